using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3.Pipeline;

namespace Tigris.Emulator.S3;

/// <summary>Marks the connections of the S3 port.</summary>
internal sealed class S3Door
{
    private static readonly S3Door Mark = new();

    public static void Open(ListenOptions listen)
    {
        listen.Protocols = HttpProtocols.Http1;
        listen.Use(next => connection =>
        {
            connection.Features.Set(Mark);
            return next(connection);
        });
    }

    public static async Task AnswerAsync(Composition parts, TimeProvider time, HttpContext context)
    {
        // Uploads can have any size and any speed.
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate) rate.MinDataRate = null;
        try
        {
            var s3 = new S3Request(context, time.GetUtcNow().UtcDateTime);
            var request = new EmulatorRequest(s3, parts.S3.Router.OperationOf(s3));
            var reply = await parts.S3Pipeline.RunAsync(request);
            await ReplyWriter.WriteAsync(context, reply, time.GetUtcNow() + request.ClockOffset);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client left.
        }
    }
}
