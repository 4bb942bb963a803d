using System;
using System.Threading.Tasks;
using Tigris.Emulator.S3.Access;
using Tigris.Emulator.S3.Pipeline;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>How a request is charged.</summary>
internal enum RequestClass
{
    /// <summary>PUT, COPY, POST, LIST.</summary>
    A,

    /// <summary>GET, HEAD and all others.</summary>
    B,

    /// <summary>Deleting and cancelling.</summary>
    Free,
}

/// <summary>One operation: how it is told from the others, what it takes, and who answers it.</summary>
internal sealed record S3Endpoint(string Method, S3Level Level, Permission Permission, RequestClass Class, Func<S3Call, Task<S3Reply>> Handler)
{
    /// <summary>The word in the query that makes it this operation.</summary>
    public string? Word { get; init; }

    /// <summary>The header that makes it this operation.</summary>
    public string? Header { get; init; }

    /// <summary>It is not about a bucket that exists.</summary>
    public bool IsOutside { get; init; }

    /// <summary>Policies are asked about each key in the body, and not about the bucket.</summary>
    public bool IsEachKeyAsked { get; init; }

    public bool Answers(S3Request request, S3Level level) =>
        Level == level
        && Method == request.Method
        && (Word is null || request.Query.Has(Word))
        && (Header is null || request.Header(Header) is not null);
}
