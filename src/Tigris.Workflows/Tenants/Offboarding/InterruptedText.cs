using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>The warning about a tenant whose result an interrupted run couldn't deliver: its state, and the command that resumes or shows it.</summary>
internal static class InterruptedText
{
    private const int MostNames = 100;

    public static string Of(OffboardingPlan plan, OffboardingRecord record, OffboardingResult result) => result.Status switch
    {
        OffboardingStatus.Completed or OffboardingStatus.BucketsKept or OffboardingStatus.AwaitingInvoice =>
            MessageText.Of(Messages.OffboardingNotReported, record.OrganizationId, result.Status, StateOf(record), Show(plan, record)),
        _ => MessageText.Of(Messages.OffboardingInterrupted, record.OrganizationId, StateOf(record), result.Error is { } error ? error + " " : "", Resume(plan, record)),
    };

    private static string StateOf(OffboardingRecord record)
    {
        var steps = Join(record.Steps.Select(step => step.ToString()));
        if (record.Buckets is not { Count: > 0 } buckets)
        {
            return steps;
        }

        var names = Join(buckets.Take(MostNames).Select(bucket => bucket.BucketName));
        var text = record.IsDone(OffboardingStep.DeleteBuckets) ? Messages.OffboardingDeleted : Messages.OffboardingDeleting;
        return MessageText.Of(text, steps, buckets.Count > MostNames ? MessageText.Of(Messages.AndMore, names, buckets.Count - MostNames) : names);
    }

    private static string Join(IEnumerable<string> words) => string.Join(", ", words);

    private static string Show(OffboardingPlan plan, OffboardingRecord record)
    {
        var id = Quoted.Text(record.OrganizationId);
        return plan.JournalPath is null ? $"Get-TigrisOrganization {id}" : $"Get-TigrisOffboarding {Quoted.Text(plan.JournalPath)} {id}";
    }

    private static string Resume(OffboardingPlan plan, OffboardingRecord record) => string.Join(" ", new[]
    {
        $"Remove-TigrisTenant {Quoted.Text(record.OrganizationId)}",
        plan.JournalPath is null ? null : $"-JournalPath {Quoted.Text(plan.JournalPath)}",
        plan.Invoices is null ? null : $"-InvoicePath {Quoted.Text(plan.Invoices.FullName)}",
        plan.Month is null ? null : $"-Month {plan.Month}",
        plan.RequireFinalizedInvoice ? "-RequireFinalizedInvoice" : null,
        plan.KeepBuckets ? "-KeepBuckets" : null,
    }.OfType<string>());
}
