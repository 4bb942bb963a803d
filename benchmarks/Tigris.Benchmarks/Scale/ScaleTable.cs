using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;

namespace Tigris.Benchmarks;

/// <summary>Compares the memory of long and short pipelines.</summary>
internal static class ScaleTable
{
    private static readonly (string Work, int Count)[] Runs = [("listing", 10_000), ("listing", 1_000_000), ("bulk", 1_000), ("bulk", 100_000)];

    public static async Task MeasureAsync(Report report)
    {
        var table = new MarkdownTable("Pipeline", "Organizations", "Seconds", "A second", "Peak MB");
        var results = new List<ScaleResult>();
        foreach (var (work, count) in Runs)
        {
            var total = count.ToString(CultureInfo.InvariantCulture);
            await using var server = Child.Self("serve", "0", total);
            var measured = Measurement.Parse(await Child.LineOfAsync(Child.Self("list", work, await server.ReadLineAsync(), total)));
            var result = new ScaleResult(work, count, measured.Seconds, measured.PerSecond, measured.PeakBytes / 1e6);
            results.Add(result);
            table.Add(work, count.ToString("N0", CultureInfo.InvariantCulture), result.Seconds, result.PerSecond, result.PeakMegabytes);
        }

        report.Publish("scale", table, results);
    }
}
