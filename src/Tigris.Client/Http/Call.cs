using System;
using System.Net.Http;
using System.Threading;
using Tigris.Client.Json;

namespace Tigris.Client.Http;

/// <summary>A call of an operation. The request carries it from handler to handler.</summary>
internal sealed class Call(Operation operation, ICallObserver? observer)
{
    /// <summary>The name of the request property that holds the call.</summary>
    public const string Key = "Tigris.Call";

    /// <summary>The longest wait of a timer.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(int.MaxValue);

    private static readonly HttpRequestOptionsKey<Call> OptionKey = new(Key);

    private long _refusedAt;

    public Operation Operation { get; } = operation;

    public ICallObserver? Observer { get; } = observer;

    /// <summary>true if a failed attempt may be repeated; otherwise, false.</summary>
    public bool MayRetry { get; init; } = true;

    /// <summary>The holder of the access key that signs; null if the provider's key signs.</summary>
    public StorageRequest? Holder { get; set; }

    /// <summary>The string that the holder's key signed in the last attempt; null if the provider's key signs.</summary>
    public string? StringToSign { get; set; }

    /// <summary>The assumed lead of the server's clock in the current attempt.</summary>
    public TimeSpan ClockOffset { get; set; }

    /// <summary>true if the server may have carried out a failed attempt; otherwise, false.</summary>
    public bool MayHaveRun { get; set; }

    /// <summary>true if a failed attempt may have changed something; otherwise, false.</summary>
    public bool MayHaveChanged => MayHaveRun && !Operation.IsRead;

    /// <summary>
    /// The remaining time in flight; <see cref="Timeout.InfiniteTimeSpan"/> for no limit. Waiting doesn't count, nor do refused
    /// attempts.
    /// </summary>
    public TimeSpan TimeLeft { get; private set; } = Timeout.InfiniteTimeSpan;

    /// <summary>Indicates whether the time of the call is used up.</summary>
    public bool IsOutOfTime => TimeLeft == TimeSpan.Zero;

    /// <summary>The number of attempts that the server refused because of a rate limit and that were repeated.</summary>
    public int Refusals { get; private set; }

    /// <summary>The time from sending the last attempt to the headers of its response, or to its failure.</summary>
    public TimeSpan Elapsed { get; set; }

    /// <summary>The description of the request; null before it is sent.</summary>
    public CallStart? Start { get; set; }

    /// <summary>The number of times the request was sent so far.</summary>
    public int Attempts { get; private set; }

    /// <summary>The caller's token. It distinguishes a cancellation by the caller from the timeout of an attempt.</summary>
    public CancellationToken CallerCancellation { get; private set; }

    public static Call Of(HttpRequestMessage request) => request.Options.TryGetValue(OptionKey, out var call)
        ? call
        : throw new InvalidOperationException("The request carries no call.");

    public void AttachTo(HttpRequestMessage request) => request.Options.Set(OptionKey, this);

    public void Begin(TimeSpan time, CancellationToken cancellationToken)
    {
        TimeLeft = time;
        CallerCancellation = cancellationToken;
    }

    /// <summary>Subtracts time in flight from the remaining time.</summary>
    public void Spend(TimeSpan time)
    {
        if (TimeLeft != Timeout.InfiniteTimeSpan)
        {
            TimeLeft = time < TimeLeft ? TimeLeft - time : TimeSpan.Zero;
        }
    }

    public void CountAttempt() => Attempts++;

    /// <summary>Returns the time that a refused call may still wait: up to the timeout, counted from its first refusal.</summary>
    public TimeSpan MayWait(TimeSpan timeout, TimeProvider time)
    {
        if (Refusals == 0)
        {
            _refusedAt = time.GetTimestamp();
        }

        return timeout <= TimeSpan.Zero ? LongestWait : timeout - time.GetElapsedTime(_refusedAt);
    }

    /// <summary>Records a refusal, after which the call waits.</summary>
    /// <param name="response">The refusal.</param>
    /// <param name="delay">The known time until the call is repeated.</param>
    /// <param name="rate">The rate that the server seems to allow.</param>
    public void Refused(HttpResponseMessage response, TimeSpan delay, double? rate)
    {
        Refusals++;
        MayHaveRun |= response.StatusCode != RetryRules.TooManyRequests;
        Observer?.Waiting(new CallWait
        {
            Operation = Operation.Name,
            Attempt = Attempts,
            Delay = delay,
            Reason = FormattableString.Invariant($"HTTP {(int)response.StatusCode}"),
            IsRefusal = true,
            Rate = rate,
        });
    }

    /// <summary>Creates the exception for a response that isn't the expected JSON.</summary>
    public TigrisInvalidResponseException InvalidContent(string? mediaType, Exception exception) =>
        InvalidResponse(MessageText.Of(Messages.ResponseNotJson, mediaType ?? Messages.NoContentType), JsonErrors.Of(exception));

    /// <summary>Creates the exception for a response without a required member.</summary>
    public TigrisInvalidResponseException MissingMember(string part) => InvalidResponse(MessageText.Of(Messages.ResponseLacks, part));

    /// <summary>Creates the exception for a response that is longer than a number of MiB.</summary>
    public TigrisInvalidResponseException TooLong(int limit) => InvalidResponse(MessageText.Of(Messages.ResponseTooLong, limit));

    // A change that isn't repeatable has to be looked up. The exception names all identities: a reader with many tenants has no other trace of it.
    private TigrisInvalidResponseException InvalidResponse(string message, Exception? cause = null) => new(
        Operation.Name,
        Operation.Repeatable ? message : $"{message} {Messages.ResponseOfChange}",
        cause)
    {
        OrganizationId = Start?.OrganizationId,
        BucketName = Start?.BucketName,
        ItemName = Start?.ItemName,
    };
}
