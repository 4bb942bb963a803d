using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Tigris.Client.Http;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Retry;

/// <summary>Tests each operation with each kind of failure of an attempt.</summary>
public sealed class RetryMatrixTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    // The failure of the first attempt; true if the request was certainly not carried out; and the error in the end.
    private static readonly Dictionary<string, Failure> Failures = new()
    {
        ["no connection"] = new(_ => Responses.Unreachable(), NeverRan: true, typeof(TigrisConnectionException), "connection failed"),
        ["name not found"] = new(_ => Responses.UnknownHost(), NeverRan: true, typeof(TigrisConnectionException), "connection failed"),
        ["429"] = new(_ => Responses.Status(429), NeverRan: true, typeof(TigrisThrottledException), "HTTP 429"),
        ["429 with Retry-After"] = new(_ => Responses.RetryAfter(429, "1"), NeverRan: true, typeof(TigrisThrottledException), "HTTP 429"),
        ["503 with Retry-After"] = new(_ => Responses.RetryAfter(503, "1"), NeverRan: false, typeof(TigrisServerException), "HTTP 503") { IsRetryAfter = true },
        ["503"] = new(_ => Responses.Status(503), NeverRan: false, typeof(TigrisServerException), "HTTP 503"),
        ["500"] = new(_ => Responses.Status(500), NeverRan: false, typeof(TigrisServerException), "HTTP 500"),
        ["502 with Retry-After"] = new(_ => Responses.RetryAfter(502, "1"), NeverRan: false, typeof(TigrisServerException), "HTTP 502"),
        ["504"] = new(_ => Responses.Status(504), NeverRan: false, typeof(TigrisServerException), "HTTP 504"),
        ["408"] = new(_ => Responses.Status(408), NeverRan: false, typeof(TigrisApiException), "HTTP 408"),
        ["reply lost"] = new(_ => Responses.Lost(), NeverRan: false, typeof(TigrisConnectionException), "connection lost"),
        ["reply breaks off"] = new(_ => Responses.BreaksOff(), NeverRan: false, typeof(TigrisConnectionException), "connection lost"),
        ["timeout"] = new(clock => Responses.Stalls(clock, Timeout), NeverRan: false, typeof(TigrisTimeoutException), "timed out"),
        ["body stalls"] = new(clock => Responses.StallsInTheBody(clock, Timeout), NeverRan: false, typeof(TigrisTimeoutException), "timed out"),
    };

    private static readonly int[] FinalStatuses = [301, 400, 401, 403, 404, 405, 409, 410, 413, 422];

    public static TheoryData<string, string> Cases => Product(ContractMethods.Names, Failures.Keys);

    public static TheoryData<string, int> FinalCases => Product(ContractMethods.Names, FinalStatuses);

    [Invariant("retry")]
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_failed_attempt_is_repeated_unless_it_may_have_created_a_resource(string method, string failure)
    {
        var clock = new TestClock();
        using var lab = new Lab(clock, Failures[failure].Step(clock), Responses.Sample());

        var exception = await Record.ExceptionAsync(() => ContractMethods.CallAsync(lab.Client, method, TestContext.Current.CancellationToken));

        if (!OperationOf(lab).Repeatable && !Failures[failure].NeverRan)
        {
            var unknown = Assert.IsType<TigrisOutcomeUnknownException>(exception);
            Assert.Single(lab.Transport.Sent);
            Assert.Empty(lab.Observer.Waits);
            Assert.StartsWith("/orgs/acme", unknown.Target, StringComparison.Ordinal);
            Assert.Contains(unknown.Operation, unknown.Message, StringComparison.Ordinal);
            Assert.NotNull(unknown.InnerException);
            return;
        }

        Assert.Null(exception);
        Assert.Equal(2, lab.Transport.Sent.Count);
        var wait = Assert.Single(lab.Observer.Waits);
        Assert.Equal((1, Failures[failure].Reason), (wait.Attempt, wait.Reason));
        Assert.Equal([1, 2], lab.Observer.Attempts.Select(attempt => attempt.Number));
        Assert.Equal(lab.Transport.Sent[0].Body, lab.Transport.Sent[1].Body);
        Assert.NotEqual(lab.Transport.Sent[0].Nonce, lab.Transport.Sent[1].Nonce);
    }

    [Invariant("unknown-outcome")]
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_last_failure_without_further_retries_is_the_error_and_reports_if_it_may_have_run(string method, string failure)
    {
        var clock = new TestClock();
        using var lab = new Lab(clock, Lab.Options(retries: 1, Timeout, Second + Second), () => 0.5, false, Failures[failure].Step(clock));

        var exception = await Record.ExceptionAsync(() => ContractMethods.CallAsync(lab.Client, method));

        var sent = OperationOf(lab);
        if (!sent.Repeatable && !Failures[failure].NeverRan)
        {
            Assert.IsType<TigrisOutcomeUnknownException>(exception);
            return;
        }

        Assert.IsType(Failures[failure].Exception, exception);
        var (attempts, mayHaveRun) = exception is TigrisApiException api
            ? (api.Attempts, api.MayHaveRun)
            : (((TigrisConnectionException)exception!).Attempts, ((TigrisConnectionException)exception).MayHaveRun);
        Assert.Equal(!Failures[failure].NeverRan && !sent.IsRead, mayHaveRun);
        if (Failures[failure].IsRefusal)
        {
            // Refusals use up no retries: time without a success ends them.
            Assert.InRange(attempts, 2, 5);
            Assert.True(clock.GetUtcNow() - TestClock.Noon <= Second + Second);
            return;
        }

        Assert.Equal(2, attempts);
        Assert.Equal(mayHaveRun, exception.Message.Contains("an attempt may have been carried out", StringComparison.Ordinal));
    }

    [Invariant("retry")]
    [Fact]
    public async Task The_matrix_has_all_operations()
    {
        var operations = new HashSet<string>();
        foreach (var method in ContractMethods.Names)
        {
            using var lab = new Lab(Responses.Sample());
            await ContractMethods.CallAsync(lab.Client, method, TestContext.Current.CancellationToken);
            operations.UnionWith(lab.Transport.Sent.Select(sent => OperationOf(sent).Name));
        }

        Assert.Equal(Operations.All.Select(operation => operation.Name).Order(), operations.Order());
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{operations.Count} operations by {ContractMethods.Names.Count} methods x {Failures.Count} failures and {FinalStatuses.Length} refusals: "
            + $"{ContractMethods.Names.Count * (2 * Failures.Count + FinalStatuses.Length)} cases");
    }

    [Invariant("retry")]
    [Theory]
    [MemberData(nameof(FinalCases))]
    public async Task A_refusal_is_never_repeated(string method, int status)
    {
        using var lab = new Lab(Responses.Status(status), Responses.Sample());

        var exception = await Assert.ThrowsAnyAsync<TigrisApiException>(() => ContractMethods.CallAsync(lab.Client, method));

        Assert.Equal((status, 1), (exception.StatusCode, exception.Attempts));
        Assert.Single(lab.Transport.Sent);
    }

    [Theory]
    [InlineData("Organizations.CreateAsync")]
    [InlineData("AccessKeys.CreateAsync")]
    public async Task A_request_whose_body_was_not_sent_did_not_run(string method)
    {
        using var lab = new Lab(Responses.LostBeforeTheBody(), Responses.Sample());

        await ContractMethods.CallAsync(lab.Client, method, TestContext.Current.CancellationToken);

        Assert.Equal(2, lab.Transport.Sent.Count);
    }

    [Fact]
    public void The_table_has_each_outcome()
    {
        foreach (var outcome in Enum.GetValues<Outcome>())
        {
            Assert.True(Enum.IsDefined(RetryRules.Decide(outcome, repeatable: true)));
            Assert.Equal(RetryRules.MayHaveRun(outcome), RetryRules.Decide(outcome, repeatable: false) == RetryDecision.Unknown);
            Assert.NotEqual(RetryDecision.Unknown, RetryRules.Decide(outcome, repeatable: true));
        }
    }

    private static Operation OperationOf(Lab lab) => OperationOf(lab.Transport.Sent[0]);

    private static Operation OperationOf(SentRequest sent) =>
        Operations.Of(sent.Method, new Uri(sent.Url).AbsolutePath[new Uri(Lab.Base).AbsolutePath.Length..]);

    private static TheoryData<TFirst, TSecond> Product<TFirst, TSecond>(IEnumerable<TFirst> first, IEnumerable<TSecond> second)
    {
        var data = new TheoryData<TFirst, TSecond>();
        foreach (var (one, other) in first.SelectMany(_ => second, (one, other) => (one, other)))
        {
            data.Add(one, other);
        }

        return data;
    }

    private sealed record Failure(Func<TestClock, Step> Step, bool NeverRan, Type Exception, string Reason)
    {
        public bool IsRefusal => Reason == "HTTP 429" || (Reason == "HTTP 503" && IsRetryAfter);

        public bool IsRetryAfter { get; init; }
    }
}
