using System;
using System.IO.Compression;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Client.Http;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Connections;

/// <summary>Tests the real network layer against a server that writes its responses byte by byte.</summary>
public sealed class TransportTests
{
    [Fact]
    public async Task A_request_arrives_as_it_was_signed()
    {
        using var server = new PlainServer("HTTP/1.1 200 OK\r\nContent-Length: 26\r\n\r\n{\"keys\":[],\"unknown\":null}");
        using var client = Client(server.Endpoint);

        await client.AccessKeys.ListAsync("a/b ü", new AccessKeyQuery(), Lab.Actor, null, TestContext.Current.CancellationToken);

        var request = await server.RequestAsync();
        Assert.StartsWith("POST /v1/providers/laravel/orgs/a%2Fb%20%C3%BC/keys HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n" + """{"user_id":"user-1","user_role":"Admin","limit":1000}""", request, StringComparison.Ordinal);
        Assert.Contains("Content-Length: 53\r\n", request, StringComparison.Ordinal);
        Assert.Contains("X-Tigris-Signature: ", request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_DELETE_keeps_its_body()
    {
        using var server = new PlainServer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        using var client = Client(server.Endpoint);

        await client.AccessKeys.DeleteAsync("acme", "tid_1", Lab.Actor, TestContext.Current.CancellationToken);

        Assert.EndsWith("""{"id":"tid_1","user_id":"user-1","user_role":"Admin"}""", await server.RequestAsync(), StringComparison.Ordinal);
    }

    [Invariant("transport")]
    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        using var server = new PlainServer("HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n");
        using var client = Client(server.Endpoint);

        var exception = await Assert.ThrowsAsync<TigrisApiException>(() => client.Organizations.GetAsync("acme", CancellationToken.None));

        Assert.Equal(302, exception.StatusCode);
        Assert.Equal(1, server.Connections);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"data\":")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"dat\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Le")]
    [InlineData("")]
    public async Task An_incomplete_response_is_a_lost_response(string answer)
    {
        using var server = new PlainServer(answer);
        using var client = Client(server.Endpoint);

        var lost = await Assert.ThrowsAsync<TigrisConnectionException>(() => client.Organizations.GetAsync("acme", CancellationToken.None));
        await Assert.ThrowsAsync<TigrisOutcomeUnknownException>(
            () => client.AccessKeys.CreateAsync("acme", new AccessKeyRequest(), Lab.Actor, CancellationToken.None));

        Assert.Contains($"127.0.0.1:{server.Endpoint.Port} broke before the complete response arrived", lost.Message, StringComparison.Ordinal);
    }

    [Invariant("new-nonce")]
    [Fact]
    public async Task The_transport_does_not_repeat_a_request()
    {
        using var server = new PlainServer("");
        using var client = Client(server.Endpoint);

        var lost = await Assert.ThrowsAsync<TigrisConnectionException>(() => client.Organizations.GetAsync("acme", CancellationToken.None));

        Assert.Equal((1, 1), (lost.Attempts, server.Connections));
    }

    [Fact]
    public async Task A_port_without_a_listener_is_named()
    {
        Uri endpoint;
        using (var server = new PlainServer(""))
        {
            endpoint = server.Endpoint;
        }

        using var client = Client(endpoint);

        var exception = await Assert.ThrowsAsync<TigrisConnectionException>(
            () => client.AccessKeys.CreateAsync("acme", new AccessKeyRequest(), Lab.Actor, CancellationToken.None));

        Assert.StartsWith($"Could not connect to 127.0.0.1:{endpoint.Port}: ", exception.Message, StringComparison.Ordinal);
        Assert.Equal(("CreateAccessKey", 1), (exception.Operation, exception.Attempts));
    }

    [NotUnderWine("Wine creates no CNG key, so a test has no certificate.")]
    [Fact]
    public async Task An_untrusted_certificate_is_refused_and_not_tried_again()
    {
        Assert.SkipWhen(Type.GetType("Mono.Runtime") is not null, "Mono cannot make certificates.");
        using var server = new PlainServer("", selfSigned: true);
        using var client = Client(server.Endpoint, retries: 3);

        var exception = await Assert.ThrowsAsync<TigrisConnectionException>(
            () => client.AccessKeys.CreateAsync("acme", new AccessKeyRequest(), Lab.Actor, CancellationToken.None));

        Assert.StartsWith($"The TLS certificate of 127.0.0.1:{server.Endpoint.Port} was not accepted: ", exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, exception.Attempts);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task A_compressed_response_is_decompressed()
    {
        using var packed = new System.IO.MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write("""{"data":{"id":"acme"}}"""u8);
        }

        using var server = new PlainServer($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n", packed.ToArray());
        using var client = Client(server.Endpoint);

        Assert.Equal("acme", (await client.Organizations.GetAsync("acme", TestContext.Current.CancellationToken)).OrganizationId);
    }

    [Fact]
    public void The_factory_creates_a_client()
    {
        using var client = new TigrisClientFactory().Create(Lab.Options());

        Assert.True(client.UtcNow > TestClock.Noon.AddYears(-10));
    }

    private static TigrisClient Client(Uri endpoint, int retries = 0) => new(
        new TigrisClientOptions(endpoint, "laravel", Lab.Secret(Lab.Key)) { MaximumRetryCount = retries },
        TimeProvider.System, Transport.Create(endpoint), () => 0);
}
