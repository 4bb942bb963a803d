using System.Collections.Generic;
using System.Linq;

namespace Tigris.PowerShell;

/// <summary>The requests of a call that may change something. Guarded by the pipeline's monitor.</summary>
internal sealed class CallChanges
{
    private readonly List<CallChange> _made = [];
    private CallStart? _sent;

    /// <summary>true from the sending of a request that may change something until the call sends another or ends; otherwise, false.</summary>
    public bool AwaitsResponse => _sent is not null;

    public bool Any => _sent is not null || _made.Count > 0;

    /// <summary>The changes that were made, and those that may have been made.</summary>
    public IReadOnlyList<CallChange> All =>
        _sent is { } sent && !_made.Any(change => Names(change, sent)) ? [.. _made, new CallChange(sent, isCertain: false)] : _made;

    public void Start(CallStart start) => _sent = start.IsRead ? null : start;

    /// <summary>Records that the call waits for something other than a response.</summary>
    public void StopAwaiting() => _sent = null;

    /// <summary>Records the end of the attempt that was sent last.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="isCanceled">true if the call was canceled, so that a missing response proves nothing; otherwise, false.</param>
    public void End(CallAttempt attempt, bool isCanceled)
    {
        if (_sent is not { } sent)
        {
            return;
        }

        if (attempt.StatusCode is >= 200 and < 300)
        {
            _made.RemoveAll(change => !change.IsCertain && change.IsSameAs(sent));
            _made.Add(new CallChange(sent, isCertain: true));
        }
        else if (attempt.MayHaveRun || (attempt.StatusCode is null && isCanceled))
        {
            _made.RemoveAll(change => !change.IsCertain && change.IsSameAs(sent));
            _made.Add(new CallChange(sent, isCertain: false));
        }
        else
        {
            _sent = null;
        }
    }

    private static bool Names(CallChange change, CallStart sent) =>
        ReferenceEquals(change.Request, sent) || (!change.IsCertain && change.IsSameAs(sent));
}
