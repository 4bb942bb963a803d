using System;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Client.Http;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Connections;

/// <summary>
/// Tests proxies. By default, the runtime uses the system's settings, such as HTTPS_PROXY. The tests set the proxy of the handler instead,
/// because environment variables belong to the whole process.
/// </summary>
[NotUnderWine("Wine creates no CNG key, so a test has no certificate.")]
public sealed class ProxyTests : IDisposable
{
    private const string Host = "mgmt.example.test";
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 22\r\n\r\n{\"data\":{\"id\":\"acme\"}}";

    private readonly TestAuthority _authority = new();

    [Invariant("transport")]
    [Fact]
    public async Task A_proxy_forwards_TLS_from_end_to_end_and_receives_only_the_host()
    {
        using var server = new PlainServer(Ok, certificate: _authority.Issue(Host));
        using var proxy = new ProxyServer(server.Endpoint);
        using var client = Client(proxy);

        Assert.Equal("acme", (await client.Organizations.GetAsync("acme", TestContext.Current.CancellationToken)).OrganizationId);

        var heard = Assert.Single(proxy.Heard);
        Assert.StartsWith($"CONNECT {Host}:443 HTTP/1.1\r\n", heard, StringComparison.Ordinal);
        Assert.DoesNotContain("X-Tigris", heard, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("acme", heard, StringComparison.Ordinal);
        Assert.Contains("X-Tigris-Signature: ", await server.RequestAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_to_an_impostor_gets_no_request()
    {
        using var impostor = new PlainServer(Ok, certificate: _authority.Issue("impostor.example.test"));
        using var proxy = new ProxyServer(impostor.Endpoint);
        using var client = Client(proxy);

        var exception = await Assert.ThrowsAsync<TigrisConnectionException>(() => client.Organizations.GetAsync("acme", CancellationToken.None));

        Assert.Contains("certificate", exception.Message, StringComparison.Ordinal);
        Assert.False(impostor.RequestAsync().IsCompleted);
    }

    [Theory]
    [InlineData("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")]
    public async Task A_refusal_of_the_proxy_means_that_nothing_was_carried_out(string refusal)
    {
        using var proxy = new ProxyServer(new Uri("http://127.0.0.1:1"), refusal);
        using var client = Client(proxy);

        var exception = await Assert.ThrowsAnyAsync<TigrisConnectionException>(
            () => client.AccessKeys.CreateAsync("acme", new AccessKeyRequest(), Lab.Actor, CancellationToken.None));

        Assert.False(exception.MayHaveRun);
    }

    [Invariant("transport")]
    [Theory]
    [InlineData("https://mgmt.storage.dev", true)]
    [InlineData("http://127.0.0.1:5600", false)]
    [InlineData("http://localhost:5600", false)]
    [InlineData("https://[::1]:5600", false)]
    public void The_systems_proxy_is_used_except_for_this_machine(string endpoint, bool used)
    {
        using var handler = (SocketsHttpHandler)Transport.Create(new Uri(endpoint));

        Assert.Equal(used, handler.UseProxy);
        Assert.Null(handler.Proxy);
    }

    public void Dispose() => _authority.Dispose();

    private TigrisClient Client(ProxyServer proxy)
    {
        var options = new TigrisClientOptions(new Uri("https://" + Host), "laravel", Lab.Secret(Lab.Key)) { MaximumRetryCount = 0 };
        var transport = (SocketsHttpHandler)Transport.Create(options.Endpoint);
        transport.Proxy = new WebProxy(proxy.Address);
        transport.SslOptions.CertificateChainPolicy = _authority.Policy();
        return new TigrisClient(options, TimeProvider.System, transport, () => 0);
    }
}
