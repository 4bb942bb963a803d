using System;
using System.Threading.Tasks;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3.Access;
using Tigris.Emulator.S3.Pipeline;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>The billing class of a request.</summary>
internal enum RequestClass
{
    /// <summary>PUT, COPY, POST and LIST.</summary>
    A,

    /// <summary>GET, HEAD and all others.</summary>
    B,

    /// <summary>DELETE and CANCEL.</summary>
    Free,
}

/// <summary>An S3 operation: its address, permission and handler.</summary>
internal sealed record S3Endpoint(string Method, S3Level Level, Permission Permission, RequestClass Class, Func<S3Call, Task<Reply>> Handler)
    : Operation(Method, Operations.OfS3 + Permission.Operation)
{
    /// <summary>The query parameter that selects the operation.</summary>
    public string? Word { get; init; }

    /// <summary>The header that selects the operation.</summary>
    public string? Header { get; init; }

    /// <summary>The exact Accept header that selects the operation.</summary>
    public string? Accept { get; init; }

    /// <summary>true if the operation is not on an existing bucket; otherwise, false.</summary>
    public bool IsOutside { get; init; }

    /// <summary>true if each key has permission; otherwise, false.</summary>
    public bool NeedsOnlyKey { get; init; }

    /// <summary>true if policies apply to each key in the body; otherwise, false.</summary>
    public bool ChecksEachKey { get; init; }

    /// <summary>The supported query parameters besides <see cref="Word"/>.</summary>
    public string[] Parameters { get; init; } = [];

    /// <summary>The supported headers besides those of all operations; a name that ends in * is a prefix.</summary>
    public string[] Headers { get; init; } = [];

    /// <summary>true if the operation evaluates the conditional headers; otherwise, false.</summary>
    public bool IsConditional { get; init; }

    /// <summary>true if the operation needs no signature and no permission; otherwise, false.</summary>
    public bool IsOpen { get; init; }

    public override RoutingKey RoutingKey => new(Side.S3, (int)Level);

    public override bool Addresses(EmulatorRequest request) =>
        request is S3Request s3 && (Word is null || s3.Query.Has(Word)) && (Header is null || s3.Header(Header) is not null) && (Accept is null || s3.Header("Accept") == Accept);
}
