using System.Collections.Generic;
using System.Linq;
using System.Net;

namespace Tigris.Client.Http;

/// <summary>The end of an attempt, for the decision on a retry.</summary>
internal enum Outcome
{
    /// <summary>An answer that stands: success, or a refusal that another attempt would only repeat.</summary>
    Final,

    /// <summary>The request surely never reached the server.</summary>
    NeverConnected,

    /// <summary>The connection broke after the request may have been sent, or before the whole answer had come.</summary>
    ResponseLost,

    /// <summary>No complete answer came in time.</summary>
    TimedOut,

    /// <summary>408: the server, or something before it, gave up waiting.</summary>
    RequestTimeout,

    /// <summary>429: refused because of the server's rate.</summary>
    Throttled,

    /// <summary>503 with a Retry-After: refused too, but a gateway may send it after the server carried the request out.</summary>
    Unavailable,

    /// <summary>Any other 5xx: it may have failed half-way.</summary>
    ServerError,
}

/// <summary>The decision on a retry.</summary>
internal enum RetryDecision
{
    /// <summary>Give it to the caller.</summary>
    Return,

    /// <summary>Try again, while retries and time last.</summary>
    Repeat,

    /// <summary>Try again when the limiter allows it; this uses up no retry and no time.</summary>
    Wait,

    /// <summary>Report that the outcome is unknown.</summary>
    Unknown,
}

/// <summary>The one table that decides whether a failed attempt is repeated.</summary>
internal static class RetryRules
{
    /// <summary>429, which .NET Framework has no name for.</summary>
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

    /// <summary>The outcome of an attempt that was answered.</summary>
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
