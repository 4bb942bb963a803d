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
}
