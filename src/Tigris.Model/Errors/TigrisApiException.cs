using System;

namespace Tigris;

/// <summary>The server answered, and said no.</summary>
public class TigrisApiException : TigrisException
{
    /// <summary>A refusal of a status that has no type of its own.</summary>
    public TigrisApiException(ApiFailure failure)
        : base(Describe(failure))
    {
        StatusCode = failure.StatusCode;
        ServerMessage = failure.ServerMessage;
        Operation = failure.Operation;
        Attempts = failure.Attempts;
        MayHaveRun = failure.MayHaveRun;
        RequestUri = failure.RequestUri;
        RetryAfter = failure.RetryAfter;
        ServerTime = failure.ServerTime;
    }

    /// <summary>The HTTP status.</summary>
    public int StatusCode { get; }

    /// <summary>The server's own words, or null where it had none.</summary>
    public string? ServerMessage { get; }

    /// <summary>What the document calls the operation.</summary>
    public string Operation { get; }

    /// <summary>How often the request was sent.</summary>
    public int Attempts { get; }

    /// <summary>
    /// Whether one of the attempts may have been carried out, although this is how it ended: a conflict, for example, may be with what
    /// an earlier attempt of the same call has made.
    /// </summary>
    public bool MayHaveRun { get; }

    /// <summary>The URL without its query.</summary>
    public Uri? RequestUri { get; }

    /// <summary>How long the server asked to wait, if it did.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The server's clock when it answered, if it said.</summary>
    public DateTimeOffset? ServerTime { get; }

    private static string Describe(ApiFailure failure)
    {
        var words = string.IsNullOrWhiteSpace(failure.ServerMessage) ? Messages.NoReason : failure.ServerMessage!.Trim().TrimEnd('.');
        var attempts = failure.Attempts > 1 ? MessageText.Of(Messages.Attempts, failure.Attempts) : "";

        // The server refuses the content of the request, and an earlier attempt had the same content.
        var isContent = failure.StatusCode is 400 or 422;
        var doubt = TigrisConnectionException.Doubt(failure.MayHaveRun && !isContent);
        return MessageText.Of(Messages.ApiFailure, words, failure.Operation, failure.StatusCode, attempts, doubt);
    }
}
