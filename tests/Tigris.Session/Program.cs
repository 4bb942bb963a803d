using System;
using Tigris.EngineHost;

// Imports the module that the first argument names, runs the script in the second one, and prints each output object as a line.
using var runspace = new EngineRunspace();
runspace.Import(args[0]);
using var shell = runspace.NewShell(args[1]);
foreach (var output in shell.Invoke())
{
    Console.WriteLine(output);
}

foreach (var error in shell.Streams.Error)
{
    Console.Error.WriteLine(error);
}

return shell.HadErrors ? 1 : 0;
