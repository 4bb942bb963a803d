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
/// Delivers events to webhooks, at least once: what is not answered with 2xx within ten seconds is tried again, later each time. How often
/// nobody documents. Events wait in the database, so that they outlive a restart.
/// </summary>
internal sealed class Deliveries : IAsyncDisposable
{
    private const int MostAttempts = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private readonly Database _database;
    private readonly BucketStore _buckets;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;
    private readonly ITimer _timer;
    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _work;

    public Deliveries(Database database, BucketStore buckets, EmulatorOptions options)
    {
        _database = database;
        _buckets = buckets;
        _time = options.TimeProvider;
        _http = new HttpClient(options.WebhookHandler ?? TrustingLoopback(), disposeHandler: options.WebhookHandler is null) { Timeout = Timeout.InfiniteTimeSpan };
        _timer = _time.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _work = Task.Run(RunAsync);
        Wake();
    }

    private sealed record Waiting(long Id, string Bucket, string Body, int Attempts);

    public void Wake() => _wakes.Writer.TryWrite(true);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _timer.DisposeAsync();
        _http.Dispose();
        _stop.Dispose();
    }

    private static HttpClientHandler TrustingLoopback() => new()
    {
        AllowAutoRedirect = false,

        // A receiver on this machine has the certificate that its developer made.
        ServerCertificateCustomValidationCallback = (request, _, _, errors) => errors == SslPolicyErrors.None || request.RequestUri!.IsLoopback,
    };

    private async Task RunAsync()
    {
        await foreach (var _ in _wakes.Reader.ReadAllAsync(_stop.Token))
        {
            foreach (var waiting in Due()) await DeliverAsync(waiting);
            if (NextDue() is { } next) _timer.Change(next > TimeSpan.Zero ? next : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    private List<Waiting> Due() => _database.Query(
        "SELECT id, bucket, body, attempts FROM events WHERE due <= $1 ORDER BY due, id LIMIT 100",
        row => new Waiting(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt32(3)),
        Now.Ticks);

    private TimeSpan? NextDue() => _database.Query("SELECT due FROM events ORDER BY due LIMIT 1", row => row.GetInt64(0)) is [var due]
        ? new DateTime(due, DateTimeKind.Utc) - Now
        : null;

    private DateTime Now => _time.GetUtcNow().UtcDateTime;

    private async Task DeliverAsync(Waiting waiting)
    {
        // What is switched off in between is not delivered later.
        var settings = NotificationSettings.Read(_buckets.FindAnywhere(waiting.Bucket)?.Notifications);
        var attempts = waiting.Attempts + 1;
        if (settings is not { Enabled: true, Webhook: { } webhook } || await IsTakenAsync(webhook, settings.Auth, waiting.Body) || attempts == MostAttempts)
        {
            _database.Execute("DELETE FROM events WHERE id = $1", waiting.Id);
            return;
        }

        var wait = TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(2, attempts - 1)));
        _database.Execute("UPDATE events SET attempts = $2, due = $3 WHERE id = $1", waiting.Id, attempts, (Now + wait).Ticks);
    }

    private async Task<bool> IsTakenAsync(string webhook, NotificationAuth? auth, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (auth?.Token is { } token) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        else if (auth?.BasicUser is { } user)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{auth.BasicPass}")));

        using var patience = new CancellationTokenSource(Patience, _time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, _stop.Token);
        try
        {
            using var response = await _http.SendAsync(request, end.Token);
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !_stop.IsCancellationRequested)
        {
            return false;
        }
    }
}
