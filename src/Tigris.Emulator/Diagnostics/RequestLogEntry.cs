using System;

namespace Tigris.Emulator;

/// <summary>One request that has been answered. <c>Status</c> is 0 where the client got no answer.</summary>
public sealed record RequestLogEntry(string Method, string RawTarget, string OperationId, int Status, DateTimeOffset Started, TimeSpan Elapsed)
{
    /// <summary>The nonce that the request was signed with.</summary>
    public string? Nonce { get; init; }

    /// <summary>Why the request was refused, in more words than the client gets where that protects something; null where it was not.</summary>
    public string? Refusal { get; init; }

    /// <summary>Indicates whether the rate limit refused the request.</summary>
    public bool IsRateLimited { get; init; }

    /// <summary>The User-Agent header.</summary>
    public string? UserAgent { get; init; }
}
