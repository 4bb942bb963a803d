using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Client.Storage;
using Tigris.Client.Tests.Connections;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Storage;

/// <summary>Tests the bytes of a read on a real socket.</summary>
public sealed class StorageWireTests
{
    [Invariant("signature")]
    [Fact]
    public async Task The_sent_host_and_path_are_the_signed_ones()
    {
        var listing = Encoding.UTF8.GetBytes("<ListBucketResult/>");
        using var server = new PlainServer($"HTTP/1.1 200 OK\r\nContent-Length: {listing.Length}\r\nConnection: close\r\n\r\n", listing);
        using var client = new TigrisClient(Lab.Options(retries: 0));
        var request = new StorageRequest(server.Endpoint, "tid_1", Lab.Secret("secret"), "uploads.2026");

        var answer = await client.ReadStorageAsync(request, CancellationToken.None);

        Assert.True(answer.IsListing);
        var lines = (await server.RequestAsync()).Split(["\r\n"], StringSplitOptions.None);
        Assert.Equal("GET /uploads.2026?list-type=2&max-keys=1 HTTP/1.1", lines[0]);
        Assert.Equal($"{server.Endpoint.Host}:{server.Endpoint.Port}", Header(lines, "Host"));
        var time = DateTimeOffset.ParseExact(Header(lines, "X-Amz-Date"), "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var signed = new V4Signature("GET", new Uri(server.Endpoint, lines[0].Split(' ')[1]), time, "auto");
        Assert.Equal(signed.Authorize("tid_1", "secret".AsSpan()), Header(lines, "Authorization"));
    }

    [Invariant("transport")]
    [Fact]
    public async Task A_redirect_is_returned_and_not_followed()
    {
        using var elsewhere = new PlainServer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        using var server = new PlainServer($"HTTP/1.1 307 Temporary Redirect\r\nLocation: {elsewhere.Endpoint.AbsoluteUri}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        using var client = new TigrisClient(Lab.Options(retries: 0));

        var answer = await client.ReadStorageAsync(new StorageRequest(server.Endpoint, "tid_1", Lab.Secret("secret")), CancellationToken.None);

        Assert.Equal((307, false), (answer.StatusCode, answer.IsListing));
        Assert.Contains(elsewhere.Endpoint.AbsoluteUri, answer.ServerMessage, StringComparison.Ordinal);
        Assert.Equal(0, elsewhere.Connections);
    }

    private static string Header(string[] lines, string name) =>
        lines.Single(line => line.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))[(name.Length + 2)..];
}
