using System;
using System.Buffers.Binary;
using System.IO.Hashing;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Emulator.S3.Payload;

/// <summary>An incremental digest. CRCs are big-endian, as in S3.</summary>
internal abstract class Digest : IDisposable
{
    public static readonly string[] Algorithms = ["crc32", "crc32c", "crc64nvme", "sha1", "sha256"];

    public static Digest Of(string algorithm) => algorithm switch
    {
        "md5" => new Cryptographic(HashAlgorithmName.MD5),
        "sha1" => new Cryptographic(HashAlgorithmName.SHA1),
        "sha256" => new Cryptographic(HashAlgorithmName.SHA256),
        "crc32" => new Cyclic32(Crc32ParameterSet.Crc32),
        "crc32c" => new Cyclic32(Crc32ParameterSet.Crc32C),
        "crc64nvme" => new Cyclic64(Crc64ParameterSet.Nvme),
        _ => throw new ArgumentException(algorithm),
    };

    public abstract void Append(ReadOnlySpan<byte> bytes);

    public ValueTask AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        Append(bytes.Span);
        return ValueTask.CompletedTask;
    }

    public abstract byte[] Finish();

    public virtual void Dispose()
    {
    }

    private sealed class Cryptographic(HashAlgorithmName name) : Digest
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(name);

        public override void Append(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

        public override byte[] Finish() => _hash.GetHashAndReset();

        public override void Dispose()
        {
            _hash.Dispose();
            base.Dispose();
        }
    }

    private sealed class Cyclic32(Crc32ParameterSet parameters) : Digest
    {
        private readonly Crc32 _crc = new(parameters);

        public override void Append(ReadOnlySpan<byte> bytes) => _crc.Append(bytes);

        public override byte[] Finish()
        {
            var bytes = new byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(bytes, _crc.GetCurrentHashAsUInt32());
            return bytes;
        }
    }

    private sealed class Cyclic64(Crc64ParameterSet parameters) : Digest
    {
        private readonly Crc64 _crc = new(parameters);

        public override void Append(ReadOnlySpan<byte> bytes) => _crc.Append(bytes);

        public override byte[] Finish()
        {
            var bytes = new byte[8];
            BinaryPrimitives.WriteUInt64BigEndian(bytes, _crc.GetCurrentHashAsUInt64());
            return bytes;
        }
    }
}
