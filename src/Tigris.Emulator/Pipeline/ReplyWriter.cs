using System;
using System.Globalization;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Tigris.Emulator.Pipeline;

/// <summary>Sends a response, or ends the connection.</summary>
internal static class ReplyWriter
{
    private const int MostPieces = 20;

    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(1);

    private static readonly ReadOnlyMemory<byte> Blanks = CreateBlanks();

    public static async Task WriteAsync(HttpContext context, Reply reply, DateTimeOffset now)
    {
        if (reply.Ending is ReplyEnding.Close or ReplyEnding.Reset)
        {
            reply.Body.Dispose();
            await EndAsync(context, reply.Ending == ReplyEnding.Reset);
            return;
        }

        using var body = reply.Body;
        var response = context.Response;
        response.StatusCode = reply.Status;
        response.Headers.Date = now.ToString("R", CultureInfo.InvariantCulture);
        foreach (var (name, value) in reply.Headers) response.Headers[name] = value;
        if (reply.ContentType is { } type) response.ContentType = type;

        // A client that waits for 100-continue and is refused sends no body. The server would read the next request as that body.
        if (reply.Status >= 400 && context.Request.Headers.Expect.Count > 0) response.Headers.Connection = "close";
        if (reply.Status is not (204 or 304)) response.ContentLength = reply.Padding > 0 ? null : body.Length;
        if (body is UnsentBody || body.Length == 0) return;
        try
        {
            await WriteBodyAsync(response.Body, reply, context.RequestAborted);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The client disconnected, or the stored bytes changed: the client must not accept this as the whole body.
            context.Abort();
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
                // An aborted connection is reset too. A client that reads the end closes its side, and no reset follows.
                connection.Socket.Shutdown(SocketShutdown.Send);
                await Task.Delay(LongestGoodbye, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        context.Abort();
    }

    private static async Task WriteBodyAsync(Stream stream, Reply reply, CancellationToken cancellationToken)
    {
        // The server closes the connection of a response that ends before its announced length.
        var length = reply.Body.Length;
        var left = reply.Ending == ReplyEnding.HalfWay ? length / 2 : length;
        var isSlow = reply.BodyDuration > TimeSpan.Zero;
        if (isSlow) await stream.FlushAsync(cancellationToken); // the headers
        await reply.Body.WriteAsync(WriteAsync, cancellationToken);
        for (var blanks = reply.Padding; blanks > 0; blanks -= Blanks.Length)
            await stream.WriteAsync(Blanks[..(int)Math.Min(blanks, Blanks.Length)], cancellationToken);

        async ValueTask WriteAsync(ReadOnlyMemory<byte> piece, CancellationToken stop)
        {
            piece = piece[..(int)Math.Min(left, piece.Length)];
            left -= piece.Length;
            if (isSlow) await WriteSlowlyAsync(stream, piece, length, reply.BodyDuration, stop);
            else await stream.WriteAsync(piece, stop);
        }
    }

    /// <summary>Sends each part after its share of the duration.</summary>
    private static async Task WriteSlowlyAsync(Stream stream, ReadOnlyMemory<byte> piece, long whole, TimeSpan duration, CancellationToken cancellationToken)
    {
        var step = (int)Math.Min((whole + MostPieces - 1) / MostPieces, int.MaxValue);
        for (var at = 0; at < piece.Length; at += step)
        {
            var part = piece[at..Math.Min(at + step, piece.Length)];
            await Task.Delay(duration * ((double)part.Length / whole), cancellationToken);
            await stream.WriteAsync(part, cancellationToken);
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
