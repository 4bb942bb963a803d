using System;

namespace Tigris;

/// <summary>
/// Hears what a call does on the wire. Called from any thread, but never by two at once for one call. Nothing it is told holds a secret.
/// </summary>
public interface ICallObserver
{
    /// <summary>Whether <see cref="Exchanged"/> is worth the work of making its texts.</summary>
    bool WantsExchanges { get; }

    /// <summary>
    /// An attempt is about to be sent. To keep it from being sent, throw <see cref="OperationCanceledException"/> after the call's token
    /// was canceled.
    /// </summary>
    void Starting(CallStart start);

    /// <summary>An attempt ended: with an answer, or without.</summary>
    void Attempted(CallAttempt attempt);

    /// <summary>The attempt will be repeated, after a wait.</summary>
    void Waiting(CallWait wait);

    /// <summary>
    /// The server refused this machine's time, and accepted its own: requests are signed by that from now on. Once for a client and its
    /// views.
    /// </summary>
    /// <param name="ahead">How far the server's clock is ahead of this machine's.</param>
    void ClockCorrected(TimeSpan ahead);

    /// <summary>
    /// An operation that makes something new with each call succeeded after the server had refused it because of its rate. A refused
    /// attempt may have been carried out all the same.
    /// </summary>
    void RepeatedAfterRefusal(CallRepetition repetition);

    /// <summary>Headers and bodies of an attempt, redacted. Only where <see cref="WantsExchanges"/>.</summary>
    void Exchanged(CallExchange exchange);
}
