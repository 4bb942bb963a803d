using System;
using System.Globalization;
using System.Net.Http;
using Polly.Timeout;

namespace Tigris.Client.Http;

/// <summary>Creates the exceptions for calls without a usable response.</summary>
/// <param name="timeout">The timeout of one attempt.</param>
/// <param name="basePath">The escaped path of the provider, which targets omit.</param>
/// <param name="apiErrors">Reads refusals.</param>
internal sealed class ConnectionErrors(TimeSpan timeout, string basePath, ApiErrors apiErrors)
{
    /// <summary>Creates the exception for a call without a response and without further retries.</summary>
    public TigrisConnectionException NoResponse(HttpRequestMessage request, Call call, Attempt last)
    {
        var exception = last.Exception!;
        var host = HostOf(request.RequestUri!);
        var operation = call.Operation.Name;
        if (exception is TimeoutRejectedException)
        {
            return new TigrisTimeoutException(MessageText.Of(Messages.TimedOut, host, Seconds), operation, call.Attempts, call.MayHaveChanged, exception);
        }

        var message = $"{What(last.Outcome, exception, host)}: {NetworkFailure.Reason(exception)}";
        return new TigrisConnectionException(message, operation, call.Attempts, call.MayHaveChanged, exception);
    }

    /// <summary>Creates the exception for a call whose attempts used up its time.</summary>
    public static TigrisTimeoutException OutOfTime(HttpRequestMessage request, Call call, TimeSpan timeout, int attempts, Exception? cause)
    {
        var time = string.Format(CultureInfo.InvariantCulture, "{0:0.###} s", timeout.TotalSeconds * attempts);
        return new(MessageText.Of(Messages.OutOfTime, HostOf(request.RequestUri!), time), call.Operation.Name, call.Attempts, call.MayHaveChanged, cause);
    }

    /// <summary>Describes a creating operation that succeeded after the server refused it because of a rate limit.</summary>
    public CallRepetition AfterRefusal(HttpRequestMessage request, Operation operation)
    {
        var path = PathOf(request);
        return new()
        {
            Operation = operation.Name,
            Target = Uri.UnescapeDataString(path),
            OrganizationId = operation.OrganizationId(path),
            BucketName = operation.BucketName(path),
            ItemName = ItemOf(request, operation),
        };
    }

    /// <summary>Creates the exception for a request that isn't repeatable and may have been carried out.</summary>
    public TigrisOutcomeUnknownException OutcomeUnknown(HttpRequestMessage request, Call call, Attempt last)
    {
        if (last.Response is { } response)
        {
            var refusal = apiErrors.From(response);
            response.Dispose();
            return Unknown(request, call.Operation, MessageText.Of(Messages.UnknownServerFailed, refusal.StatusCode), refusal);
        }

        var reason = last.Outcome == Outcome.TimedOut
            ? MessageText.Of(Messages.UnknownTimedOut, Seconds)
            : MessageText.Of(Messages.UnknownConnectionLost, NetworkFailure.Reason(last.Exception!));
        return Unknown(request, call.Operation, reason, last.Exception);
    }

    /// <summary>Creates the exception for a call whose client was disposed before the response.</summary>
    public TigrisException Closed(HttpRequestMessage request, Call call, Exception cause)
    {
        var wasSent = call.Attempts > 0 && request.Content is not JsonBody { WasSent: false };
        return call.MayHaveChanged || (wasSent && !call.Operation.IsRead)
            ? Unknown(request, call.Operation, Messages.UnknownClosed, cause)
            : new TigrisNotConnectedException(MessageText.Of(Messages.ConnectionClosed, HostOf(request.RequestUri!), call.Operation.Name));
    }

    // The exception names all identities: a reader with many tenants has no other trace of the call.
    private TigrisOutcomeUnknownException Unknown(HttpRequestMessage request, Operation operation, string reason, Exception? cause)
    {
        var path = PathOf(request);
        return new(operation.Name, Uri.UnescapeDataString(path), ItemOf(request, operation), reason, cause)
        {
            OrganizationId = operation.OrganizationId(path),
            BucketName = operation.BucketName(path),
        };
    }

    private string PathOf(HttpRequestMessage request)
    {
        var path = request.RequestUri!.AbsolutePath;
        return path.StartsWith(basePath, StringComparison.Ordinal) ? path[basePath.Length..] : path;
    }

    private static string? ItemOf(HttpRequestMessage request, Operation operation) =>
        operation.ItemMember is { } member ? (request.Content as JsonBody)?.TextAt(member) : null;

    private string Seconds => string.Format(CultureInfo.InvariantCulture, "{0:0.###} s", timeout.TotalSeconds);

    private static string What(Outcome outcome, Exception exception, string host) => outcome switch
    {
        _ when NetworkFailure.IsUntrustedServer(exception) => MessageText.Of(Messages.CertificateNotAccepted, host),
        Outcome.NeverConnected => MessageText.Of(Messages.NotConnected, host),
        _ => MessageText.Of(Messages.ConnectionLost, host),
    };

    private static string HostOf(Uri uri) => string.Format(CultureInfo.InvariantCulture, "{0}:{1}", uri.Host, uri.Port);
}
