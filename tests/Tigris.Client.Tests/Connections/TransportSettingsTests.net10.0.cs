using System;
using System.Net;
using System.Net.Http;
using Tigris.Client.Http;

namespace Tigris.Client.Tests.Connections;

public sealed class TransportSettingsTests
{
    [Fact]
    public void The_transport_follows_no_redirect_keeps_no_cookie_and_allows_many_connections()
    {
        using var handler = Assert.IsType<SocketsHttpHandler>(Transport.Create(TigrisClientOptions.DefaultEndpoint));

        Assert.False(handler.AllowAutoRedirect);
        Assert.False(handler.UseCookies);
        Assert.True(handler.UseProxy);
        Assert.True(handler.UseProxy);
        Assert.True(handler.MaxConnectionsPerServer >= 256);
        Assert.True(handler.PooledConnectionLifetime < TimeSpan.FromHours(1));
        Assert.Equal(HttpVersion.Version20, Transport.Version);
        Assert.Equal(HttpVersionPolicy.RequestVersionOrLower, Transport.VersionPolicy);
    }

    [Invariant("bounded-call")]
    [Theory]
    [InlineData("https://mgmt.storage.dev", true)]
    [InlineData("http://127.0.0.1:5600", false)]
    public void The_caller_does_not_wait_while_the_system_searches_for_a_proxy(string endpoint, bool mayBe)
    {
        using var handler = Transport.Open(new Uri(endpoint));

        Assert.Equal(mayBe && !OperatingSystem.IsLinux(), handler is PooledHandler);
    }
}
