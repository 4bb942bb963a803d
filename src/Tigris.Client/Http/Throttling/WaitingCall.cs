using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Client.Http.Throttling;

/// <summary>The conditions of a wait.</summary>
/// <param name="Timeout">The longest time without any success after which the wait ends; zero or less for no limit.</param>
/// <param name="NotBefore">The time before which the call must not begin, in the limiter's seconds.</param>
/// <param name="EndsAt">The time at which the wait ends, in the limiter's seconds; infinite for a call that wasn't refused before.</param>
internal readonly record struct CallWaitLimits(TimeSpan Timeout, double NotBefore, double EndsAt)
{
    /// <summary>Indicates whether the call was refused before. Such a call goes first.</summary>
    public bool IsRepeated => !double.IsInfinity(EndsAt);
}

/// <summary>A call in the queue of a limiter.</summary>
internal sealed class WaitingCall(CallWaitLimits wait, double arrivedAt)
{
    // Continuations go to the thread pool: the limiter completes the task inside its lock.
    private readonly TaskCompletionSource<CallTurn> _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CallWaitLimits Wait => wait;

    public double ArrivedAt => arrivedAt;

    /// <summary>The place in the queue.</summary>
    public LinkedListNode<WaitingCall> Node { get; set; } = null!;

    /// <summary>Ends the wait.</summary>
    /// <returns>true if this call ended the wait; false if it was canceled before.</returns>
    public bool TryEnd(CallTurn turn) => _begun.TrySetResult(turn);

    public async Task<CallTurn> WaitAsync(RateLimiter limiter, CancellationToken cancellationToken)
    {
        using (cancellationToken.Register(() =>
        {
            if (_begun.TrySetCanceled(cancellationToken))
            {
                limiter.Leave(this);
            }
        }))
        {
            return await _begun.Task.ConfigureAwait(false);
        }
    }
}
