using System;

namespace Tigris;

/// <summary>
/// A request that must not be repeated was sent and its answer was lost: it may have been carried out. The caller has to look.
/// </summary>
public sealed class TigrisOutcomeUnknownException : TigrisException
{
    /// <summary>Says which operation on what, and why its outcome is not known.</summary>
    public TigrisOutcomeUnknownException(string operation, string target, string? itemName, string reason, Exception? innerException)
        : base(MessageText.Of(itemName is null ? Messages.OutcomeUnknown : Messages.OutcomeUnknownOfItem, operation, target, reason, itemName), innerException)
    {
        Operation = operation;
        Target = target;
        ItemName = itemName;
    }

    /// <summary>What the document calls the operation.</summary>
    public string Operation { get; }

    /// <summary>What it was about: the path below the provider.</summary>
    public string Target { get; }

    /// <summary>The organization in the path, if there is one.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>The bucket in the path, if there is one.</summary>
    public string? BucketName { get; init; }

    /// <summary>What to look for where the path does not say it: the name of the key or policy, or the id of the key whose secret is replaced.</summary>
    public string? ItemName { get; }
}
