using System;
using System.Globalization;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>
/// Creates error records with a stable id, a category, the identity that failed, and the next step. The next step of an id is the text
/// named <c>NextStep_</c> and the id.
/// </summary>
internal static class ErrorRecords
{
    // The object name in the exception of a client that was disposed during a call.
    private const string ClientName = "Tigris.ITigrisClient";

    /// <param name="exception">The failure.</param>
    /// <param name="target">The identity of the record that failed.</param>
    /// <param name="row">The number of the record in the pipeline's input, from 1.</param>
    public static ErrorRecord From(Exception exception, object? target, int? row = null)
    {
        exception = exception is ObjectDisposedException { ObjectName: ClientName } ? new TigrisNotConnectedException(Messages.ConnectionClosedDuringCall) : exception;
        var name = target as string;
        var (id, category) = Classify(exception);
        target ??= (exception as TigrisArgumentException)?.Value ?? (exception as TigrisFileException)?.Path;
        var record = new ErrorRecord(exception, id, category, target) { ErrorDetails = new ErrorDetails(Describe(exception.Message, name, row)) };
        if (NextStep(id, exception, name) is { } step)
        {
            record.ErrorDetails.RecommendedAction = step;
        }

        return record;
    }

    /// <summary>Returns the command that shows if an operation which was refused and repeated was carried out twice; null if there is none.</summary>
    public static string? VerificationStep(string operation, string? organizationId, string? bucketName, string? itemName) =>
        Step("RepeatedAfterRefusal", operation, organizationId, bucketName, itemName);

    /// <summary>Creates the error of an unexpected failure, without code that could fail too.</summary>
    public static ErrorRecord Unexpected(Exception exception, object? target) =>
        new(exception, "UnexpectedFailure", ErrorCategory.NotSpecified, target);

    // Several records fail in one run, so each text names its record.
    private static string Describe(string message, string? name, int? row) => (string.IsNullOrEmpty(name), row) switch
    {
        (true, null) => message,
        (true, _) => MessageText.Of(Messages.FailedForRow, row, message),
        (_, null) => MessageText.Of(Messages.FailedFor, VisibleText.Of(name!), message),
        _ => MessageText.Of(Messages.FailedForRowOf, row, VisibleText.Of(name!), message),
    };

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
        // A property of the input that throws when it is read, for example.
        RuntimeException => ("InvalidInput", ErrorCategory.InvalidData),
        _ => ("UnexpectedFailure", ErrorCategory.NotSpecified),
    };

    private static string? NextStep(string id, Exception exception, string? name)
    {
        // A command that accepts wildcards lists first, so a wildcard in the request shows that the command requires exact names.
        var form = exception is TigrisNotFoundException && WildcardPattern.ContainsWildcardCharacters(name ?? "") ? "_Wildcard"
            : exception is TigrisFileException { ErrorId: "FileNotAccessible" } && FileOperation.IsDiskFull(exception.InnerException) ? "_DiskFull"
            : "";
        var ofOperation = exception is TigrisApiException api ? Messages.ResourceManager.GetString($"NextStep_{id}_{api.Operation}", CultureInfo.CurrentUICulture) : null;
        var general = ofOperation ?? Messages.ResourceManager.GetString($"NextStep_{id}{form}", CultureInfo.CurrentUICulture);
        return exception switch
        {
            TigrisOutcomeUnknownException unknown => Step("OutcomeUnknown", unknown.Operation, unknown.OrganizationId, unknown.BucketName, unknown.ItemName),
            // The server may have created an object, and its response, with a secret, can't be read.
            TigrisInvalidResponseException invalid => Step("OutcomeUnknown", invalid.Operation, invalid.OrganizationId, invalid.BucketName, invalid.ItemName),
            _ => null,
        } ?? general;
    }

    // The complete command that shows the state, to be pasted.
    private static string? Step(string id, string operation, string? organizationId, string? bucketName, string? itemName)
    {
        var unnamed = operation == "CreateAccessKey" && itemName is null ? "_Unnamed" : "";
        var step = Messages.ResourceManager.GetString($"NextStep_{id}_{operation}{unnamed}", CultureInfo.CurrentUICulture);
        return step is null ? null : MessageText.Of(step, Quoted.Text(organizationId ?? ""), Quoted.Text(bucketName ?? ""), Quoted.Text(itemName ?? ""));
    }
}
