using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Tigris.Client.Http;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Retry;

/// <summary>Every class of operation against every way an attempt can fail.</summary>
public sealed class RetryMatrixTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private static readonly string[] Repeatable =
    [
        "Organizations.GetAsync", "Organizations.ListAsync", "Organizations.SetQuotaAsync", "Buckets.ProvisionAsync", "Buckets.DeleteAsync",
        "Buckets.SetDomainAsync", "Buckets.SetLifecycleAsync", "AccessKeys.GetAsync", "AccessKeys.ListAsync", "AccessKeys.DeleteAsync",
        "Policies.UpdateAsync", "Billing.GetUsageAsync",
    ];

    private static readonly string[] NotRepeatable =
    [
        "Organizations.CreateAsync", "Snapshots.CreateAsync", "AccessKeys.CreateAsync", "AccessKeys.RotateAsync", "Policies.CreateAsync",
    ];

    // How the first attempt fails; whether the request surely did not run; and what it is called in the end.
    private static readonly Dictionary<string, Failure> Failures = new()
    {
        ["no connection"] = new(_ => Answer.Unreachable(), NeverRan: true, typeof(TigrisConnectionException), "connection failed"),
        ["name not found"] = new(_ => Answer.UnknownHost(), NeverRan: true, typeof(TigrisConnectionException), "connection failed"),
        ["429"] = new(_ => Answer.Status(429), NeverRan: true, typeof(TigrisThrottledException), "HTTP 429"),
        ["429 with Retry-After"] = new(_ => Answer.RetryAfter(429, "1"), NeverRan: true, typeof(TigrisThrottledException), "HTTP 429"),
        ["503 with Retry-After"] = new(_ => Answer.RetryAfter(503, "1"), NeverRan: true, typeof(TigrisServerException), "HTTP 503"),
        ["503"] = new(_ => Answer.Status(503), NeverRan: false, typeof(TigrisServerException), "HTTP 503"),
        ["500"] = new(_ => Answer.Status(500), NeverRan: false, typeof(TigrisServerException), "HTTP 500"),
        ["502 with Retry-After"] = new(_ => Answer.RetryAfter(502, "1"), NeverRan: false, typeof(TigrisServerException), "HTTP 502"),
        ["504"] = new(_ => Answer.Status(504), NeverRan: false, typeof(TigrisServerException), "HTTP 504"),
        ["408"] = new(_ => Answer.Status(408), NeverRan: false, typeof(TigrisApiException), "HTTP 408"),
        ["reply lost"] = new(_ => Answer.Lost(), NeverRan: false, typeof(TigrisConnectionException), "connection lost"),
        ["reply breaks off"] = new(_ => Answer.BreaksOff(), NeverRan: false, typeof(TigrisConnectionException), "connection lost"),
        ["timeout"] = new(clock => Answer.Stalls(clock, Timeout), NeverRan: false, typeof(TigrisTimeoutException), "timed out"),
        ["body stalls"] = new(clock => Answer.StallsInTheBody(clock, Timeout), NeverRan: false, typeof(TigrisTimeoutException), "timed out"),
    };

    private static readonly int[] FinalStatuses = [301, 400, 401, 403, 404, 405, 409, 410, 413, 422];

    public static TheoryData<string, string> RepeatableCases => Product(Repeatable, Failures.Keys);

    public static TheoryData<string, string> NotRepeatableCases => Product(NotRepeatable, Failures.Keys);

    public static TheoryData<string, int> FinalCases => Product(Repeatable.Concat(NotRepeatable), FinalStatuses);

    [Theory]
    [MemberData(nameof(RepeatableCases))]
    public async Task A_repeatable_operation_is_tried_again_after_every_failure(string method, string failure)
    {
        var clock = new TestClock();
        using var lab = new Lab(clock, Failures[failure].Step(clock), Answer.Sample());

        await ContractMethods.CallAsync(lab.Client, method, TestContext.Current.CancellationToken);

        Assert.Equal(2, lab.Transport.Sent.Count);
        var wait = Assert.Single(lab.Observer.Waits);
        Assert.Equal((1, Failures[failure].Reason), (wait.Attempt, wait.Reason));
        Assert.Equal([1, 2], lab.Observer.Attempts.Select(attempt => attempt.Number));
        Assert.Equal(lab.Transport.Sent[0].Body, lab.Transport.Sent[1].Body);
    }

    [Theory]
    [MemberData(nameof(NotRepeatableCases))]
    public async Task An_operation_that_makes_something_new_is_tried_again_only_if_it_surely_did_not_run(string method, string failure)
    {
        var clock = new TestClock();
        using var lab = new Lab(clock, Failures[failure].Step(clock), Answer.Sample());

        if (Failures[failure].NeverRan)
        {
            await ContractMethods.CallAsync(lab.Client, method, TestContext.Current.CancellationToken);
            Assert.Equal(2, lab.Transport.Sent.Count);
        }
        else
        {
            var exception = await Assert.ThrowsAsync<TigrisOutcomeUnknownException>(() => ContractMethods.CallAsync(lab.Client, method));
            Assert.Single(lab.Transport.Sent);
            Assert.Empty(lab.Observer.Waits);
            Assert.StartsWith("/orgs/acme", exception.Target, StringComparison.Ordinal);
            Assert.Contains(exception.Operation, exception.Message, StringComparison.Ordinal);
            Assert.NotNull(exception.InnerException);
        }
    }

    [Theory]
    [MemberData(nameof(RepeatableCases))]
    public async Task When_no_retry_is_left_the_last_failure_is_the_error(string method, string failure)
    {
        var clock = new TestClock();
        using var lab = new Lab(clock, Lab.Options(retries: 1, Timeout), () => 0.5, false, Failures[failure].Step(clock));

        var exception = await Record.ExceptionAsync(() => ContractMethods.CallAsync(lab.Client, method));

        Assert.IsType(Failures[failure].Exception, exception);
        Assert.Equal(2, lab.Transport.Sent.Count);
        Assert.Equal(2, exception is TigrisApiException api ? api.Attempts : ((TigrisConnectionException)exception!).Attempts);
    }

    [Theory]
    [MemberData(nameof(FinalCases))]
    public async Task A_refusal_is_never_repeated(string method, int status)
    {
        using var lab = new Lab(Answer.Status(status), Answer.Sample());

        var exception = await Assert.ThrowsAnyAsync<TigrisApiException>(() => ContractMethods.CallAsync(lab.Client, method));

        Assert.Equal((status, 1), (exception.StatusCode, exception.Attempts));
        Assert.Single(lab.Transport.Sent);
    }

    [Theory]
    [InlineData("Organizations.CreateAsync")]
    [InlineData("AccessKeys.CreateAsync")]
    public async Task A_request_whose_body_was_still_held_back_surely_did_not_run(string method)
    {
        using var lab = new Lab(Answer.LostBeforeTheBody(), Answer.Sample());

        await ContractMethods.CallAsync(lab.Client, method, TestContext.Current.CancellationToken);

        Assert.Equal(2, lab.Transport.Sent.Count);
    }

    [Fact]
    public void The_table_knows_every_outcome()
    {
        foreach (var outcome in Enum.GetValues<Outcome>())
        {
            Assert.True(Enum.IsDefined(RetryRules.Decide(outcome, repeatable: true)));
            Assert.Equal(RetryRules.MayHaveRun(outcome), RetryRules.Decide(outcome, repeatable: false) == Verdict.Unknown);
            Assert.NotEqual(Verdict.Unknown, RetryRules.Decide(outcome, repeatable: true));
        }
    }

    private static TheoryData<TFirst, TSecond> Product<TFirst, TSecond>(IEnumerable<TFirst> first, IEnumerable<TSecond> second)
    {
        var data = new TheoryData<TFirst, TSecond>();
        foreach (var (one, other) in first.SelectMany(_ => second, (one, other) => (one, other)))
        {
            data.Add(one, other);
        }

        return data;
    }

    private sealed record Failure(Func<TestClock, Step> Step, bool NeverRan, Type Exception, string Reason);
}
