using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Client.Http;
using Tigris.Client.Http.Throttling;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Throttling;

/// <summary>Calls at a server that refuses some of them because of its rate.</summary>
public sealed class ThrottleTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static TheoryData<string> NotRepeatable => [.. Operations.All.Where(operation => !operation.Repeatable).Select(operation => operation.Name)];

    [Invariant("bounded-call")]
    [Fact]
    public async Task Refusals_use_up_no_retries()
    {
        var steps = Enumerable.Repeat(Responses.Status(429), 20).Append(Responses.Sample()).ToArray();
        using var lab = new Lab(new TestClock(), Lab.Options(retries: 0), () => 1, false, steps);

        await lab.Client.Organizations.GetAsync("acme", CancellationToken.None);

        Assert.Equal(21, lab.Transport.Sent.Count);
        Assert.Equal(Enumerable.Range(1, 21), lab.Observer.Attempts.Select(attempt => attempt.Number));
        Assert.Equal(21, lab.Transport.Sent.Select(sent => sent.Nonce).Distinct().Count());
        Assert.All(lab.Observer.Waits, wait => Assert.True(wait.IsRefusal));
    }

    [Invariant("bounded-call")]
    [Fact]
    public async Task A_server_that_refuses_everything_ends_the_call_as_throttled()
    {
        using var lab = new Lab(new TestClock(), Lab.Options(throttleTimeout: TimeSpan.FromSeconds(20)), () => 1, false, Responses.Status(429));

        var exception = await Assert.ThrowsAsync<TigrisThrottledException>(() => lab.Client.Organizations.GetAsync("acme", CancellationToken.None));

        Assert.Equal(lab.Transport.Sent.Count, exception.Attempts);
        Assert.InRange(lab.Clock.GetUtcNow() - TestClock.Noon, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_Retry_After_beyond_the_throttle_timeout_ends_the_call_at_the_timeout()
    {
        using var lab = new Lab(Responses.RetryAfter(429, "301"));

        var exception = await Assert.ThrowsAsync<TigrisThrottledException>(() => lab.Client.Organizations.GetAsync("acme", CancellationToken.None));

        Assert.Equal((1, TimeSpan.FromSeconds(301)), (exception.Attempts, exception.RetryAfter));
        Assert.Equal(TestClock.Noon.AddSeconds(300), lab.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Calls_of_another_client_of_the_endpoint_wait_too_and_end_with_the_timeout()
    {
        var clock = new TestClock();
        var options = Lab.Options(throttleTimeout: TimeSpan.FromSeconds(30));
        var refusals = new ScriptedTransport(Responses.RetryAfter(429, "20"));
        using var first = new TigrisClient(options, clock, refusals, () => 1);
        var transport = new ScriptedTransport(Responses.Sample());
        using var second = new TigrisClient(options, clock, transport, () => 1);
        var observer = new RecordingObserver();
        var refused = first.ReportingTo(observer).Organizations.GetAsync("acme", CancellationToken.None);
        await Until(() => observer.Waits.Count == 1);
        var waiting = second.Organizations.GetAsync("acme", CancellationToken.None);

        clock.Advance(TimeSpan.FromSeconds(19));
        Assert.False(refused.IsCompleted || waiting.IsCompleted);
        Assert.Empty(transport.Sent);

        // The refused call goes first, is refused again, and both wait until the timeout.
        clock.Advance(Second);
        await Until(() => observer.Waits.Count == 2);
        Assert.Equal(2, refusals.Sent.Count);
        while (!refused.IsCompleted || !waiting.IsCompleted)
        {
            clock.Advance(Second);
            await Task.Yield();
        }

        await Assert.ThrowsAsync<TigrisThrottledException>(() => refused);
        var exception = await Assert.ThrowsAsync<TigrisThrottledException>(() => waiting);
        Assert.Equal(0, exception.Attempts);
        Assert.Contains("refused all requests since 2026-06-15T12:00:00Z (30 s), and its Retry-After ends at 2026-06-15T12:00:40Z", exception.Message, StringComparison.Ordinal);
        Assert.Empty(transport.Sent);
    }

    [Fact]
    public async Task A_call_during_a_long_pause_ends_at_once_and_names_the_times_of_the_pause()
    {
        using var lab = new Lab(Responses.RetryAfter(429, "3600"));
        await Assert.ThrowsAsync<TigrisThrottledException>(() => lab.Client.Organizations.GetAsync("acme", CancellationToken.None));
        lab.Clock.Advance(TimeSpan.FromSeconds(10));

        var exception = await Assert.ThrowsAsync<TigrisThrottledException>(() => lab.Client.Organizations.GetAsync("acme", CancellationToken.None));

        Assert.Contains("since 2026-06-15T12:00:00Z (310 s), and its Retry-After ends at 2026-06-15T13:00:00Z.", exception.Message, StringComparison.Ordinal);
        Assert.Equal((0, TimeSpan.FromSeconds(3290)), (exception.Attempts, exception.RetryAfter));
        Assert.Single(lab.Transport.Sent);
    }

    [Fact]
    public async Task Refusals_without_a_Retry_After_name_their_beginning_only()
    {
        var clock = new TestClock();
        var limiter = new RateLimiter(clock);
        var wait = new CallWaitLimits(TimeSpan.FromSeconds(30), double.NegativeInfinity, double.PositiveInfinity);
        var refused = await limiter.BeginAsync(wait, CancellationToken.None);
        limiter.Refused(refused.At, null, TimeSpan.FromSeconds(30), out _);
        var waiting = limiter.BeginAsync(wait with { NotBefore = 100 }, CancellationToken.None);

        clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(new Refusals(TestClock.Noon, TimeSpan.FromSeconds(30), null), (await waiting).Refusals);
    }

    [Fact]
    public async Task Providers_and_endpoints_have_separate_limits()
    {
        var clock = new TestClock();
        using var refused = new TigrisClient(Lab.Options(), clock, new ScriptedTransport(Responses.RetryAfter(429, "20")), () => 1);
        _ = refused.Organizations.GetAsync("acme", CancellationToken.None);
        foreach (var options in new TigrisClientOptions[]
        {
            new(new Uri("https://mgmt.example.test"), "other", Lab.Secret(Lab.Key)),
            new(new Uri("https://other.example.test"), "laravel", Lab.Secret(Lab.Key)),
        })
        {
            using var other = new TigrisClient(options, clock, new ScriptedTransport(Responses.Json("""{"data":{"id":"acme","name":"Acme","active":true}}""")), () => 1);
            await other.Organizations.GetAsync("acme", CancellationToken.None);
        }
    }

    [Fact]
    public async Task A_waiting_call_ends_when_it_is_cancelled()
    {
        var clock = new TestClock();
        var transport = new ScriptedTransport(Responses.RetryAfter(429, "20"));
        using var client = new TigrisClient(Lab.Options(), clock, transport, () => 1);
        using var giveUp = new CancellationTokenSource();
        var refused = client.Organizations.GetAsync("acme", giveUp.Token);
        var waiting = client.Organizations.GetAsync("acme", giveUp.Token);

        giveUp.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => refused);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Single(transport.Sent);
        Assert.Equal(TestClock.Noon, clock.GetUtcNow());
    }

    [Fact]
    public async Task After_a_cancelled_run_the_next_run_sends_the_request_again()
    {
        var clock = new TestClock();
        using var client = new TigrisClient(Lab.Options(), clock, new ScriptedTransport(Responses.RetryAfter(429, "200"), Responses.Sample()), () => 1);
        using var giveUp = new CancellationTokenSource();
        var refused = client.Organizations.GetAsync("acme", giveUp.Token);
        giveUp.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => refused);

        await client.Organizations.GetAsync("acme", CancellationToken.None);

        Assert.Equal(TestClock.Noon, clock.GetUtcNow());
    }

    [Fact]
    public async Task A_call_that_is_not_repeated_is_sent_immediately_and_returns_its_first_response()
    {
        using var lab = new Lab(Responses.RetryAfter(429, "20"));
        _ = lab.Unobserved.Organizations.GetAsync("acme", CancellationToken.None);

        await Assert.ThrowsAsync<TigrisThrottledException>(
            () => lab.Client.SendAsync(new RawRequest("GET", "/orgs") { MayRetry = false }, CancellationToken.None));

        Assert.Equal(2, lab.Transport.Sent.Count);
    }

    [Invariant("unknown-outcome")]
    [Theory]
    [MemberData(nameof(NotRepeatable))]
    public async Task A_creating_operation_that_succeeds_after_a_refusal_names_the_object_to_look_for(string name)
    {
        var operation = Operations.All.Single(operation => operation.Name == name);
        using var lab = new Lab(Responses.Status(429), Responses.RetryAfter(429, "1"), Responses.Json("{}"));

        await lab.Client.SendAsync(RequestOf(operation), CancellationToken.None);

        var repetition = Assert.Single(lab.Observer.Repetitions);
        Assert.Equal((name, "acme"), (repetition.Operation, repetition.OrganizationId));
        Assert.Equal(operation.ItemMember is null ? null : "thing", repetition.ItemName);
        Assert.Equal(3, lab.Transport.Sent.Count);
    }

    [Theory]
    [MemberData(nameof(NotRepeatable))]
    public async Task A_503_with_Retry_After_leaves_open_if_a_creating_operation_was_carried_out(string name)
    {
        using var lab = new Lab(Responses.RetryAfter(503, "1"), Responses.Json("{}"));

        await Assert.ThrowsAsync<TigrisOutcomeUnknownException>(
            () => lab.Client.SendAsync(RequestOf(Operations.All.Single(operation => operation.Name == name)), CancellationToken.None));

        Assert.Single(lab.Transport.Sent);
        Assert.True(Assert.Single(lab.Observer.Attempts).MayHaveRun);
    }

    [Fact]
    public async Task A_conflict_after_a_refusal_may_be_with_the_result_of_the_refused_attempt()
    {
        using var lab = new Lab(Responses.Status(429), Responses.Status(409));

        var exception = await Assert.ThrowsAsync<TigrisConflictException>(
            () => lab.Client.SendAsync(new RawRequest("POST", "/orgs/acme") { Body = "{}" }, CancellationToken.None));

        Assert.True(exception.MayHaveRun);
        Assert.Empty(lab.Observer.Repetitions);
    }

    [Fact]
    public async Task Repeatable_operations_get_no_warning_and_a_404_after_a_503_is_a_deletion()
    {
        using var lab = new Lab(Responses.RetryAfter(503, "1"), Responses.Status(404));

        await lab.Client.Buckets.DeleteAsync("acme", "data", false, CancellationToken.None);

        Assert.Equal(2, lab.Transport.Sent.Count);
        Assert.Empty(lab.Observer.Repetitions);
    }

    // Latency, refusal, silence: the last attempt began when the time was over, and had no end.
    [Invariant("bounded-call")]
    [Fact]
    public async Task No_attempt_begins_without_an_end()
    {
        var clock = new TestClock();
        using var lab = new Lab(
            clock,
            Lab.Options(retries: 1, timeout: Second),
            () => 0,
            false,
            (request, _) =>
            {
                clock.Advance(TimeSpan.FromMilliseconds(994));
                return Responses.RetryAfter(429, "1")(request, CancellationToken.None);
            },
            Responses.Stalls(clock, Second));

        await Assert.ThrowsAsync<TigrisTimeoutException>(() => lab.Client.Organizations.GetAsync("acme", CancellationToken.None));

        Assert.Equal([994, 1000, 1000], lab.Observer.Attempts.Select(attempt => attempt.Elapsed.TotalMilliseconds));
    }

    [Fact]
    public async Task An_attempt_that_would_begin_after_the_time_of_the_call_is_a_timeout()
    {
        var clock = new TestClock();
        using var lab = new Lab(
            clock,
            Lab.Options(retries: 1, timeout: Second),
            () => 0,
            false,
            (request, _) =>
            {
                // Responds late, although the call was canceled.
                clock.Advance(Second + Second);
                return Responses.Status(500)(request, CancellationToken.None);
            });

        var exception = await Assert.ThrowsAsync<TigrisTimeoutException>(() => lab.Client.Organizations.GetAsync("acme", CancellationToken.None));

        Assert.Equal(1, exception.Attempts);
        Assert.Contains("used up the 2 s of the call", exception.Message, StringComparison.Ordinal);
    }

    private static async Task Until(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Yield();
        }
    }

    private static RawRequest RequestOf(Operation operation) => new(
        operation.Method,
        operation.Path!.Replace("{organizationId}", "acme", StringComparison.Ordinal).Replace("{bucketName}", "data", StringComparison.Ordinal))
    {
        Body = operation.ItemMember is { } member ? new Dictionary<string, object> { [member] = "thing" } : "{}",
    };
}
