using System;
using System.Net.Http;
using System.Threading;
using Tigris.Client.Json;

namespace Tigris.Client.Http;

/// <summary>One call of an operation. It travels with its request from handler to handler.</summary>
internal sealed class Call(Operation operation, ICallObserver? observer)
{
    /// <summary>Under which name a request carries its call.</summary>
    public const string Key = "Tigris.Call";

    private static readonly HttpRequestOptionsKey<Call> OptionKey = new(Key);

    public Operation Operation { get; } = operation;

    public ICallObserver? Observer { get; } = observer;

    /// <summary>False where the first answer is the answer.</summary>
    public bool MayRetry { get; init; } = true;

    /// <summary>Whose access key signs; null where the provider's key does.</summary>
    public StorageRequest? Holder { get; set; }

    /// <summary>What the holder's key signed in the last attempt; null where the provider's key signs.</summary>
    public string? StringToSign { get; set; }

    /// <summary>How far the server's clock is taken to be ahead, in the current attempt.</summary>
    public TimeSpan ClockOffset { get; set; }

    /// <summary>Whether any attempt so far may have been carried out although it failed.</summary>
    public bool MayHaveRun { get; set; }

    /// <summary>Whether any attempt so far may have changed something although it failed.</summary>
    public bool MayHaveChanged => MayHaveRun && !Operation.IsRead;

    /// <summary>From sending the last attempt until the headers of its answer, or until it failed.</summary>
    public TimeSpan Elapsed { get; set; }

    /// <summary>How often the request was sent so far.</summary>
    public int Attempts { get; private set; }

    /// <summary>The caller's own token, to tell the caller's giving up from an attempt's timeout.</summary>
    public CancellationToken GivenUp { get; private set; }

    public static Call Of(HttpRequestMessage request) => request.Options.TryGetValue(OptionKey, out var call)
        ? call
        : throw new InvalidOperationException("The request carries no call.");

    public void AttachTo(HttpRequestMessage request) => request.Options.Set(OptionKey, this);

    public void Begin(CancellationToken cancellationToken) => GivenUp = cancellationToken;

    public void CountAttempt() => Attempts++;

    /// <summary>What to throw where an answer is not what it should be.</summary>
    public TigrisInvalidResponseException Misread(string? mediaType, Exception exception) =>
        new(Operation.Name, $"the answer ({mediaType ?? "no content type"}) is not the JSON that was expected.", JsonMistake.Of(exception));

    /// <summary>What to throw where an answer is well-formed but lacks what it is for.</summary>
    public TigrisInvalidResponseException Lacks(string part) => new(Operation.Name, $"the answer lacks '{part}'.");
}
