using System;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;

namespace Tigris.Emulator.S3.Pipeline;

/// <summary>Puts a reply on the wire.</summary>
internal static class S3ReplyWriter
{
    public static async Task WriteAsync(S3Request request, S3Reply reply)
    {
        using var body = reply.Body;
        var response = request.Context.Response;
        response.StatusCode = reply.Status;

        // The emulator's own time: clients whose clock is another correct themselves by it.
        response.Headers.Date = request.Now.ToString("R", CultureInfo.InvariantCulture);
        response.Headers["x-amz-request-id"] = request.Id;
        foreach (var (name, value) in reply.Headers) response.Headers[name] = value;
        if (reply.Status is not (204 or 304)) response.ContentLength = body.Length;
        if (body is UnsentBody || body.Length == 0) return;
        try
        {
            await body.WriteAsync(response.Body, request.Aborted);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The client left, or the bytes are not what they were: either way it must not take this for the whole.
            request.Context.Abort();
        }
    }
}
