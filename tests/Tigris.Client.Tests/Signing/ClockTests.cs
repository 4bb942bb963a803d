using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Client.Http;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Signing;

/// <summary>Tests a server that refuses the time of a request and returns its own time.</summary>
public sealed class ClockTests
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(10);

    [Fact]
    public void Each_change_of_the_server_s_clock_is_reported_once_and_a_corrected_clock_is_not()
    {
        var clock = new ServerClock(new TestClock());
        var told = new[] { 0, 10, 10, -30, 10, 0, 0, 10 }.Select(minutes =>
        {
            clock.Keep(TimeSpan.FromMinutes(minutes));
            return (clock.IsFirstReport(), clock.IsFirstReport());
        });

        Assert.Equal([false, true, false, true, true, false, false, true], told.Select(news => news.Item1 && !news.Item2));
    }

    [Invariant("new-nonce")]
    [Theory]
    [InlineData(600)]
    [InlineData(-600)]
    [InlineData(61)]
    [InlineData(-86400)]
    public async Task A_refused_time_is_replaced_once_by_the_server_s_time(int seconds)
    {
        var skew = TimeSpan.FromSeconds(seconds);
        using var lab = new Lab(Refusal(skew), Responses.Sample());

        await lab.Client.Organizations.GetAsync("acme", CancellationToken.None);

        Assert.Equal([TestClock.Noon, TestClock.Noon + skew], lab.Transport.Sent.Select(Time));
        Assert.NotEqual(lab.Transport.Sent[0].Nonce, lab.Transport.Sent[1].Nonce);
        Assert.Equal([skew], lab.Observer.ClockCorrections);
        Assert.Equal([1, 2], lab.Observer.Attempts.Select(attempt => attempt.Number));
        Assert.Empty(lab.Observer.Waits);
    }

    [Theory]
    [InlineData("AccessKeys.CreateAsync")]
    [InlineData("AccessKeys.RotateAsync")]
    [InlineData("Buckets.DeleteAsync")]
    public async Task A_refused_change_is_signed_again_with_its_body(string method)
    {
        using var lab = new Lab(new TestClock(), Lab.Options(retries: 0), () => 0, false, Refusal(Skew), Responses.Sample());

        await ContractMethods.CallAsync(lab.Client, method, TestContext.Current.CancellationToken);

        Assert.Equal(2, lab.Transport.Sent.Count);
        Assert.Equal(lab.Transport.Sent[0].Body, lab.Transport.Sent[1].Body);
    }

    [Fact]
    public async Task Later_requests_are_signed_with_the_server_s_time_after_one_warning()
    {
        using var lab = new Lab(Refusal(Skew), Responses.Sample());
        var other = new RecordingObserver();

        await lab.Client.Organizations.GetAsync("acme", CancellationToken.None);
        await lab.Client.Organizations.GetAsync("acme", CancellationToken.None);
        await lab.Client.ReportingTo(other).Organizations.GetAsync("acme", CancellationToken.None);

        Assert.Equal([TestClock.Noon, .. Enumerable.Repeat(TestClock.Noon + Skew, 3)], lab.Transport.Sent.Select(Time));
        Assert.Single(lab.Observer.ClockCorrections);
        Assert.Empty(other.ClockCorrections);
    }

    [Fact]
    public async Task A_warning_without_an_observer_goes_to_the_next_observer()
    {
        using var lab = new Lab(Refusal(Skew), Responses.Sample());

        await lab.Unobserved.Organizations.GetAsync("acme", CancellationToken.None);
        await lab.Client.Organizations.GetAsync("acme", CancellationToken.None);

        Assert.Equal([Skew], lab.Observer.ClockCorrections);
    }

    [Invariant("new-nonce")]
    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    [InlineData(-60)]
    [InlineData(86401)]
    [InlineData(-315360000)]
    [InlineData(null)]
    public async Task A_refusal_is_final_if_the_clocks_agree_or_the_date_is_invalid(int? seconds)
    {
        using var lab = new Lab(seconds is { } off ? Refusal(TimeSpan.FromSeconds(off)) : Responses.Status(401), Responses.Sample());

        await Assert.ThrowsAsync<TigrisUnauthorizedException>(() => lab.Client.Organizations.GetAsync("acme", CancellationToken.None));

        Assert.Single(lab.Transport.Sent);
        Assert.Empty(lab.Observer.ClockCorrections);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(200)]
    public async Task Another_response_does_not_correct_the_clock(int status)
    {
        using var lab = new Lab(Responses.Status(status, """{"data":{"id":"acme"}}""", more: response => response.Headers.Date = TestClock.Noon + Skew));

        await Record.ExceptionAsync(() => lab.Client.Organizations.GetAsync("acme", CancellationToken.None));

        Assert.Single(lab.Transport.Sent);
        Assert.Empty(lab.Observer.ClockCorrections);
    }

    [Fact]
    public async Task A_server_time_that_is_refused_is_neither_kept_nor_reported()
    {
        using var lab = new Lab(Refusal(Skew));

        var exception = await Assert.ThrowsAsync<TigrisUnauthorizedException>(() => lab.Client.Organizations.GetAsync("acme", CancellationToken.None));
        await Assert.ThrowsAsync<TigrisUnauthorizedException>(() => lab.Client.Organizations.GetAsync("acme", CancellationToken.None));

        Assert.Equal(2, exception.Attempts);
        Assert.Equal(
            [TestClock.Noon, TestClock.Noon + Skew, TestClock.Noon, TestClock.Noon + Skew], lab.Transport.Sent.Select(Time));
        Assert.Empty(lab.Observer.ClockCorrections);
    }

    [Fact]
    public async Task A_time_that_the_server_did_not_accept_is_not_kept()
    {
        using var lab = new Lab(Refusal(Skew), Responses.Status(503, more: response => response.Headers.Date = TestClock.Noon + Skew), Responses.Sample());

        await lab.Client.Organizations.GetAsync("acme", CancellationToken.None);

        Assert.Equal([TestClock.Noon, TestClock.Noon + Skew], lab.Transport.Sent.Select(Time).Take(2));
        Assert.InRange(Time(lab.Transport.Sent[2]), TestClock.Noon, TestClock.Noon + TimeSpan.FromMinutes(1));
        Assert.Empty(lab.Observer.ClockCorrections);
    }

    [Invariant("new-nonce")]
    [Fact]
    public async Task Simultaneous_refusals_change_the_clock_once()
    {
        // The number of calls that a new limiter starts at the same time.
        const int Calls = 8;
        var arrived = 0;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var lab = new Lab(async (request, cancellationToken) =>
        {
            var isFirst = Time(request.Headers.GetValues("X-Tigris-Time").Single()) == TestClock.Noon;
            if (Interlocked.Increment(ref arrived) == Calls)
            {
                all.SetResult();
            }

            await all.Task;
            return await (isFirst ? Refusal(Skew) : Responses.Sample())(request, cancellationToken);
        });

        await Task.WhenAll(Enumerable.Range(0, Calls).Select(index => lab.Unobserved.Organizations.GetAsync($"org-{index}", CancellationToken.None)));
        await lab.Client.Organizations.GetAsync("acme", CancellationToken.None);

        Assert.Equal(Calls, lab.Transport.Sent.Count(sent => Time(sent) == TestClock.Noon));
        Assert.Equal(Calls + 1, lab.Transport.Sent.Count(sent => Time(sent) == TestClock.Noon + Skew));
        Assert.Equal([Skew], lab.Observer.ClockCorrections);
    }

    [Fact]
    public async Task A_Retry_After_date_is_relative_to_the_clock_of_the_server()
    {
        var later = TestClock.Noon + Skew;
        using var lab = new Lab(
            Responses.Status(429, more: response =>
            {
                response.Headers.Date = later;
                response.Headers.RetryAfter = new(later.AddSeconds(9));
            }),
            Responses.Sample());

        await lab.Client.Organizations.GetAsync("acme", CancellationToken.None);

        Assert.Equal(TimeSpan.FromSeconds(9), Assert.Single(lab.Observer.Waits).Delay);
    }

    private static Step Refusal(TimeSpan skew) =>
        Responses.Status(401, """{"message":"too far in the past"}""", more: response => response.Headers.Date = TestClock.Noon + skew);

    private static DateTimeOffset Time(SentRequest sent) => Time(sent.Time);

    private static DateTimeOffset Time(string milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(milliseconds, CultureInfo.InvariantCulture));
}
