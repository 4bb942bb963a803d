using System;

namespace Tigris.Emulator;

/// <summary>One API request that has been answered. <c>Status</c> is 0 where the client got no answer.</summary>
public sealed record RequestLogEntry(string Method, string RawTarget, string OperationId, int Status, DateTimeOffset Started, TimeSpan Elapsed)
{
    /// <summary>The nonce that the request was signed with.</summary>
    public string? Nonce { get; init; }

    /// <summary>The User-Agent header.</summary>
    public string? UserAgent { get; init; }
}
