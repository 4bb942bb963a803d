using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;

namespace Tigris.Benchmarks;

/// <summary>Measures bulk commands at a server with a rate limit, and compares the results with the promises.</summary>
/// <param name="server">The command that starts the server.</param>
internal sealed class LimitTable(string server)
{
    /// <summary>The command that starts the server of this project.</summary>
    public const string Independent = "serve-limited";

    /// <summary>The command that starts the emulator.</summary>
    public const string Emulator = "serve-emulator";

    private const int Organizations = 10;

    /// <summary>Returns the ids of the organizations that a client reads.</summary>
    public static IEnumerable<string> Ids(string prefix) => Enumerable.Range(0, Organizations).Select(number => prefix + Text(number));

    /// <summary>Runs the matrix: rates, with and without Retry-After, and throttle limits. Writes one line for each run.</summary>
    /// <returns>0 if all runs keep the promises; otherwise, 1.</returns>
    public async Task<int> MeasureAsync(double[] rates, int[] limits, int seconds, double burst)
    {
        var missed = 0;
        Console.WriteLine("rate\tRetry-After\tthrottle limit\tfailed\tused from 5 s\trefused\trefused from 5 s");
        foreach (var rate in rates)
        {
            foreach (var retryAfter in new[] { false, true })
            {
                foreach (var limit in limits)
                {
                    missed += await RunAsync(rate, retryAfter, limit, seconds, burst) ? 0 : 1;
                }
            }
        }

        // A bucket of ten tokens shows its rate less clearly: a pause of a second loses most of what the server allows.
        foreach (var rate in rates.Where(rate => rate >= 50))
        {
            missed += await RunAsync(rate, false, 32, 2 * seconds, 10 / rate) ? 0 : 1;
        }

        missed += await ShareAsync(50, seconds) ? 0 : 1;
        missed += await RiseAsync() ? 0 : 1;
        Console.WriteLine(missed == 0 ? "All runs keep the promises." : $"{missed} runs miss the promises.");
        return missed == 0 ? 0 : 1;
    }

    /// <summary>Runs a bulk command, and writes the number of failed records.</summary>
    public static void Call(Uri endpoint, string prefix, int limit, int count)
    {
        using var engine = Engine.ConnectedTo(endpoint);
        var failed = engine.Run($"1..{count} | ForEach-Object {{ '{prefix}' + $_ % {Organizations} }} | Get-TigrisOrganization -ThrottleLimit {limit} -ErrorAction SilentlyContinue -ErrorVariable failed | Out-Null; $failed.Count");
        Console.WriteLine(failed[^1]);
    }

    private async Task<bool> RunAsync(double rate, bool retryAfter, int limit, int seconds, double burst)
    {
        await using var child = Server(rate, burst * rate, retryAfter, 0);
        var endpoint = await child.ReadLineAsync();
        var count = (int)((seconds + burst) * rate);
        var failed = await CallAsync(endpoint, "a", limit, count);
        var counts = await CountsAsync(child);

        // The last second is not a whole one.
        var end = Enumerable.Range(0, 600).Last(second => counts.ServedIn(second) > 0);
        var used = end > 5 ? Enumerable.Range(5, end - 5).Average(counts.ServedIn) / rate : 1;
        var refused = (double)counts.Refused.Sum() / (counts.Refused.Sum() + count);
        var later = counts.Refused.Skip(5).Sum();
        var laterShare = (double)later / Math.Max(1, later + Enumerable.Range(5, Math.Max(0, end - 4)).Sum(counts.ServedIn));
        var isKept = failed == 0 && used >= 0.9 && refused <= 0.15 && laterShare <= 0.05;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rate}\t{(retryAfter ? "yes" : "no")}\t{limit}\t{failed}\t{used:0.00}\t{refused:0.000}\t{laterShare:0.000}{(isKept ? "" : "\tMISSED")}"));
        return isKept;
    }

    private async Task<bool> ShareAsync(double rate, int seconds)
    {
        await using var child = Server(rate, rate, false, 0);
        var endpoint = await child.ReadLineAsync();
        var count = (int)(seconds * rate);
        var failed = await Task.WhenAll(CallAsync(endpoint, "a", 32, count), CallAsync(endpoint, "b", 32, count));
        var counts = await CountsAsync(child);

        // While both run.
        var (a, b) = (counts.Served["a"], counts.Served["b"]);
        var both = Enumerable.Range(5, 590).Where(second => a.Skip(second + 1).Sum() > 0 && b.Skip(second + 1).Sum() > 0 && a.Take(second).Sum() > 0 && b.Take(second).Sum() > 0).ToArray();
        var least = both.Length == 0 ? 0 : Math.Min(both.Average(second => a[second]), both.Average(second => b[second])) / rate;
        var isKept = failed.Sum() == 0 && least >= 0.25;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"two processes at {rate}/s: {failed.Sum()} failed, the slower one gets {least:0.00} of the rate{(isKept ? "" : "\tMISSED")}"));
        return isKept;
    }

    private async Task<bool> RiseAsync()
    {
        await using var child = Server(50, 50, false, 500);
        var endpoint = await child.ReadLineAsync();
        var failed = await CallAsync(endpoint, "a", 128, 9000);
        var counts = await CountsAsync(child);
        var reached = Enumerable.Range(LimitServer.RaisedAfter, 580).FirstOrDefault(second => counts.ServedIn(second) >= 450, 600) - LimitServer.RaisedAfter;
        var isKept = failed == 0 && reached <= 15;
        Console.WriteLine($"50/s rises to 500/s: {failed} failed, 0.9 reached after {reached} s{(isKept ? "" : "\tMISSED")}");
        return isKept;
    }

    private Child Server(double rate, double burst, bool retryAfter, double raisedTo) => Child.Self(
        server, Text(rate), Text(burst), retryAfter ? "true" : "false", Text(raisedTo));

    private static async Task<int> CallAsync(string endpoint, string prefix, int limit, int count) => int.Parse(
        await Child.LineOfAsync(Child.Self("call-limited", endpoint, prefix, Text(limit), Text(count))), CultureInfo.InvariantCulture);

    private static async Task<LimitCounts> CountsAsync(Child child) => JsonSerializer.Deserialize<LimitCounts>(await child.AskAsync("counts"))!;

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
