using System;

namespace Tigris;

/// <summary>
/// A request that must not be repeated was sent and its answer was lost: it may have been carried out. The caller has to look.
/// </summary>
public sealed class TigrisOutcomeUnknownException : TigrisException
{
    /// <summary>Says which operation on what, and why its outcome is not known.</summary>
    public TigrisOutcomeUnknownException(string operation, string target, string reason, Exception? innerException)
        : base($"{operation} on '{target}' may or may not have been carried out: {reason}.", innerException)
    {
        Operation = operation;
        Target = target;
    }

    /// <summary>What the document calls the operation.</summary>
    public string Operation { get; }

    /// <summary>What it was about: the path below the provider.</summary>
    public string Target { get; }
}
