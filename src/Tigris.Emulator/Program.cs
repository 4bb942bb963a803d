using System;
using Tigris.Emulator;

return await CommandLine.Create(Console.Out, Console.Error).Parse(args).InvokeAsync();
