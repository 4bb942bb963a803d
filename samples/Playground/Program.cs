using System;
using System.IO;
using System.Threading.Tasks;
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
    if (interactive)
    {
        return await PromptAsync();
    }

    // Each runs on a separate emulator. The proof needs invoices of its own requests, without the generated usage of the tour.
    var exitCode = await TourAsync(demoUsage: true, (tour, _) => tour.Run(Repository.Lifecycle, "Path", Repository.Tenants));
    return exitCode == 0
        ? await TourAsync(demoUsage: false, (tour, emulator) => tour.Run(Repository.Proof, "S3Endpoint", emulator.S3Endpoint))
        : exitCode;
}
catch (Exception exception) when (exception is IOException or PlaygroundException)
{
    Console.Error.WriteLine(Terminal.In(Terminal.Red, exception.Message));
    return 1;
}

static async Task<int> PromptAsync()
{
    await using var emulator = await StartAsync(demoUsage: true);
    using var session = new Session(interactive: true);
    session.Start(Repository.Manifest);
    using var prompt = new InteractivePrompt(session);
    return await prompt.RunAsync(emulator);
}

static async Task<int> TourAsync(bool demoUsage, Func<ScriptTour, EmulatorServer, int> run)
{
    await using var emulator = await StartAsync(demoUsage);
    using var session = new Session(interactive: false);
    session.Start(Repository.Manifest);
    return run(new ScriptTour(session), emulator);
}

static async Task<EmulatorServer> StartAsync(bool demoUsage)
{
    var options = new EmulatorOptions { Port = 0, DemoUsage = demoUsage };
    var emulator = await EmulatorServer.StartAsync(options);
    ProviderEnvironment.Describe(emulator, options);
    return emulator;
}
