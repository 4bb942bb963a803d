using System;
using System.Security.Cryptography;

namespace Tigris.Client.Http;

/// <summary>Computes an HMAC in one call, like .NET.</summary>
internal static class HmacSha256
{
    extension(HMACSHA256)
    {
        public static int HashSizeInBytes => 32;

        public static int HashData(ReadOnlySpan<byte> key, ReadOnlySpan<byte> source, Span<byte> destination)
        {
            var copy = key.ToArray();
            try
            {
                using var algorithm = new HMACSHA256(copy);
                algorithm.ComputeHash(source.ToArray()).CopyTo(destination);
                return HMACSHA256.HashSizeInBytes;
            }
            finally
            {
                CryptographicOperations.ZeroMemory(copy);
            }
        }
    }
}
