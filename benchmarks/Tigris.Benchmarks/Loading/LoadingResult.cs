namespace Tigris.Benchmarks;

/// <summary>The duration of a step at the start of a session.</summary>
/// <param name="Name">The name of the step.</param>
/// <param name="Least">The shortest time of all rounds, in milliseconds, which has the least disturbance.</param>
/// <param name="Median">The median of all rounds, in milliseconds.</param>
internal sealed record LoadingResult(string Name, double Least, double Median);
