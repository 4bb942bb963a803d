using System;
using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Benchmarks;

/// <summary>Defines the commands, one for each measurement and one for all.</summary>
internal static class CommandLine
{
    private static readonly Option<int[]> Delay = new("--delay")
    {
        Description = "Milliseconds that the server takes to answer.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [0, 20, 100],
    };

    private static readonly Option<int[]> InFlight = new("--in-flight")
    {
        Description = "Calls at once.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [1, 8, 32, 128],
    };

    private static readonly Option<double> Seconds = new("--seconds")
    {
        Description = "How long each way to call is measured, once it is warm.",
        DefaultValueFactory = _ => 3,
    };

    private static readonly Option<int> Rounds = new("--rounds")
    {
        Description = "How often each measurement is made; its median counts.",
        DefaultValueFactory = _ => 2,
    };

    private static readonly Option<bool> Docs = new("--docs")
    {
        Description = "Write the results into docs/performance.md, its charts and docs/performance.json.",
        Recursive = true,
    };

    public static RootCommand Create()
    {
        var root = new RootCommand("Measures the module. Without a command: everything, which takes about half an hour on a quiet machine.");
        var calls = new Command("calls", "Calls a second and processor time a call, of bare HttpClient, the client, the command, and scripts.")
        {
            Delay, InFlight, Seconds, Rounds,
        };
        var loading = new Command("loading", "Import and first call in fresh PowerShell processes.") { Rounds };
        var scale = new Command("scale", "Memory of a listing of a million, and of a hundred thousand records in a bulk command.");
        var parts = new Command("parts", "Time and allocations of the small parts.");
        var billing = new Command("billing", "Computes 10,000 statements in memory, and compares Get-TigrisStatement with Get-TigrisUsage.");
        billing.SetAction((result, _) => BillingTable.MeasureAsync(Report.To(result.GetValue(Docs))));
        calls.SetAction((result, _) => CallsTable.MeasureAsync(
            result.GetValue(Delay)!,
            result.GetValue(InFlight)!,
            TimeSpan.FromSeconds(result.GetValue(Seconds)),
            result.GetValue(Rounds),
            Report.To(result.GetValue(Docs))));
        loading.SetAction((result, _) => LoadingTable.MeasureAsync(result.GetValue(Rounds), Report.To(result.GetValue(Docs))));
        scale.SetAction((result, _) => ScaleTable.MeasureAsync(Report.To(result.GetValue(Docs))));
        parts.SetAction(result => PartsTable.Measure(Report.To(result.GetValue(Docs))));
        root.SetAction(async (result, _) =>
        {
            var report = Report.To(result.GetValue(Docs));
            await CallsTable.MeasureAsync([0, 20, 100], [1, 8, 32, 128], TimeSpan.FromSeconds(3), 2, report);
            await LoadingTable.MeasureAsync(10, report);
            await ScaleTable.MeasureAsync(report);
            await BillingTable.MeasureAsync(report);
            await DriftTable.MeasureAsync([100, 10_000], 3, report);
            PartsTable.Measure(report);
        });
        root.Options.Add(Docs);
        foreach (var command in new[] { calls, loading, scale, billing, parts, Drift(), Limit(), Serve(), Call(), List(), Rate(), CallLimited(), ServeTenants(), DriftOf() })
        {
            root.Subcommands.Add(command);
        }

        root.Subcommands.Add(ServeLimited(LimitTable.Independent, LimitServer.RunAsync));
        root.Subcommands.Add(ServeLimited(LimitTable.Emulator, LimitEmulator.RunAsync));

        return root;
    }

