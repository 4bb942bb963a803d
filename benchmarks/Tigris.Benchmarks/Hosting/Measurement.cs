using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tigris.Benchmarks;

/// <summary>The figures of one process.</summary>
/// <param name="Count">The number of calls or objects.</param>
/// <param name="Seconds">The elapsed time.</param>
/// <param name="CpuSeconds">The processor time of all threads.</param>
/// <param name="PeakBytes">The largest working set of the process.</param>
internal sealed record Measurement(int Count, double Seconds, double CpuSeconds, long PeakBytes)
{
    [JsonIgnore]
    public double PerSecond => Count / Seconds;

    [JsonIgnore]
    public double CpuMicroseconds => CpuSeconds * 1e6 / Count;

    public string ToJson() => JsonSerializer.Serialize(this);

    public static Measurement Parse(string json) => JsonSerializer.Deserialize<Measurement>(json)!;
}
