using System;
using Tigris.Client.Storage;

namespace Tigris.Client.Tests.Storage;

/// <summary>Compares the signature with the examples that AWS publishes for S3, with its key AKIAIOSFODNN7EXAMPLE.</summary>
public sealed class V4SignatureTests
{
    private const string Id = "AKIAIOSFODNN7EXAMPLE";
    private const string Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    private static readonly DateTimeOffset Day = new(2013, 5, 24, 0, 0, 0, TimeSpan.Zero);

    [Invariant("signature")]
    [Theory]
    [InlineData("?max-keys=2&prefix=J", "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7")]
    [InlineData("?prefix=J&max-keys=2", "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7")]
    [InlineData("?lifecycle", "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543")]
    public void The_published_examples_have_the_expected_signature(string query, string signature)
    {
        var request = new V4Signature("GET", new Uri("https://examplebucket.s3.amazonaws.com/" + query), Day, "us-east-1");

        Assert.Equal(
            $"AWS4-HMAC-SHA256 Credential={Id}/20130524/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature={signature}",
            request.Authorize(Id, Secret.AsSpan()));
    }

    [Theory]
    [InlineData("https://t3.storage.dev/b", "t3.storage.dev")]
    [InlineData("https://T3.storage.dev:443/b", "t3.storage.dev")]
    [InlineData("https://t3.storage.dev:8443/b", "t3.storage.dev:8443")]
    [InlineData("http://127.0.0.1:5601/b", "127.0.0.1:5601")]
    [InlineData("http://[::1]:5601/b", "[::1]:5601")]
    [InlineData("https://bücher.example/b", "xn--bcher-kva.example")]
    public void The_host_is_signed_as_it_is_sent(string url, string host) =>
        Assert.Equal(host, new V4Signature("GET", new Uri(url), Day, "auto").Host);

    [Fact]
    public void Each_part_of_the_request_changes_the_signature()
    {
        var request = new V4Signature("GET", new Uri("https://t3.storage.dev/b?list-type=2"), Day, "auto");
        V4Signature[] others =
        [
            request with { Method = "HEAD" },
            request with { Uri = new Uri("https://t3.storage.dev/c?list-type=2") },
            request with { Uri = new Uri("https://t3.storage.dev/b?list-type=1") },
            request with { Uri = new Uri("https://t4.storage.dev/b?list-type=2") },
            request with { Time = Day.AddSeconds(1) },
            request with { Region = "us-east-1" },
        ];

        Assert.All(others, other => Assert.NotEqual(Signature(request, Secret), Signature(other, Secret)));
        Assert.NotEqual(Signature(request, Secret), Signature(request, Secret + "x"));
        Assert.NotEqual(Signature(request, "ü"), Signature(request, "u"));
    }

    private static string Signature(V4Signature request, string secret)
    {
        var header = request.Authorize(Id, secret.AsSpan());
        return header[header.LastIndexOf('=')..];
    }
}
