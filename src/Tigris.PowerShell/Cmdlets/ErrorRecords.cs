using System;
using System.Globalization;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>
/// Every error that a user sees: its stable id, its category, the identity that failed, and the next step. The next step of an id is the
/// text named <c>NextStep_</c> and the id.
/// </summary>
internal static class ErrorRecords
{
    // What a client throws that another command, or another runspace, disposed between two steps of a call.
    private const string ClientName = "Tigris.ITigrisClient";

    public static ErrorRecord From(Exception exception, object? target)
    {
        exception = exception is ObjectDisposedException { ObjectName: ClientName } ? new TigrisNotConnectedException(Messages.ConnectionClosedDuringCall) : exception;
        var (id, category) = Classify(exception);
        target ??= (exception as TigrisArgumentException)?.Value ?? (exception as TigrisFileException)?.Path;
        var record = new ErrorRecord(exception, id, category, target) { ErrorDetails = new ErrorDetails(Describe(exception, target)) };
        if (NextStep(id, exception) is { } step)
        {
            record.ErrorDetails.RecommendedAction = step;
        }

        return record;
    }

    /// <summary>For what should never happen: says it with no help from anything that could fail too.</summary>
    public static ErrorRecord Unexpected(Exception exception, object? target) =>
        new(exception, "UnexpectedFailure", ErrorCategory.NotSpecified, target);

    // Of many records at once, the text alone has to tell which one failed.
    private static string Describe(Exception exception, object? target) =>
        target is string name && exception.Message.IndexOf(name, StringComparison.Ordinal) < 0
            ? Text.Of(Messages.FailedFor, name, exception.Message)
            : exception.Message;

    private static (string Id, ErrorCategory Category) Classify(Exception exception) => exception switch
    {
        TigrisNotConnectedException => ("NotConnected", ErrorCategory.ConnectionError),
        TigrisArgumentException argument => (argument.ErrorId, ErrorCategory.InvalidArgument),
        TigrisFileException file => (file.ErrorId, ErrorCategory.WriteError),
        TigrisOffboardingException offboarding => (offboarding.ErrorId, ErrorCategory.ResourceExists),
        TigrisInvalidRequestException => ("InvalidRequest", ErrorCategory.InvalidArgument),
        TigrisUnauthorizedException => ("Unauthorized", ErrorCategory.AuthenticationError),
        TigrisForbiddenException => ("Forbidden", ErrorCategory.PermissionDenied),
        TigrisNotFoundException => ("NotFound", ErrorCategory.ObjectNotFound),
        TigrisConflictException => ("Conflict", ErrorCategory.ResourceExists),
        TigrisThrottledException => ("Throttled", ErrorCategory.LimitsExceeded),
        TigrisServerException => ("ServerError", ErrorCategory.ResourceUnavailable),
        TigrisApiException => ("UnexpectedStatus", ErrorCategory.InvalidResult),
        TigrisTimeoutException => ("Timeout", ErrorCategory.OperationTimeout),
        TigrisConnectionException => ("ConnectionFailed", ErrorCategory.ConnectionError),
        TigrisOutcomeUnknownException => ("OutcomeUnknown", ErrorCategory.InvalidResult),
        TigrisPagingLoopException => ("PagingLoop", ErrorCategory.InvalidData),
        TigrisInvalidResponseException => ("InvalidResponse", ErrorCategory.InvalidData),
        _ => ("UnexpectedFailure", ErrorCategory.NotSpecified),
    };

    private static string? NextStep(string id, Exception exception)
    {
        var general = Messages.ResourceManager.GetString($"NextStep_{id}", CultureInfo.CurrentUICulture);
        return exception is TigrisOutcomeUnknownException unknown ? WhereToLook(unknown) ?? general : general;
    }

    // The command to look with, whole: ready to be pasted.
    private static string? WhereToLook(TigrisOutcomeUnknownException unknown)
    {
        var unnamed = unknown is { Operation: "CreateAccessKey", ItemName: null } ? "_Unnamed" : "";
        var step = Messages.ResourceManager.GetString($"NextStep_OutcomeUnknown_{unknown.Operation}{unnamed}", CultureInfo.CurrentUICulture);
        return step is null
            ? null
            : Text.Of(step, Quoted.Text(unknown.OrganizationId ?? ""), Quoted.Text(unknown.BucketName ?? ""), Quoted.Text(unknown.ItemName ?? ""));
    }
}
