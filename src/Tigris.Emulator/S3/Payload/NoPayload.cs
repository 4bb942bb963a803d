using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;

namespace Tigris.Emulator.S3.Payload;

internal sealed class NoPayload : IPayload
{
    public static readonly NoPayload Instance = new();

    public long? Length => 0;

    public IReadOnlyDictionary<string, string> Trailers => ImmutableDictionary<string, string>.Empty;

    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken) => AsyncEnumerable.Empty<ReadOnlyMemory<byte>>();
}
