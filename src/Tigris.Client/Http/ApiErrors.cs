using System;
using System.Net.Http;

namespace Tigris.Client.Http;

/// <summary>Creates exceptions from refusals: one type for each family of statuses.</summary>
internal sealed class ApiErrors(TimeProvider time)
{
    /// <summary>Creates the exception for a response without success.</summary>
    public TigrisApiException From(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        var call = Call.Of(response.RequestMessage!);
        var failure = new ApiFailure
        {
            StatusCode = status,
            ServerMessage = status is >= 300 and < 400 ? Redirect(response) : ServerMessage.Of(ReceivedBody.Of(response)),
            Operation = call.Operation.Name,
            Attempts = call.Attempts,
            MayHaveRun = call.MayHaveChanged,
            RequestUri = WithoutQuery(response.RequestMessage!.RequestUri!),
            RetryAfter = RetryAfter.Of(response, time),
            ServerTime = response.Headers.Date,
        };
        return status switch
        {
            400 or 422 => new TigrisInvalidRequestException(failure),
            401 => new TigrisUnauthorizedException(failure),
            403 => new TigrisForbiddenException(failure),
            404 => new TigrisNotFoundException(failure),
            409 => new TigrisConflictException(failure),
            429 => new TigrisThrottledException(failure),
            >= 500 => new TigrisServerException(failure),
            _ => new TigrisApiException(failure),
        };
    }

    /// <summary>Returns the message for a redirect. The client doesn't follow it: the signature is for one URL only, and another host could use it.</summary>
    public static string Redirect(HttpResponseMessage response)
    {
        var target = response.Headers.Location switch
        {
            null => Messages.RedirectElsewhere,
            { IsAbsoluteUri: true } location => MessageText.Of(Messages.RedirectTo, WithoutQuery(location).AbsoluteUri),
            var location => MessageText.Of(Messages.RedirectTo, location.OriginalString.Split('?')[0]),
        };
        return MessageText.Of(Messages.Redirected, target);
    }

    private static Uri WithoutQuery(Uri uri) => new(uri.GetLeftPart(UriPartial.Path));
}
