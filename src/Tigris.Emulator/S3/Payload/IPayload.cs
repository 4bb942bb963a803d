using System;
using System.Collections.Generic;
using System.Threading;

namespace Tigris.Emulator.S3.Payload;

/// <summary>The decoded body of a request. It is read once. The end of the body fails if the bytes don't match the signature.</summary>
internal interface IPayload
{
    /// <summary>The announced number of bytes; null if there is none.</summary>
    long? Length { get; }

    /// <summary>The trailing headers.</summary>
    IReadOnlyDictionary<string, string> Trailers { get; }

    IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken);
}
