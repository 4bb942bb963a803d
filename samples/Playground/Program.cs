using System;
using System.IO;
using Tigris.Emulator;
using Tigris.Playground;
using Tigris.Playground.Hosting;
using Tigris.Playground.Prompt;
using Tigris.Playground.Tour;

var interactive = args is ["--interactive"];
if (args.Length > 0 && !interactive)
{
    Console.Error.WriteLine("Usage: dotnet run --project samples/Playground [-- --interactive]");
    return 2;
}

try
{
    var options = new EmulatorOptions { Port = 0, DemoUsage = true };
    await using var emulator = await EmulatorServer.StartAsync(options, default);
    ProviderEnvironment.Describe(emulator, options);

    using var session = new Session(interactive);
    session.Start(Repository.Manifest);
    if (!interactive)
    {
        return new ScriptTour(session).Run(Repository.Script, Repository.Tenants);
    }

    using var prompt = new InteractivePrompt(session);
    return await prompt.RunAsync(emulator.Endpoint);
}
catch (Exception exception) when (exception is IOException or PlaygroundException)
{
    Console.Error.WriteLine(Terminal.In(Terminal.Red, exception.Message));
    return 1;
}
