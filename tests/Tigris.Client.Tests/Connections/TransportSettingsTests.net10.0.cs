using System;
using System.Net;
using System.Net.Http;
using Tigris.Client.Http;

namespace Tigris.Client.Tests.Connections;

public sealed class TransportSettingsTests
{
    [Fact]
    public void It_follows_nothing_keeps_nothing_and_has_room_for_a_pipeline()
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
    public void Where_the_system_may_search_for_a_proxy_the_caller_does_not_wait_for_it(string endpoint, bool mayBe)
    {
        using var handler = Transport.Open(new Uri(endpoint));

        Assert.Equal(mayBe && !OperatingSystem.IsLinux(), handler is PooledHandler);
    }
}
