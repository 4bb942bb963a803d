using System;

namespace Tigris;

/// <summary>
/// Observes the requests of calls. <see cref="CallObserver"/> selects it. The methods are called on any thread, but not at the same time for one call. The arguments contain no secret.
/// </summary>
public interface ICallObserver
{
    /// <summary>true if the observer uses the texts of <see cref="Exchanged"/>; otherwise, false.</summary>
    bool RecordsExchanges { get; }

    /// <summary>
    /// Reports that an attempt is about to be sent. To prevent it, throw <see cref="OperationCanceledException"/> after the call's token
    /// was canceled.
    /// </summary>
    void Starting(CallStart start);

    /// <summary>Reports the end of an attempt, with or without a response.</summary>
    void Attempted(CallAttempt attempt);

    /// <summary>Reports that the attempt is repeated after a wait.</summary>
    void Waiting(CallWait wait);

    /// <summary>
    /// Reports that the server refused this machine's time. From now on, requests are signed with the server's time. Called once for a
    /// client.
    /// </summary>
    /// <param name="ahead">The time by which the server's clock is ahead of this machine's.</param>
    void ClockCorrected(TimeSpan ahead);

    /// <summary>
    /// Reports that a creating operation succeeded after the server refused it because of a rate limit. The server may have carried out a
    /// refused attempt too.
    /// </summary>
    void RepeatedAfterRefusal(CallRepetition repetition);

    /// <summary>Reports the redacted headers and bodies of an attempt, if <see cref="RecordsExchanges"/> is true.</summary>
    void Exchanged(CallExchange exchange);
}
