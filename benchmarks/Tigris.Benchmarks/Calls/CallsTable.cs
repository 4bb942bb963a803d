using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.Benchmarks;

/// <summary>Measures all callers in alternation, so that other load on the machine affects all of them.</summary>
internal static class CallsTable
{
    private static readonly string[] Own = ["bare", "client", "command"];

    public static async Task MeasureAsync(int[] delays, int[] inFlight, TimeSpan time, int rounds, Report report)
    {
        var results = new List<CallResult>();
        foreach (var delay in delays)
        {
            await using var server = Child.Self("serve", Text(delay), "1");
            var endpoint = await server.ReadLineAsync();
            foreach (var calls in inFlight)
            {
                results.AddRange(await MeasureAsync(endpoint, delay, calls, time, rounds));
            }
        }

        report.Publish("calls", TableOf(results), results);
        CallsChart.Draw(results, report.Images);
    }

    private static async Task<IEnumerable<CallResult>> MeasureAsync(string endpoint, int delay, int inFlight, TimeSpan time, int rounds)
    {
        string[] scripts = inFlight == 1 ? ["sequential"] : ["parallel", "shares"];
        var runs = new List<(string Caller, Measurement Measured)>();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var caller in Own.Concat(scripts))
            {
                var measured = await MeasureAsync(caller, endpoint, inFlight, time);
                runs.Add((caller, measured));
                Console.Error.WriteLine(FormattableString.Invariant(
                    $"{caller,-10} {delay,3} ms {inFlight,3} in flight: {measured.PerSecond,8:N0}/s {measured.CpuMicroseconds,6:N0} us"));
            }
        }

        return runs.GroupBy(run => run.Caller, run => run.Measured).Select(group => new CallResult(
            group.Key,
            delay,
            inFlight,
            Median(group.Select(one => one.PerSecond)),
            Median(group.Select(one => one.CpuMicroseconds)),
            Median(group.Select(one => one.PeakBytes / 1e6))));
    }

    private static async Task<Measurement> MeasureAsync(string caller, string endpoint, int inFlight, TimeSpan time) =>
        Measurement.Parse(await Child.LineOfAsync(Own.Contains(caller)
            ? Child.Self("call", caller, endpoint, Text(inFlight), Text(time.TotalSeconds))
            : Child.PowerShell(Repository.Script("Calls", caller), endpoint, Text(inFlight), Text(time.TotalSeconds))));

    private static MarkdownTable TableOf(List<CallResult> results)
    {
        var table = new MarkdownTable(
            "Answer after", "In flight", "Bare/s", "Client/s", "Command/s", "Command : bare", "Script/s", "Command : script", "Shares/s",
            "Bare, µs CPU", "Client, µs CPU", "Command, µs CPU", "CPU, command : bare", "Script, µs CPU", "Shares, µs CPU", "Command, peak MB");
        foreach (var cell in results.GroupBy(result => (result.Delay, result.InFlight)))
        {
            var by = cell.ToDictionary(result => result.Caller);
            var (bare, client, command) = (by["bare"], by["client"], by["command"]);
            var script = by.GetValueOrDefault("sequential") ?? by.GetValueOrDefault("parallel");
            var shares = by.GetValueOrDefault("shares");
            table.Add(
                FormattableString.Invariant($"{cell.Key.Delay} ms"), cell.Key.InFlight, bare.PerSecond, client.PerSecond, command.PerSecond,
                command.PerSecond / bare.PerSecond, script?.PerSecond, command.PerSecond / script?.PerSecond, shares?.PerSecond,
                bare.CpuMicroseconds, client.CpuMicroseconds, command.CpuMicroseconds, command.CpuMicroseconds / bare.CpuMicroseconds,
                script?.CpuMicroseconds, shares?.CpuMicroseconds, command.PeakMegabytes);
        }

        return table;
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
