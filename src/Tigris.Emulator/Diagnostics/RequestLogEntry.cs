using System;

namespace Tigris.Emulator;

/// <summary>A request with its response. <c>Status</c> is 0 if the client got no response.</summary>
public sealed record RequestLogEntry(string Method, string RawTarget, string OperationId, int Status, DateTimeOffset Started, TimeSpan Elapsed)
{
    /// <summary>The nonce of the request's signature.</summary>
    public string? Nonce { get; init; }

    /// <summary>The reason of a refusal, which may be more detailed than the response; null if the request was not refused.</summary>
    public string? Refusal { get; init; }

    /// <summary>Indicates whether the rate limit refused the request.</summary>
    public bool IsRateLimited { get; init; }

    /// <summary>The User-Agent header.</summary>
    public string? UserAgent { get; init; }
}
