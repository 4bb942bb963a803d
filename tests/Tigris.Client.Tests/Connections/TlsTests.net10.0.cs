using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Security.Authentication;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Client.Http;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Connections;

/// <summary>Tests the identity of the server. The test trusts the authority, so that each case has exactly one fault.</summary>
[NotUnderWine("Wine creates no CNG key, so a test has no certificate.")]
public sealed class TlsTests : IDisposable
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 22\r\n\r\n{\"data\":{\"id\":\"acme\"}}";

    private readonly TestAuthority _authority = new();

    [Invariant("transport")]
    [Fact]
    public async Task A_trusted_server_is_used_with_TLS_1_2_or_later()
    {
        using var server = new PlainServer(Ok, certificate: _authority.Issue("127.0.0.1"));
        using var client = Client(server.Endpoint, trusted: true);

        Assert.Equal("acme", (await client.Organizations.GetAsync("acme", TestContext.Current.CancellationToken)).OrganizationId);

        Assert.True(server.Protocol is SslProtocols.Tls12 or SslProtocols.Tls13, server.Protocol.ToString());
        using var handler = (SocketsHttpHandler)Transport.Create(server.Endpoint);
        Assert.Equal(SslProtocols.Tls12 | SslProtocols.Tls13, handler.SslOptions.EnabledSslProtocols);
    }

    [Invariant("transport")]
    [Theory]
    [InlineData("an untrusted authority", "127.0.0.1", false, false)]
    [InlineData("expired", "127.0.0.1", true, true)]
    [InlineData("another host's", "mgmt.storage.dev", false, true)]
    public async Task An_invalid_certificate_is_refused_before_a_request_is_sent(string fault, string host, bool expired, bool trusted)
    {
        using var server = new PlainServer(Ok, certificate: _authority.Issue(host, expired));
        using var client = Client(server.Endpoint, trusted);

        var exception = await Assert.ThrowsAsync<TigrisConnectionException>(
            () => client.AccessKeys.CreateAsync("acme", new AccessKeyRequest(), Lab.Actor, CancellationToken.None));

        Assert.StartsWith("The TLS certificate of 127.0.0.1:", exception.Message, StringComparison.Ordinal);
        Assert.False(server.RequestAsync().IsCompleted, fault);
        Assert.Equal((1, 1, false), (exception.Attempts, server.Connections, exception.MayHaveRun));
    }

    [Invariant("transport")]
    [Fact]
    public void No_code_of_the_product_disables_the_certificate_check()
    {
        string[] waysOut =
        [
            "RemoteCertificateValidationCallback", "ServerCertificateCustomValidationCallback", "DangerousAcceptAnyServerCertificateValidator",
            "ServerCertificateValidationCallback", "SkipCertificateCheck",
        ];
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "INVARIANTS.md")))
        {
            root = Path.GetDirectoryName(root)!;
        }

        var sources = new[] { "Tigris.Client", "Tigris.Model", "Tigris.Workflows", "Tigris.PowerShell" }
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(root, "src", project), "*.cs", SearchOption.AllDirectories))
            .ToArray();

        Assert.NotEmpty(sources);
        Assert.All(sources, source => Assert.DoesNotContain(waysOut, word => File.ReadAllText(source).Contains(word, StringComparison.Ordinal)));
    }

    public void Dispose() => _authority.Dispose();

    private TigrisClient Client(Uri endpoint, bool trusted)
    {
        var transport = (SocketsHttpHandler)Transport.Create(endpoint);
        if (trusted)
        {
            transport.SslOptions.CertificateChainPolicy = _authority.Policy();
        }

        return new TigrisClient(new TigrisClientOptions(endpoint, "laravel", Lab.Secret(Lab.Key)), TimeProvider.System, transport, () => 0);
    }
}
