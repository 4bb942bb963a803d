using System.Linq;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Tigris.Benchmarks;

/// <summary>Measures small parts with BenchmarkDotNet.</summary>
internal static class PartsTable
{
    public static void Measure(Report report)
    {
        var config = DefaultConfig.Instance
            .WithArtifactsPath(Report.Scratch)
            .WithOptions(ConfigOptions.JoinSummary)
            .AddJob(Job.MediumRun.WithLaunchCount(1).WithToolchain(InProcessEmitToolchain.Instance));
        var summaries = BenchmarkRunner.Run(typeof(PartsTable).Assembly, config);
        PartResult[] results =
        [
            .. summaries.SelectMany(summary => summary.Reports).Select(one => new PartResult(
                one.BenchmarkCase.Descriptor.WorkloadMethod.Name,
                one.ResultStatistics!.Mean / 1000,
                one.GcStats.GetBytesAllocatedPerOperation(one.BenchmarkCase) ?? 0)),
        ];
        var table = new MarkdownTable("Part", "Mean, µs", "Allocated, bytes");
        foreach (var result in results)
        {
            table.Add(result.Part, result.MeanMicroseconds, (double)result.AllocatedBytes);
        }

        report.Publish("parts", table, results);
    }
}
