using System;
using System.Net;
using System.Text;
using Tigris.Emulator.Pipeline;

namespace Tigris.Emulator.S3.Pipeline;

/// <summary>The level of a request: the service, a bucket, or an object.</summary>
internal enum S3Level
{
    Service,
    Bucket,
    Object,
}

/// <summary>The bucket and key, from <c>bucket.localhost/key</c>, from a bucket's own domain, or from <c>localhost/bucket/key</c>.</summary>
internal sealed record S3Address(string Bucket, string Key)
{
    private const string VirtualHosts = ".localhost";
    private const int LongestKey = 1024;

    public S3Level Level => Bucket.Length == 0 ? S3Level.Service : Key.Length == 0 ? S3Level.Bucket : S3Level.Object;

    public string Resource => $"/{Bucket}{(Level == S3Level.Object ? "/" + Key : "")}";

    /// <param name="host">The host without its port.</param>
    /// <param name="path">The escaped path.</param>
    /// <param name="bucketOfDomain">The bucket to which a domain belongs, or null.</param>
    public static S3Address Parse(string host, string path, Func<string, string?> bucketOfDomain)
    {
        var rest = path.StartsWith('/') ? path[1..] : path;
        if (host.EndsWith(VirtualHosts, StringComparison.OrdinalIgnoreCase))
            return new S3Address(host[..^VirtualHosts.Length].ToLowerInvariant(), DecodeKey(rest));
        if (host.Contains('.', StringComparison.Ordinal) && !IPAddress.TryParse(host, out _) && bucketOfDomain(host) is { } bucket)
            return new S3Address(bucket, DecodeKey(rest));
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? new S3Address(Decode(rest), "") : new S3Address(Decode(rest[..slash]), DecodeKey(rest[(slash + 1)..]));
    }

    private static string DecodeKey(string escaped)
    {
        var key = Decode(escaped);
        return Encoding.UTF8.GetByteCount(key) <= LongestKey ? key : throw new S3Exception(400, "KeyTooLongError", "The key has more than 1,024 bytes.");
    }

    private static string Decode(string text) =>
        RequestTarget.Decode(text, plusIsSpace: false) ?? throw new S3Exception(400, "InvalidURI", "The path can't be decoded.");
}
