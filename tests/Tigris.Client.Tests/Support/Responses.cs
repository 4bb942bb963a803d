using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Tigris.Client.Http;

namespace Tigris.Client.Tests.Support;

/// <summary>Steps for <see cref="ScriptedTransport"/>.</summary>
internal static class Responses
{
    public static Step Json(string json) => Status(200, json);

    /// <summary>Returns the sample response of the requested operation, from <see cref="Samples"/>.</summary>
    public static Step Sample() => (request, cancellationToken) =>
    {
        var path = request.RequestUri!.AbsolutePath[new Uri(Lab.Base).AbsolutePath.Length..];
        return Json(Samples.ResponseTo(Operations.Of(request.Method.Method, path).Name))(request, cancellationToken);
    };

    public static Step Status(int status, string body = "", string mediaType = "application/json", Action<HttpResponseMessage>? more = null) =>
        Bytes(status, Encoding.UTF8.GetBytes(body), mediaType, more);

    public static Step Bytes(int status, byte[] body, string mediaType, Action<HttpResponseMessage>? more = null) =>
        async (request, cancellationToken) =>
        {
            await ReceiveAsync(request);
            var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(body), RequestMessage = request };
            response.Content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
            more?.Invoke(response);
            return response;
        };

    /// <summary>A response with a Retry-After, in seconds or as a date.</summary>
    public static Step RetryAfter(int status, string retryAfter) =>
        Status(status, more: response => response.Headers.TryAddWithoutValidation("Retry-After", retryAfter));

    /// <summary>Refuses the connection, so the request isn't sent.</summary>
    public static Step Unreachable() => (_, _) => throw NetworkErrors.Refused();

    /// <summary>Fails to resolve the host name, so the request isn't sent.</summary>
    public static Step UnknownHost() => (_, _) => throw NetworkErrors.UnknownHost();

    /// <summary>The request is sent, and the connection breaks.</summary>
    public static Step Lost() => async (request, _) =>
    {
        await ReceiveAsync(request);
        throw NetworkErrors.Ended();
    };

    /// <summary>The connection breaks before the transport sends the body.</summary>
    public static Step LostBeforeTheBody() =>
        (_, _) => throw NetworkErrors.Ended();

    /// <summary>The request is sent, the headers arrive, and the body ends too early.</summary>
    public static Step BreaksOff() => async (request, _) =>
    {
        await ReceiveAsync(request);
        var stream = new BrokenStream(() => throw new IOException("The response ended prematurely."));
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(stream), RequestMessage = request };
    };

    /// <summary>The request is sent, and no response arrives while the clock advances.</summary>
    public static Step Stalls(TestClock clock, TimeSpan by) => async (request, cancellationToken) =>
    {
        await ReceiveAsync(request);
        clock.AdvanceSoon(by);
        await Task.Delay(System.Threading.Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException("The call was not canceled.");
    };

    /// <summary>The headers arrive, and the body stalls while the clock advances.</summary>
    public static Step StallsInTheBody(TestClock clock, TimeSpan by) => async (request, cancellationToken) =>
    {
        await ReceiveAsync(request);
        var stream = new BrokenStream(async token =>
        {
            clock.AdvanceSoon(by);
            await Task.Delay(System.Threading.Timeout.Infinite, token);
        });
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(stream), RequestMessage = request };
    };

    private static Task ReceiveAsync(HttpRequestMessage request) => request.Content?.CopyToAsync(Stream.Null) ?? Task.CompletedTask;
}
