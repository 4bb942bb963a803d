using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Emulator;

namespace Tigris.Benchmarks;

/// <summary>The emulator with a rate limit, which checks signatures and keeps state, as the second server of the measurement.</summary>
internal static class LimitEmulator
{
    /// <summary>Serves on a free port with the arguments of <see cref="LimitServer.RunAsync"/>.</summary>
    public static async Task RunAsync(double rate, double burst, bool retryAfter, double raisedTo, CancellationToken cancellationToken)
    {
        await using var server = await EmulatorServer.StartAsync(
            new EmulatorOptions { Port = 0, ProviderId = Account.ProviderId, SigningKey = Account.Key, RequestLogCapacity = 100_000 }, cancellationToken);
        await CreateOrganizationsAsync(server.Endpoint, cancellationToken);
        server.Requests.Clear();
        server.RateLimit = Limit(rate, burst, retryAfter);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var rise = raisedTo > 0 ? RaiseAsync(server, Limit(raisedTo, raisedTo / rate * burst, retryAfter), stop.Token) : Task.CompletedTask;
        await LimitCounts.AnswerAsync(server.Endpoint.AbsoluteUri, () => Count(server.Requests.Entries), cancellationToken);
        await stop.CancelAsync();
        await rise.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static RateLimit Limit(double rate, double burst, bool retryAfter) =>
        new(rate, (int)burst) { RetryAfter = retryAfter ? RetryAfterForm.Seconds : RetryAfterForm.None };

    private static async Task CreateOrganizationsAsync(Uri endpoint, CancellationToken cancellationToken)
    {
        using var client = Account.Client(endpoint);
        foreach (var id in LimitTable.Ids("a").Concat(LimitTable.Ids("b")))
        {
            await client.Organizations.CreateAsync(id, new OrganizationRequest { OrganizationName = id }, new Actor("benchmark"), cancellationToken);
        }
    }

    private static async Task RaiseAsync(EmulatorServer server, RateLimit limit, CancellationToken cancellationToken)
    {
        while (server.Requests.Total == 0)
        {
            await Task.Delay(10, cancellationToken);
        }

        await Task.Delay(TimeSpan.FromSeconds(LimitServer.RaisedAfter), cancellationToken);
        server.RateLimit = limit;
    }

    private static LimitCounts Count(IReadOnlyList<RequestLogEntry> entries)
    {
        var counts = LimitCounts.Empty();
        if (entries.Count > 0)
        {
            var first = entries.Min(entry => entry.Started);
            foreach (var entry in entries)
            {
                counts.Add(entry.RawTarget.Split('/')[^1][..1], (entry.Started - first).TotalSeconds, entry.IsRateLimited);
            }
        }

        return counts;
    }
}
