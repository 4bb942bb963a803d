using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace Tigris.Benchmarks;

/// <summary>The machine of the measurement, which the figures depend on.</summary>
/// <param name="Processors">Logical processors.</param>
/// <param name="Processor">The name of the processor; empty if the system doesn't report it.</param>
/// <param name="System">The operating system.</param>
/// <param name="Runtime">The .NET runtime.</param>
internal sealed record Machine(int Processors, string Processor, string System, string Runtime)
{
    public static Machine Describe() => new(
        Environment.ProcessorCount, ProcessorName(), RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription);

    private static string ProcessorName()
    {
        const string Source = "/proc/cpuinfo";
        var lines = File.Exists(Source) ? File.ReadLines(Source) : [];
        var line = lines.FirstOrDefault(text => text.StartsWith("model name", StringComparison.Ordinal));
        return line?.Split(':')[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
