namespace Tigris.Benchmarks;

/// <summary>How long something took at the start of a session.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Least">The least time of all rounds, in milliseconds: what it costs when nothing else disturbs.</param>
/// <param name="Median">The median of all rounds, in milliseconds.</param>
internal sealed record LoadingResult(string Name, double Least, double Median);
