using System;
using System.Net.Http;
using Polly;
using Polly.Timeout;

namespace Tigris.Client.Http;

/// <summary>The end of an attempt: its response or exception, and its outcome.</summary>
internal readonly record struct Attempt(Outcome Outcome, HttpResponseMessage? Response, Exception? Exception)
{
    /// <summary>Classifies the result of the transport.</summary>
    /// <param name="ended">The response or the exception.</param>
    /// <param name="retryAfter">The Retry-After of the response, if any.</param>
    /// <param name="body">The body of the request, if any.</param>
    /// <param name="givenUp">true if the caller has canceled.</param>
    public static Attempt Of(Outcome<HttpResponseMessage> ended, TimeSpan? retryAfter, JsonBody? body, bool givenUp)
    {
        if (ended.Result is { } response)
        {
            return new(RetryRules.OfStatus((int)response.StatusCode, retryAfter is not null), response, null);
        }

        var exception = ended.Exception!;
        var outcome = exception switch
        {
            // The client's own exceptions, and a cancellation by the caller, aren't repeated.
            TigrisException or ObjectDisposedException => Outcome.Final,
            OperationCanceledException when givenUp => Outcome.Final,
            _ when NetworkFailure.IsUntrustedServer(exception) => Outcome.Final,
            _ when NetworkFailure.NeverConnected(exception) => Outcome.NeverConnected,

            // The server can't have carried out a request whose body wasn't sent, even if its headers were.
            _ when body is { WasSent: false } => Outcome.NeverConnected,
            TimeoutRejectedException => Outcome.TimedOut,
            _ => Outcome.ResponseLost,
        };
        return new(outcome, null, exception);
    }

    /// <summary>The reason for repeating the attempt, in a few words.</summary>
    public string Reason => Outcome switch
    {
        _ when Response is not null => FormattableString.Invariant($"HTTP {(int)Response.StatusCode}"),
        _ when Exception is TimeoutRejectedException => Messages.AttemptTimedOut,
        Outcome.NeverConnected => Messages.AttemptNotConnected,
        _ => Messages.AttemptConnectionLost,
    };
}
