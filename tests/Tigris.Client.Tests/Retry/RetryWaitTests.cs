using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Retry;

public sealed class RetryWaitTests
{
    [Fact]
    public async Task Waits_double_and_stop_growing_at_twenty_seconds()
    {
        using var lab = new Lab(new TestClock(), Lab.Options(retries: 9), () => 1.0, false, Responses.Status(500));

        await Assert.ThrowsAsync<TigrisServerException>(() => lab.Client.Organizations.GetAsync("acme", CancellationToken.None));

        Assert.Equal([200, 400, 800, 1600, 3200, 6400, 12800, 20000, 20000], lab.Observer.Waits.Select(wait => wait.Delay.TotalMilliseconds));
    }

    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(0.25, 50)]
    [InlineData(0.999, 199.8)]
    public async Task A_wait_is_random_up_to_its_ceiling(double random, double milliseconds)
    {
        using var lab = new Lab(new TestClock(), Lab.Options(), () => random, false, Responses.Status(500), Responses.Sample());

        await lab.Client.Organizations.GetAsync("acme", CancellationToken.None);

        Assert.Equal(milliseconds, Assert.Single(lab.Observer.Waits).Delay.TotalMilliseconds, precision: 6);
    }

    [Theory]
    [InlineData(429, "7", 7)]
    [InlineData(503, "0", 0)]
    [InlineData(503, "Mon, 15 Jun 2026 12:00:09 GMT", 9)]
    [InlineData(500, "3", 3)]
    [InlineData(429, "Mon, 15 Jun 2026 11:59:00 GMT", 0)]
    public async Task The_wait_is_at_least_Retry_After(int status, string retryAfter, int seconds)
    {
        using var lab = new Lab(Responses.RetryAfter(status, retryAfter), Responses.Sample());

        await lab.Client.Organizations.GetAsync("acme", CancellationToken.None);

        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.Single(lab.Observer.Waits).Delay);
        Assert.Equal(TestClock.Noon.AddSeconds(seconds), lab.Clock.GetUtcNow());
    }

    [Fact]
    public async Task An_invalid_Retry_After_is_ignored()
    {
        using var lab = new Lab(Responses.RetryAfter(503, "soon"), Responses.Sample());

        var exception = await Record.ExceptionAsync(() => lab.Client.Organizations.GetAsync("acme", CancellationToken.None));

        Assert.Null(exception);
        Assert.Equal(TimeSpan.FromMilliseconds(200), Assert.Single(lab.Observer.Waits).Delay);
    }

    [Invariant("bounded-call")]
    [Fact]
    public async Task A_wait_beyond_the_time_of_the_call_fails_at_once_with_the_last_response()
    {
        using var lab = new Lab(
            new TestClock(), Lab.Options(retries: 1, timeout: TimeSpan.FromSeconds(10)), () => 1, false, Responses.RetryAfter(500, "20"));

        var exception = await Assert.ThrowsAsync<TigrisServerException>(() => lab.Client.Organizations.GetAsync("acme", CancellationToken.None));

        Assert.Equal((1, TimeSpan.FromSeconds(20)), (exception.Attempts, exception.RetryAfter));
        Assert.Empty(lab.Observer.Waits);
        Assert.Equal(TestClock.Noon, lab.Clock.GetUtcNow());
    }

    [Invariant("bounded-call")]
    [Fact]
    public async Task Waits_do_not_reduce_the_time_of_the_attempts()
    {
        var clock = new TestClock();
        var timeout = TimeSpan.FromSeconds(10);
        using var lab = new Lab(
            clock,
            Lab.Options(retries: 2, timeout),
            () => 1,
            false,
            Responses.RetryAfter(429, "9"),
            Responses.Stalls(clock, timeout),
            Responses.Stalls(clock, timeout));

        await Assert.ThrowsAsync<TigrisTimeoutException>(() => lab.Client.Organizations.GetAsync("acme", CancellationToken.None));

        // The refusal uses up no retry, and the waits use up no time, so all three attempts have 10 s.
        Assert.Equal(4, lab.Transport.Sent.Count);
        Assert.All(lab.Observer.Attempts.Skip(1), attempt => Assert.Equal(timeout, attempt.Elapsed));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(long.MaxValue / 10_000)]
    public async Task A_call_without_a_timeout_waits_for_its_response_and_between_attempts(long milliseconds)
    {
        using var lab = new Lab(
            new TestClock(), Lab.Options(timeout: TimeSpan.FromTicks(milliseconds * TimeSpan.TicksPerMillisecond)), () => 1, false,
            Responses.RetryAfter(500, "86400"), Responses.Sample());

        await lab.Client.Organizations.GetAsync("acme", CancellationToken.None);

        Assert.Equal(TestClock.Noon.AddDays(1), lab.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_wait_of_months_ends_the_call_as_throttled()
    {
        using var lab = new Lab(
            new TestClock(), Lab.Options(timeout: System.Threading.Timeout.InfiniteTimeSpan), () => 1, false, Responses.RetryAfter(429, "2000000000"));

        await Assert.ThrowsAsync<TigrisThrottledException>(() => lab.Client.Organizations.GetAsync("acme", CancellationToken.None));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 4)]
    public async Task The_retry_count_is_the_connection_s(int retries, int attempts)
    {
        using var lab = new Lab(new TestClock(), Lab.Options(retries), () => 0, false, Responses.Status(500));

        await Assert.ThrowsAsync<TigrisServerException>(() => lab.Client.Organizations.GetAsync("acme", CancellationToken.None));

        Assert.Equal(attempts, lab.Transport.Sent.Count);
    }

    [Fact]
    public async Task Cancellation_during_a_wait_ends_the_call_at_once()
    {
        using var giveUp = new CancellationTokenSource();
        var clock = new TestClock();
        var transport = new ScriptedTransport(Responses.RetryAfter(503, "20"));
        using var client = new TigrisClient(Lab.Options(), clock, transport, () => 1);
        var observer = new RecordingObserver(onWait: _ => giveUp.Cancel());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.ReportingTo(observer).Organizations.GetAsync("acme", giveUp.Token));

        Assert.Single(transport.Sent);
        Assert.Equal(TestClock.Noon, clock.GetUtcNow());
    }

    [Fact]
    public async Task Cancellation_without_a_response_is_not_a_timeout()
    {
        using var giveUp = new CancellationTokenSource();
        using var lab = new Lab(async (_, cancellationToken) =>
        {
            giveUp.Cancel();
            await Task.Delay(System.Threading.Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("The call was not canceled.");
        });

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => lab.Client.Organizations.GetAsync("acme", giveUp.Token));

        Assert.True(exception.CancellationToken.IsCancellationRequested);
        Assert.Equal("canceled", Assert.Single(lab.Observer.Attempts).Failure);
        Assert.Single(lab.Transport.Sent);
    }

    [Fact]
    public async Task A_canceled_token_sends_nothing()
    {
        using var lab = new Lab(Responses.Sample());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => lab.Client.Organizations.GetAsync("acme", new CancellationToken(canceled: true)));

        Assert.Empty(lab.Transport.Sent);
    }

    [Fact]
    public async Task A_timeout_names_the_host_and_the_time()
    {
        var clock = new TestClock();
        var timeout = TimeSpan.FromSeconds(12.5);
        using var lab = new Lab(clock, Lab.Options(retries: 0, timeout), () => 1, false, Responses.Stalls(clock, timeout));

        var exception = await Assert.ThrowsAsync<TigrisTimeoutException>(() => lab.Client.Organizations.GetAsync("acme", CancellationToken.None));

        Assert.Equal("mgmt.example.test:443 returned no complete response within 12.5 s.", exception.Message);
        Assert.Equal(("GetOrganization", 1), (exception.Operation, exception.Attempts));
    }
}
