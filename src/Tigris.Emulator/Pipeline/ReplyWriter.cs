using System;
using System.IO;
using System.Net.Sockets;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Tigris.Emulator.Pipeline;

/// <summary>Puts a reply on the wire, or ends the connection where the reply says so.</summary>
internal static class ReplyWriter
{
    public static async Task WriteAsync(HttpContext context, Reply reply)
    {
        if (reply.Ending != ReplyEnding.Complete)
        {
            if (reply.Ending == ReplyEnding.Reset && context.Features.Get<IConnectionSocketFeature>() is { } connection)
                connection.Socket.LingerState = new LingerOption(true, 0); // closing now sends RST instead of FIN
            context.Abort();
            return;
        }

        var response = context.Response;
        response.StatusCode = reply.Status;
        response.ContentType = reply.ContentType;
        response.ContentLength = reply.Body.Length;
        foreach (var (name, value) in reply.Headers) response.Headers[name] = value;
        try
        {
            await response.Body.WriteAsync(reply.Body, context.RequestAborted);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The client left before its answer: nothing is owed to it any more.
        }
    }
}
