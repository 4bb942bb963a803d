using System;
using System.Collections.Generic;
using System.Threading;

namespace Tigris.Emulator.S3.Payload;

/// <summary>The body of a request as it was meant, whatever it was wrapped in. It is read once, and refused at its end if it was not what was signed.</summary>
internal interface IPayload
{
    /// <summary>How many bytes were promised; null where nobody said.</summary>
    long? Length { get; }

    /// <summary>Headers that came after the bytes.</summary>
    IReadOnlyDictionary<string, string> Trailers { get; }

    IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken);
}
