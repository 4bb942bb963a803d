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

    /// <summary>An answer that asks to come back after some seconds, or at a date.</summary>
    public static Step RetryAfter(int status, string retryAfter) =>
        Status(status, more: response => response.Headers.TryAddWithoutValidation("Retry-After", retryAfter));

    /// <summary>Refuses the connection, so the request isn't sent.</summary>
    public static Step Unreachable() => (_, _) => throw NetworkErrors.Refused();

    /// <summary>Fails to resolve the host name, so the request isn't sent.</summary>
    public static Step UnknownHost() => (_, _) => throw NetworkErrors.UnknownHost();

    /// <summary>The request leaves, and the connection breaks.</summary>
    public static Step Lost() => async (request, _) =>
    {
        await ReceiveAsync(request);
        throw NetworkErrors.Ended();
    };

    /// <summary>The connection breaks while the transport still holds the body back.</summary>
    public static Step LostBeforeTheBody() =>
        (_, _) => throw NetworkErrors.Ended();

    /// <summary>The request leaves, headers come back, and the body breaks off.</summary>
    public static Step BreaksOff() => async (request, _) =>
    {
        await ReceiveAsync(request);
        var stream = new BrokenStream(() => throw new IOException("The response ended prematurely."));
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(stream), RequestMessage = request };
    };

    /// <summary>The request leaves, and nothing comes back while the clock moves on.</summary>
    public static Step Stalls(TestClock clock, TimeSpan by) => async (request, cancellationToken) =>
    {
        await ReceiveAsync(request);
        clock.AdvanceSoon(by);
        await Task.Delay(System.Threading.Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException("The call was not canceled.");
    };

    /// <summary>Headers come back, and the body stalls while the clock moves on.</summary>
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
