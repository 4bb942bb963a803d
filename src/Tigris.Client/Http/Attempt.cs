using System;
using System.Net.Http;
using Polly;
using Polly.Timeout;

namespace Tigris.Client.Http;

/// <summary>How one attempt ended: with an answer or with an exception, and what that means.</summary>
internal readonly record struct Attempt(Outcome Outcome, HttpResponseMessage? Response, Exception? Exception)
{
    /// <summary>Makes sense of what the transport gave.</summary>
    /// <param name="ended">Its answer or its exception.</param>
    /// <param name="retryAfter">What the answer asks for, if it does.</param>
    /// <param name="body">The request's body, if it has one.</param>
    /// <param name="givenUp">Whether the caller has given up.</param>
    public static Attempt Of(Outcome<HttpResponseMessage> ended, TimeSpan? retryAfter, JsonBody? body, bool givenUp)
    {
        if (ended.Result is { } response)
        {
            return new(RetryRules.OfStatus((int)response.StatusCode, retryAfter is not null), response, null);
        }

        var exception = ended.Exception!;
        var outcome = exception switch
        {
            // What this client threw on purpose, and the caller's giving up, stand as they are.
            TigrisException or ObjectDisposedException => Outcome.Final,
            OperationCanceledException when givenUp => Outcome.Final,
            _ when NetworkFailure.IsUntrustedServer(exception) => Outcome.Final,
            _ when NetworkFailure.NeverConnected(exception) => Outcome.NeverConnected,

            // Whatever the headers did: a request whose body was still held back cannot have been carried out.
            _ when body is { WasSent: false } => Outcome.NeverConnected,
            TimeoutRejectedException => Outcome.TimedOut,
            _ => Outcome.ReplyLost,
        };
        return new(outcome, null, exception);
    }

    /// <summary>Why the attempt is repeated, in a few words.</summary>
    public string Reason => Outcome switch
    {
        _ when Response is not null => FormattableString.Invariant($"HTTP {(int)Response.StatusCode}"),
        _ when Exception is TimeoutRejectedException => Messages.AttemptTimedOut,
        Outcome.NeverConnected => Messages.AttemptNotConnected,
        _ => Messages.AttemptConnectionLost,
    };
}
