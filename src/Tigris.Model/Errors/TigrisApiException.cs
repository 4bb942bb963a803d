using System;

namespace Tigris;

/// <summary>The exception for a request that the server refused.</summary>
public class TigrisApiException : TigrisException
{
    /// <summary>Creates an exception for a status without its own exception type.</summary>
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

    /// <summary>The message of the server, or null.</summary>
    public string? ServerMessage { get; }

    /// <summary>The name of the operation in the vendor's document.</summary>
    public string Operation { get; }

    /// <summary>The number of times the request was sent.</summary>
    public int Attempts { get; }

    /// <summary>
    /// true if the server may have carried out an attempt despite the failure; otherwise, false. For example, the object of a conflict may be the
    /// result of an earlier attempt of the same call.
    /// </summary>
    public bool MayHaveRun { get; }

    /// <summary>The URL without its query.</summary>
    public Uri? RequestUri { get; }

    /// <summary>The wait that the server requested, if any.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The server's time of the response, if it sent one.</summary>
    public DateTimeOffset? ServerTime { get; }

    private static string Describe(ApiFailure failure)
    {
        var words = string.IsNullOrWhiteSpace(failure.ServerMessage) ? Messages.NoReason : failure.ServerMessage!.Trim().TrimEnd('.');
        var attempts = failure.Attempts > 1 ? MessageText.Of(Messages.Attempts, failure.Attempts) : "";

        // The server refuses the content of the request, and an earlier attempt had the same content.
        var isContent = failure.StatusCode is 400 or 422;
        var outcome = TigrisConnectionException.DescribeOutcome(failure.MayHaveRun && !isContent);
        return MessageText.Of(Messages.ApiFailure, words, failure.Operation, failure.StatusCode, attempts, outcome);
    }
}
