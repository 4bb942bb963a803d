using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Tigris.Emulator;

/// <summary>
/// Repeatable random decisions. A decision depends on the seed, the rule, the method and target of the request, and the number of earlier requests
/// with the same method and target. Concurrent requests don't influence it.
/// </summary>
internal sealed class FaultRandom(long seed)
{
    // 8 bytes for each target, of any length.
    private readonly ConcurrentDictionary<ulong, int> _seen = new();

    public long Seed { get; } = seed;

    public FaultDraw Draw(EmulatorRequest request)
    {
        var target = Hash($"{request.Method} {request.RawTarget}");
        return new FaultDraw(Seed, target, _seen.AddOrUpdate(target, 1, static (_, count) => count + 1));
    }

    public static ulong Hash(string text) => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>The random draw of one request, for all rules.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Target">The hash of method and raw target.</param>
/// <param name="Ordinal">1 for the first request with that method and target.</param>
internal readonly record struct FaultDraw(long Seed, ulong Target, int Ordinal)
{
    public bool Hits(int rule, decimal percent) =>
        percent >= 100 || FaultRandom.Hash($"{Seed} {rule} {Target} {Ordinal}") < (ulong)(percent / 100 * ulong.MaxValue);
}
