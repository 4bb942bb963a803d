using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tigris.Benchmarks;

/// <summary>What a process measured of itself.</summary>
/// <param name="Count">Calls, or objects.</param>
/// <param name="Seconds">Time that passed.</param>
/// <param name="CpuSeconds">Processor time of all its threads.</param>
/// <param name="PeakBytes">The largest working set that it had, ever.</param>
internal sealed record Measurement(int Count, double Seconds, double CpuSeconds, long PeakBytes)
{
    [JsonIgnore]
    public double PerSecond => Count / Seconds;

    [JsonIgnore]
    public double CpuMicroseconds => CpuSeconds * 1e6 / Count;

    public string ToJson() => JsonSerializer.Serialize(this);

    public static Measurement Parse(string json) => JsonSerializer.Deserialize<Measurement>(json)!;
}
