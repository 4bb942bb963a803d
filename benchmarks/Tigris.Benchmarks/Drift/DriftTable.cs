using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.Benchmarks;

/// <summary>Compares Compare-TigrisTenant with the module's client, which sends the same reads and does nothing else.</summary>
internal static class DriftTable
{
    /// <summary>The largest ratio of the elapsed times that is promised for the most tenants.</summary>
    public const double MostTime = 1.3;

    /// <summary>The largest difference in memory between the most and the fewest tenants, in megabytes.</summary>
    public const double MostMemory = 60;

    /// <summary>Measures each number of tenants, and returns true if the promises are kept.</summary>
    public static async Task<bool> MeasureAsync(int[] tenants, int rounds, Report report)
    {
        var table = new MarkdownTable(
            "Tenants", "Requests", "Client, seconds", "Compare-TigrisTenant, seconds", "Ratio", "CPU ratio", "Export-TigrisTenant, seconds", "Compare-TigrisTenant, peak MB");
        var results = new List<DriftResult>();
        foreach (var count in tenants)
        {
            var result = await MeasureAsync(count, rounds);
            results.Add(result);
            table.Add(
                Text(count), Text(result.Requests), result.ClientSeconds, result.CompareSeconds, result.Ratio, result.CpuRatio, result.ExportSeconds, result.PeakMegabytes);
        }

        report.Publish("drift", table, results);
        return results[^1].Ratio <= MostTime && results[^1].PeakMegabytes - results[0].PeakMegabytes <= MostMemory;
    }

    private static async Task<DriftResult> MeasureAsync(int tenants, int rounds)
    {
        var path = Path.Combine(Report.Scratch, "drift.jsonl");
        File.Delete(path);
        await using var server = Child.Self("serve-tenants", Plain(tenants));
        var endpoint = await server.ReadLineAsync();
        var export = await RunAsync("export", endpoint, path, tenants);
        var (client, compare) = (new List<Measurement>(), new List<Measurement>());
        for (var round = 0; round < rounds; round++)
        {
            client.Add(await RunAsync("client", endpoint, path, tenants));
            compare.Add(await RunAsync("compare", endpoint, path, tenants));
        }

        return new DriftResult(
            tenants,
            client[0].Count,
            Median(client, one => one.Seconds),
            Median(compare, one => one.Seconds),
            Median(client, one => one.CpuSeconds),
            Median(compare, one => one.CpuSeconds),
            export.Seconds,
            Median(compare, one => one.PeakBytes / 1e6));
    }

    private static async Task<Measurement> RunAsync(string work, string endpoint, string path, int tenants) =>
        Measurement.Parse(await Child.LineOfAsync(Child.Self("drift-work", work, endpoint, path, Plain(tenants))));

    private static double Median(List<Measurement> measured, Func<Measurement, double> figure) => measured.Select(figure).Order().ElementAt(measured.Count / 2);

    private static string Plain(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Text(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
