using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Text;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Tigris.Emulator.Rules;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Notifications;

/// <summary>
/// Delivers events to webhooks at least once. A delivery without a 2xx response within ten seconds is repeated with growing delays; the vendor
/// doesn't document them. Events are stored in the database, so that they survive a restart.
/// </summary>
internal sealed class Deliveries : IAsyncDisposable
{
    private const int MostAttempts = 10;
    private const int MostAtOnce = 32;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private readonly Database _database;
    private readonly BucketStore _buckets;
    private readonly TimeProvider _time;
    private readonly ProblemLog _problems;
    private readonly HttpClient _http;
    private readonly ITimer _timer;
    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _slots = new(MostAtOnce);
    private readonly Dictionary<string, Task> _underWay = new(StringComparer.Ordinal);
    private readonly Task _work;

    public Deliveries(Database database, BucketStore buckets, EmulatorOptions options, ProblemLog problems)
    {
        _problems = problems;
        _database = database;
        _buckets = buckets;
        _time = options.TimeProvider;
        _http = new HttpClient(options.WebhookHandler ?? TrustingLoopback(), disposeHandler: options.WebhookHandler is null) { Timeout = Timeout.InfiniteTimeSpan };
        _timer = _time.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _work = Task.Run(RunAsync);
        Wake();
    }

    private sealed record WaitingBucket
    {
        public string Bucket { get; init; } = "";

        public DateTime Due { get; init; }
    }

    private sealed record WaitingEvent
    {
        public long Id { get; init; }

        public string Bucket { get; init; } = "";

        public string Body { get; init; } = "";

        public int Attempts { get; init; }
    }

    public void Wake() => _wakes.Writer.TryWrite(true);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _timer.DisposeAsync();
        _http.Dispose();
        _slots.Dispose();
        _stop.Dispose();
    }

    private static HttpClientHandler TrustingLoopback() => new()
    {
        AllowAutoRedirect = false,

        // A receiver on this machine uses a development certificate.
        ServerCertificateCustomValidationCallback = (request, _, _, errors) => errors == SslPolicyErrors.None || request.RequestUri!.IsLoopback,
    };

    private async Task RunAsync()
    {
        try
        {
            await foreach (var _ in _wakes.Reader.ReadAllAsync(_stop.Token))
            {
                try
                {
                    Begin();
                }
                catch (Exception e)
                {
                    _problems.Add("the events that wait could not be read", e);
                    _timer.Change(Patience, Timeout.InfiniteTimeSpan);
                }
            }
        }
        finally
        {
            await Task.WhenAll(_underWay.Values);
        }
    }

    // Each bucket has its own order: a webhook that hangs doesn't delay other tenants.
    private void Begin()
    {
        foreach (var (bucket, work) in _underWay)
        {
            if (work.IsCompleted) _underWay.Remove(bucket);
        }

        var now = Now;
        DateTime? next = null;
        foreach (var first in FirstDue())
        {
            var (bucket, due) = (first.Bucket, first.Due);
            if (_underWay.ContainsKey(bucket)) continue;
            if (due > now)
            {
                next = next < due ? next : due;
                continue;
            }

            var work = Task.Run(() => DeliverAsync(bucket));
            _underWay.Add(bucket, work);
            _ = WakeAfterAsync(work);
        }

        if (next is { } then) _timer.Change(then - now, Timeout.InfiniteTimeSpan);
    }

    private async Task WakeAfterAsync(Task work)
    {
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Wake();
    }

    private async Task DeliverAsync(string bucket)
    {
        try
        {
            foreach (var waiting in Due(bucket))
            {
                await _slots.WaitAsync(_stop.Token);
                try
                {
                    await DeliverAsync(waiting);
                }
                finally
                {
                    _slots.Release();
                }
            }
        }
        catch (Exception e) when (!_stop.IsCancellationRequested)
        {
            _problems.Add($"the events of bucket {bucket} could not be delivered", e);

            // The events are still stored and are delivered later.
            await Task.Delay(Patience, _time, _stop.Token);
        }
    }

    private List<WaitingBucket> FirstDue() =>
        _database.Query<WaitingBucket>("SELECT bucket, min(due) AS due FROM events GROUP BY bucket ORDER BY min(due)");

    private List<WaitingEvent> Due(string bucket) => _database.Query<WaitingEvent>(
        "SELECT id, bucket, body, attempts FROM events WHERE bucket = $1 AND due <= $2 ORDER BY due, id LIMIT 100", bucket, Now.Ticks);

    private DateTime Now => _time.GetUtcNow().UtcDateTime;

    private async Task DeliverAsync(WaitingEvent waiting)
    {
        // Events are dropped if notifications were disabled in the meantime.
        var settings = NotificationSettings.Read(_buckets.FindAnywhere(waiting.Bucket)?.Notifications);
        if (settings is not { Enabled: true, Webhook: { } webhook } || await RefusalAsync(webhook, settings.Auth, waiting.Body) is not { } refusal)
        {
            _database.Execute("DELETE FROM events WHERE id = $1", waiting.Id);
            return;
        }

        var attempts = waiting.Attempts + 1;
        _problems.Add($"the webhook of bucket {waiting.Bucket} did not accept an event at attempt {attempts} of {MostAttempts}: {refusal}");
        if (attempts == MostAttempts)
        {
            _database.Execute("DELETE FROM events WHERE id = $1", waiting.Id);
            return;
        }

        var wait = TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(2, attempts - 1)));
        _database.Execute("UPDATE events SET attempts = $2, due = $3 WHERE id = $1", waiting.Id, attempts, (Now + wait).Ticks);
    }

    /// <summary>Returns the reason of a failed delivery; null on success.</summary>
    private async Task<string?> RefusalAsync(string webhook, NotificationAuth? auth, string body)
    {
        using var patience = new CancellationTokenSource(Patience, _time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, _stop.Token);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, webhook) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            if (auth?.Token is { } token) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            else if (auth?.BasicUser is { } user)
                request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{auth.BasicPass}")));
            using var response = await _http.SendAsync(request, end.Token);
            return response.IsSuccessStatusCode ? null : FormattableString.Invariant($"status {(int)response.StatusCode}");
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !_stop.IsCancellationRequested)
        {
            return FormattableString.Invariant($"no answer within {Patience.TotalSeconds} seconds");
        }
        catch (Exception e) when (!_stop.IsCancellationRequested)
        {
            return e.Message;
        }
    }
}
