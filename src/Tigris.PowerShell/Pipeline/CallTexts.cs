using System;

namespace Tigris.PowerShell;

/// <summary>Formats the messages about a call's attempts.</summary>
internal static class CallTexts
{
    public static string Of(CallAttempt attempt) => MessageText.Of(
        Messages.Attempt,
        attempt.Method,
        attempt.RequestUri?.AbsoluteUri,
        attempt.StatusCode?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? attempt.Failure,
        attempt.Elapsed.TotalMilliseconds,
        attempt.Number > 1 ? MessageText.Of(Messages.AttemptNumber, attempt.Number) : "");

    public static string Of(CallWait wait) =>
        MessageText.Of(Messages.Waiting, wait.Operation, wait.Reason, wait.Delay.TotalSeconds, wait.Attempt + 1);

    public static string OfRate(double rate) => MessageText.Of(Messages.RateLimited, RoundedRate.Of(rate));

    public static string Of(CallRepetition repetition)
    {
        var step = ErrorRecords.VerificationStep(repetition.Operation, repetition.OrganizationId, repetition.BucketName, repetition.ItemName);
        var subject = repetition.ItemName is { } item ? $"{repetition.Operation} of '{item}'" : repetition.Operation;
        return MessageText.Of(Messages.RepeatedAfterRefusal, subject, repetition.Target, step ?? Messages.NextStep_RepeatedAfterRefusal);
    }

    public static string OfClock(TimeSpan ahead) => MessageText.Of(
        ahead < TimeSpan.Zero ? Messages.ServerClockBehind : Messages.ServerClockAhead,
        TimeSpan.FromSeconds(Math.Round(ahead.Duration().TotalSeconds)));

    public static string Of(CallExchange exchange) => exchange.Response.Length == 0
        ? exchange.Request
        : exchange.Request + "\n" + exchange.Response;
}