    private static Command Limit()
    {
        var rates = new Option<double[]>("--rate") { Description = "Requests a second.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [5, 50, 500] };
        var limits = new Option<int[]>("--in-flight") { Description = "Throttle limits.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [8, 32, 128, 256] };
        var seconds = new Option<int>("--seconds") { Description = "Length of each run.", DefaultValueFactory = _ => 20 };
        var burst = new Option<double>("--burst") { Description = "Size of the bucket, in seconds of its rate.", DefaultValueFactory = _ => 1 };
        var emulator = new Option<bool>("--emulator") { Description = "Use the emulator instead of the server of this project." };
        var command = new Command("limit", "Bulk commands at a server with a rate limit: failures, use of the rate, refusals.") { rates, limits, seconds, burst, emulator };
        command.SetAction((result, _) => new LimitTable(result.GetValue(emulator) ? LimitTable.Emulator : LimitTable.Independent).MeasureAsync(
            result.GetValue(rates)!, result.GetValue(limits)!, result.GetValue(seconds), result.GetValue(burst)));
        return command;
    }

    private static Command Drift()
    {
        var tenants = new Option<int[]>("--tenants") { Description = "Numbers of tenants.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [100, 10_000] };
        var rounds = new Option<int>("--rounds") { Description = "How often each measurement is made; its median counts.", DefaultValueFactory = _ => 3 };
        var command = new Command("drift", "Compares Compare-TigrisTenant with the client that sends the same reads.") { tenants, rounds };
        command.SetAction(async (result, _) =>
            await DriftTable.MeasureAsync(result.GetValue(tenants)!, result.GetValue(rounds), Report.To(result.GetValue(Docs))) ? 0 : 1);
        return command;
    }

    private static Command ServeTenants()
    {
        var tenants = new Argument<int>("tenants");
        var command = new Command("serve-tenants") { tenants };
        command.Hidden = true;
        command.SetAction((result, cancellationToken) => DriftServer.RunAsync(result.GetValue(tenants), cancellationToken));
        return command;
    }

    private static Command DriftOf()
    {
        var work = new Argument<string>("work");
        var endpoint = Endpoint();
        var path = new Argument<string>("path");
        var tenants = new Argument<int>("tenants");
        var command = new Command("drift-work") { work, endpoint, path, tenants };
        command.Hidden = true;
        command.SetAction(async (result, _) => Console.WriteLine((await DriftWork.MeasureAsync(
            result.GetValue(work)!,
            result.GetValue(endpoint)!,
            result.GetValue(path)!,
            result.GetValue(tenants))).ToJson()));
        return command;
    }

    private static Command ServeLimited(string name, Func<double, double, bool, double, CancellationToken, Task> runAsync)
    {
        var rate = new Argument<double>("rate");
        var burst = new Argument<double>("burst");
        var retryAfter = new Argument<bool>("retry-after");
        var raisedTo = new Argument<double>("raised-to");
        var command = new Command(name) { rate, burst, retryAfter, raisedTo };
        command.Hidden = true;
        command.SetAction((result, cancellationToken) => runAsync(
            result.GetValue(rate), result.GetValue(burst), result.GetValue(retryAfter), result.GetValue(raisedTo), cancellationToken));
        return command;
    }

    private static Command CallLimited()
    {
        var endpoint = Endpoint();
        var prefix = new Argument<string>("prefix");
        var limit = new Argument<int>("limit");
        var count = new Argument<int>("count");
        var command = new Command("call-limited") { endpoint, prefix, limit, count };
        command.Hidden = true;
        command.SetAction(result => LimitTable.Call(
            result.GetValue(endpoint)!, result.GetValue(prefix)!, result.GetValue(limit), result.GetValue(count)));
        return command;
    }

    // The commands that the measurements run in separate processes.
    private static Command Serve()
    {
        var delay = new Argument<int>("milliseconds");
        var organizations = new Argument<int>("organizations");
        var command = new Command("serve") { delay, organizations };
        command.Hidden = true;
        command.SetAction((result, cancellationToken) => AnswerServer.RunAsync(
            TimeSpan.FromMilliseconds(result.GetValue(delay)), result.GetValue(organizations), cancellationToken));
        return command;
    }

    private static Command Call()
    {
        var caller = new Argument<string>("caller");
        var endpoint = Endpoint();
        var inFlight = new Argument<int>("in-flight");
        var seconds = new Argument<double>("seconds");
        var command = new Command("call") { caller, endpoint, inFlight, seconds };
        command.Hidden = true;
        command.SetAction(async (result, _) => Console.WriteLine((await Callers.MeasureAsync(
            result.GetValue(caller)!,
            result.GetValue(endpoint)!,
            result.GetValue(inFlight),
            TimeSpan.FromSeconds(result.GetValue(seconds)))).ToJson()));
        return command;
    }

    private static Command List()
    {
        var work = new Argument<string>("work");
        var endpoint = Endpoint();
        var count = new Argument<int>("count");
        var command = new Command("list") { work, endpoint, count };
        command.Hidden = true;
        command.SetAction(async (result, _) => Console.WriteLine(
            (await ScaleWork.MeasureAsync(result.GetValue(work)!, result.GetValue(endpoint)!, result.GetValue(count))).ToJson()));
        return command;
    }

    private static Command Rate()
    {
        var tenants = new Argument<int>("tenants");
        var command = new Command("rate") { tenants };
        command.Hidden = true;
        command.SetAction(async (result, _) =>
            Console.WriteLine((await Meter.MeasureAsync(() => Task.FromResult(RatingWork.Run(result.GetValue(tenants))))).ToJson()));
        return command;
    }

    private static Argument<Uri> Endpoint() => new("endpoint") { CustomParser = result => new Uri(result.Tokens[0].Value) };
}
