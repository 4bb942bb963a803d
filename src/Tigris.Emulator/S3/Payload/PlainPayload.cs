using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Threading;
using Microsoft.AspNetCore.Http;
using Tigris.Emulator.S3.Pipeline;

namespace Tigris.Emulator.S3.Payload;

/// <summary>A body without coding. Its signed SHA-256 must match.</summary>
internal sealed class PlainPayload(HttpRequest request, string? sha256) : IPayload
{
    public long? Length => request.ContentLength;

    public IReadOnlyDictionary<string, string> Trailers => ImmutableDictionary<string, string>.Empty;

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (sha256 is not null) hash.AppendData(buffer, 0, read);
            yield return buffer.AsMemory(0, read);
        }

        if (sha256 is not null && Convert.ToHexStringLower(hash.GetHashAndReset()) != sha256)
            throw new S3Exception(400, "XAmzContentSHA256Mismatch", "x-amz-content-sha256 is not the hash of the received bytes.");
    }
}
