using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Tigris.Emulator.S3;

/// <summary>Marks the connections of the S3 port.</summary>
internal sealed class S3Connections
{
    private static readonly S3Connections Mark = new();

    public static void Configure(ListenOptions listen)
    {
        listen.Protocols = HttpProtocols.Http1;
        listen.Use(next => connection =>
        {
            connection.Features.Set(Mark);
            return next(connection);
        });
    }

    public static bool Has(HttpContext context) => context.Features.Get<S3Connections>() is not null;

    /// <summary>Removes the limits for uploads, which can have any size and any speed.</summary>
    public static void RemoveLimits(HttpContext context)
    {
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate) rate.MinDataRate = null;
    }
}
