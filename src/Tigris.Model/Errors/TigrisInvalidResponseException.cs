using System;

namespace Tigris;

/// <summary>The exception for a successful response with unexpected content: no JSON, another structure, or a missing member.</summary>
public class TigrisInvalidResponseException : TigrisException
{
    /// <summary>Creates an exception for the response to an operation.</summary>
    public TigrisInvalidResponseException(string operation, string message, Exception? innerException = null)
        : base($"{operation}: {message}", innerException)
    {
        Operation = operation;
    }

    /// <summary>The name of the operation in the vendor's document.</summary>
    public string Operation { get; }

    /// <summary>The organization that the request changed; null for a read, or if its path has none.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>The bucket that the request changed; null for a read, or if its path has none.</summary>
    public string? BucketName { get; init; }

    /// <summary>The key, policy or snapshot that the request changed; null for a read, or if the request names none.</summary>
    public string? ItemName { get; init; }
}

/// <summary>The exception for a listing that names the same next page again and would never end.</summary>
/// <param name="operation">The name of the operation in the vendor's document.</param>
public sealed class TigrisPagingLoopException(string operation)
    : TigrisInvalidResponseException(operation, Messages.PagingLoop);
