using System;

namespace Tigris;

/// <summary>
/// The exception for a request that isn't repeatable and whose response was lost. The server may have carried it out, so the caller has to check.
/// </summary>
public sealed class TigrisOutcomeUnknownException : TigrisException
{
    /// <summary>Creates an exception for an operation, with the reason.</summary>
    public TigrisOutcomeUnknownException(string operation, string target, string? itemName, string reason, Exception? innerException)
        : base(MessageText.Of(itemName is null ? Messages.OutcomeUnknown : Messages.OutcomeUnknownOfItem, operation, target, reason, itemName), innerException)
    {
        Operation = operation;
        Target = target;
        ItemName = itemName;
    }

    /// <summary>The name of the operation in the vendor's document.</summary>
    public string Operation { get; }

    /// <summary>The path below the provider.</summary>
    public string Target { get; }

    /// <summary>The organization in the path, if there is one.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>The bucket in the path, if there is one.</summary>
    public string? BucketName { get; init; }

    /// <summary>The item that the path doesn't name: the name of the key or policy, or the id of the key whose secret is replaced.</summary>
    public string? ItemName { get; }
}
