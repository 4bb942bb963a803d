using System.Net;
using System.Net.Http;
using System.Security.Authentication;
using System.Threading.Tasks;
using Tigris.Client.Http;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Connections;

public sealed class TransportSettingsTests
{
    [Fact]
    public void The_transport_follows_no_redirect_keeps_no_cookie_and_allows_many_connections()
    {
        using var outer = Assert.IsAssignableFrom<DelegatingHandler>(Transport.Create(TigrisClientOptions.DefaultEndpoint));
        var handler = Assert.IsType<HttpClientHandler>(outer.InnerHandler);

        Assert.False(handler.AllowAutoRedirect);
        Assert.False(handler.UseCookies);
        Assert.True(handler.UseProxy);
        Assert.True(handler.MaxConnectionsPerServer >= 256);
        Assert.Equal(SslProtocols.Tls12, handler.SslProtocols);
    }

    [Fact]
    public async Task The_settings_of_the_process_do_not_change()
    {
        var before = Process();
        using var server = new PlainServer("HTTP/1.1 200 OK\r\nContent-Length: 22\r\n\r\n{\"data\":{\"id\":\"acme\"}}");
        using var client = new TigrisClientFactory().Create(new TigrisClientOptions(server.Endpoint, "laravel", Lab.Secret(Lab.Key)));

        await client.Organizations.GetAsync("acme", TestContext.Current.CancellationToken);

        Assert.Equal(before, Process());
        var point = ServicePointManager.FindServicePoint(server.Endpoint);
        Assert.True(point.ConnectionLimit >= 256);
        Assert.False(point.Expect100Continue);
        Assert.False(point.UseNagleAlgorithm);
        Assert.True(point.MaxIdleTime <= 30_000);
    }

    private static (int Limit, SecurityProtocolType Security, bool Expect, bool Nagle, int Idle) Process() => (
        ServicePointManager.DefaultConnectionLimit,
        ServicePointManager.SecurityProtocol,
        ServicePointManager.Expect100Continue,
        ServicePointManager.UseNagleAlgorithm,
        ServicePointManager.MaxServicePointIdleTime);
}
