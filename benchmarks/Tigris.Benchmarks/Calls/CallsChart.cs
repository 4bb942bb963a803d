using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ScottPlot;

namespace Tigris.Benchmarks;

/// <summary>One chart for each delay: calls a second against calls in flight, both on logarithmic axes.</summary>
internal static class CallsChart
{
    public static void Draw(IReadOnlyCollection<CallResult> results, string folder)
    {
        foreach (var delay in results.GroupBy(result => result.Delay))
        {
            var plot = new Plot();
            foreach (var caller in delay.GroupBy(result => result.Caller).Where(group => group.Count() > 1))
            {
                var line = plot.Add.Scatter(
                    caller.Select(result => Math.Log2(result.InFlight)).ToArray(), caller.Select(result => Math.Log10(result.PerSecond)).ToArray());
                line.LegendText = caller.Key;
                line.LineWidth = 2;
            }

            plot.Title(FormattableString.Invariant($"Calls a second, answers after {delay.Key} ms"));
            plot.XLabel("calls in flight");
            plot.YLabel("calls a second");
            plot.Axes.Bottom.SetTicks(
                [.. delay.Select(result => Math.Log2(result.InFlight)).Distinct()],
                [.. delay.Select(result => FormattableString.Invariant($"{result.InFlight}")).Distinct()]);
            double[] decades = [0, 1, 2, 3, 4, 5];
            plot.Axes.Left.SetTicks(decades, [.. decades.Select(decade => FormattableString.Invariant($"{Math.Pow(10, decade):N0}"))]);
            plot.ShowLegend(Alignment.UpperLeft);
            plot.SaveSvg(Path.Combine(folder, FormattableString.Invariant($"performance-{delay.Key}ms.svg")), 640, 400);
        }
    }
}
