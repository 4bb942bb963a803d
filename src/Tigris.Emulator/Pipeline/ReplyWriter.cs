using System;
using System.Globalization;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Tigris.Emulator.Pipeline;

/// <summary>Puts a reply on the wire, or ends the connection where the reply says so.</summary>
internal static class ReplyWriter
{
    private const int MostPieces = 20;

    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(1);

    private static readonly ReadOnlyMemory<byte> Blanks = CreateBlanks();

    public static async Task WriteAsync(HttpContext context, Reply reply, DateTimeOffset now)
    {
        if (reply.Ending is ReplyEnding.Close or ReplyEnding.Reset)
        {
            await EndAsync(context, reply.Ending == ReplyEnding.Reset);
            return;
        }

        var response = context.Response;
        response.StatusCode = reply.Status;
        response.ContentType = reply.ContentType;
        response.ContentLength = reply.Padding > 0 ? null : reply.Body.Length;
        response.Headers.Date = now.ToString("R", CultureInfo.InvariantCulture);
        foreach (var (name, value) in reply.Headers) response.Headers[name] = value;
        try
        {
            await WriteBodyAsync(response.Body, reply, context.RequestAborted);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The client left before its answer: nothing is owed to it any more.
        }
    }

    private static async Task EndAsync(HttpContext context, bool reset)
    {
        if (context.Features.Get<IConnectionSocketFeature>() is { } connection)
        {
            if (reset)
            {
                connection.Socket.LingerState = new LingerOption(true, 0); // closing now sends RST instead of FIN
            }
            else
            {
                // An aborted connection is reset too. The client that reads the end closes its side, and then nothing is left to reset.
                connection.Socket.Shutdown(SocketShutdown.Send);
                await Task.Delay(LongestGoodbye, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        context.Abort();
    }

    private static async Task WriteBodyAsync(Stream stream, Reply reply, CancellationToken cancellationToken)
    {
        // The server closes the connection of an answer that ends before its announced length.
        var body = reply.Ending == ReplyEnding.HalfWay ? reply.Body[..(reply.Body.Length / 2)] : reply.Body;
        if (reply.BodyDuration > TimeSpan.Zero)
            await WriteSlowlyAsync(stream, body, reply.BodyDuration, cancellationToken);
        else
            await stream.WriteAsync(body, cancellationToken);
        for (var left = reply.Padding; left > 0; left -= Blanks.Length)
            await stream.WriteAsync(Blanks[..(int)Math.Min(left, Blanks.Length)], cancellationToken);
    }

    private static async Task WriteSlowlyAsync(Stream stream, ReadOnlyMemory<byte> body, TimeSpan duration, CancellationToken cancellationToken)
    {
        await stream.FlushAsync(cancellationToken); // the headers
        var pieces = Math.Clamp(body.Length, 1, MostPieces);
        for (var piece = 0; piece < pieces; piece++)
        {
            await Task.Delay(duration / pieces, cancellationToken);
            await stream.WriteAsync(body[(body.Length * piece / pieces)..(body.Length * (piece + 1) / pieces)], cancellationToken);
            await stream.FlushAsync(cancellationToken);
        }
    }

    private static byte[] CreateBlanks()
    {
        var blanks = new byte[64 * 1024];
        Array.Fill(blanks, (byte)' ');
        return blanks;
    }
}
