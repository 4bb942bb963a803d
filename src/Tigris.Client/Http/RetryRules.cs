using System.Collections.Generic;
using System.Linq;
using System.Net;

namespace Tigris.Client.Http;

/// <summary>The end of an attempt, for the decision on a retry.</summary>
internal enum Outcome
{
    /// <summary>A final response: a success, or a refusal that another attempt would only repeat.</summary>
    Final,

    /// <summary>The request certainly didn't reach the server.</summary>
    NeverConnected,

    /// <summary>The connection broke when the request may already have been sent, or before the whole response arrived.</summary>
    ResponseLost,

    /// <summary>No complete response arrived in time.</summary>
    TimedOut,

    /// <summary>408: the server, or a gateway in front of it, stopped waiting for the request.</summary>
    RequestTimeout,

    /// <summary>429: the server refused the request because of its rate limit.</summary>
    Throttled,

    /// <summary>503 with a Retry-After: a refusal too. But a gateway may send it after the server carried the request out.</summary>
    Unavailable,

    /// <summary>Any other 5xx: the server may have carried out a part of the request.</summary>
    ServerError,
}

/// <summary>The decision on a retry.</summary>
internal enum RetryDecision
{
    /// <summary>Return the outcome to the caller.</summary>
    Return,

    /// <summary>Repeat the attempt, if retries and time are left.</summary>
    Repeat,

    /// <summary>Repeat the attempt when the limiter allows it. This uses up no retry and no time.</summary>
    Wait,

    /// <summary>Report that the outcome is unknown.</summary>
    Unknown,
}

/// <summary>The one table that decides whether a failed attempt is repeated.</summary>
internal static class RetryRules
{
    /// <summary>The status 429. .NET Framework has no name for it.</summary>
    public const HttpStatusCode TooManyRequests = (HttpStatusCode)429;

    private static readonly Dictionary<Outcome, Row> Table = new Row[]
    {
        //  outcome                  repeatable      not repeatable
        new(Outcome.Final,           RetryDecision.Return, RetryDecision.Return),
        new(Outcome.NeverConnected,  RetryDecision.Repeat, RetryDecision.Repeat),
        new(Outcome.ResponseLost,    RetryDecision.Repeat, RetryDecision.Unknown),
        new(Outcome.TimedOut,        RetryDecision.Repeat, RetryDecision.Unknown),
        new(Outcome.RequestTimeout,  RetryDecision.Repeat, RetryDecision.Unknown),
        new(Outcome.Throttled,       RetryDecision.Wait,   RetryDecision.Wait),
        new(Outcome.Unavailable,     RetryDecision.Wait,   RetryDecision.Unknown),
        new(Outcome.ServerError,     RetryDecision.Repeat, RetryDecision.Unknown),
    }.ToDictionary(row => row.Outcome);

    /// <summary>Returns the decision for an outcome.</summary>
    public static RetryDecision Decide(Outcome outcome, bool repeatable) => repeatable ? Table[outcome].Repeatable : Table[outcome].NotRepeatable;

    /// <summary>Returns true if the server may have carried out the request; otherwise, false.</summary>
    public static bool MayHaveRun(Outcome outcome) => Table[outcome].NotRepeatable == RetryDecision.Unknown;

    /// <summary>Returns the outcome of an attempt with a response.</summary>
    public static Outcome OfStatus(int status, bool hasRetryAfter) => status switch
    {
        408 => Outcome.RequestTimeout,
        429 => Outcome.Throttled,
        503 when hasRetryAfter => Outcome.Unavailable,
        >= 500 => Outcome.ServerError,
        _ => Outcome.Final,
    };

    private sealed record Row(Outcome Outcome, RetryDecision Repeatable, RetryDecision NotRepeatable);
}
