using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>
/// The state of one tenant's offboarding. It is built only from journal entries, written or read, so that a resumed run and an uninterrupted run
/// have the same result.
/// </summary>
internal sealed class OffboardingRecord(string organizationId)
{
    private static readonly Dictionary<OffboardingStep, OffboardingStep> Prerequisites = new()
    {
        [OffboardingStep.SaveInvoice] = OffboardingStep.Deactivate,
        [OffboardingStep.ListBuckets] = OffboardingStep.Deactivate,
        [OffboardingStep.DeleteBuckets] = OffboardingStep.ListBuckets,
        [OffboardingStep.Verify] = OffboardingStep.DeleteBuckets,
    };

    private readonly Dictionary<OffboardingStep, DateTimeOffset> _times = [];
    private readonly Dictionary<string, InvoiceRecord> _invoices = new(StringComparer.Ordinal);
    private InvoiceRecord? _lastInvoice;
    private string? _invoicedMonth;

    public string OrganizationId { get; } = organizationId;

    /// <summary>The step that was completed last in the order of the workflow; null if none was.</summary>
    public OffboardingStep? Last => _times.Count == 0 ? null : _times.Keys.Max();

    /// <summary>The completed steps, in the order of the workflow.</summary>
    public IEnumerable<OffboardingStep> Steps => _times.Keys.OrderBy(step => step);

    /// <summary>The time of the newest entry.</summary>
    public DateTimeOffset? UpdatedAt => _times.Count == 0 ? null : _times.Values.Max();

    /// <summary>The month of the first deactivation, or the one that <c>-Month</c> named then.</summary>
    public string? FirstMonth { get; private set; }

    /// <summary>The month of the latest deactivation, or the one that <c>-Month</c> named then.</summary>
    public string? Month { get; private set; }

    /// <summary>The month of the newest invoice that an earlier run has read since the latest deactivation; null if there is none.</summary>
    public string? InvoicedEarlier { get; private set; }

    /// <summary>The time at which an earlier run deactivated the organization; null if this run deactivates it.</summary>
    public DateTimeOffset? DeactivatedEarlier { get; private set; }

    /// <summary>The buckets to delete, or deleted; null before they were listed.</summary>
    public BucketList? Buckets { get; private set; }

    public bool IsDone(OffboardingStep step) => _times.ContainsKey(step);

    public DateTimeOffset? TimeOf(OffboardingStep step) => _times.TryGetValue(step, out var time) ? time : null;

    /// <summary>Marks the steps so far as those of an earlier run.</summary>
    public OffboardingRecord Resume()
    {
        DeactivatedEarlier = TimeOf(OffboardingStep.Deactivate);
        InvoicedEarlier = _invoicedMonth;
        return this;
    }

    /// <summary>Returns the invoice of a month; null if none was read.</summary>
    public InvoiceRecord? InvoiceOf(string month) => _invoices.TryGetValue(month, out var invoice) ? invoice : null;

    /// <summary>Adds a completed step.</summary>
    /// <exception cref="FormatException">The step can't follow the earlier ones.</exception>
    public void Apply(JournalEntry entry)
    {
        if (Prerequisites.TryGetValue(entry.Step, out var before) && !IsDone(before))
        {
            throw new FormatException(MessageText.Of(Messages.JournalStepMissing, entry.Step, before, OrganizationId));
        }

        _times[entry.Step] = entry.At;
        switch (entry.Step)
        {
            case OffboardingStep.Deactivate:
                Month = entry.Month;
                FirstMonth ??= entry.Month;
                InvoicedEarlier = _invoicedMonth = null;
                break;
            case OffboardingStep.SaveInvoice:
                _invoicedMonth = entry.Month;
                _lastInvoice = _invoices[entry.Month!] = new InvoiceRecord(entry.Month!, entry.InvoiceStatus!, entry.InvoiceTotal, entry.InvoicePath);
                break;
            case OffboardingStep.ListBuckets:
                Buckets = entry.Buckets;
                break;
        }
    }

    /// <summary>Keeps an invoice for the result only. It isn't final, so the step isn't completed.</summary>
    public void Show(InvoiceRecord invoice) => _lastInvoice = invoice;

    public OffboardingResult ToResult(OffboardingStatus status, OffboardingStep? failed = null, string? error = null) => new()
    {
        OrganizationId = OrganizationId,
        Status = status,
        DeactivatedAt = TimeOf(OffboardingStep.Deactivate),
        InvoicedAt = TimeOf(OffboardingStep.SaveInvoice),
        DeletedAt = TimeOf(OffboardingStep.DeleteBuckets),
        VerifiedAt = TimeOf(OffboardingStep.Verify),
        BucketsDeleted = IsDone(OffboardingStep.DeleteBuckets) ? Buckets!.Count : 0,
        BytesDeleted = IsDone(OffboardingStep.DeleteBuckets) ? Buckets!.Bytes : null,
        Month = _lastInvoice?.Month ?? Month,
        InvoiceStatus = _lastInvoice?.Status,
        InvoiceTotal = _lastInvoice?.Total,
        InvoicePath = _lastInvoice?.Path,
        FailedStep = failed,
        Error = error,
    };

    public OffboardingState ToState(string journalPath, JournalHeading heading) => new()
    {
        OrganizationId = OrganizationId,
        ProviderId = heading.ProviderId,
        Endpoint = Uri.TryCreate(heading.Endpoint, UriKind.Absolute, out var endpoint) ? endpoint : null,
        LastStep = Last!.Value,
        NextStep = NextStep,
        UpdatedAt = UpdatedAt!.Value,
        DeactivatedAt = TimeOf(OffboardingStep.Deactivate),
        InvoicedAt = TimeOf(OffboardingStep.SaveInvoice),
        ListedAt = TimeOf(OffboardingStep.ListBuckets),
        DeletedAt = TimeOf(OffboardingStep.DeleteBuckets),
        VerifiedAt = TimeOf(OffboardingStep.Verify),
        Month = _lastInvoice?.Month ?? Month,
        InvoiceStatus = _lastInvoice?.Status,
        InvoiceTotal = _lastInvoice?.Total,
        InvoicePath = _lastInvoice?.Path,
        Bucket = Buckets is null ? [] : [.. Buckets.Select(bucket => bucket.BucketName)],
        Bytes = Buckets?.Bytes,
        JournalPath = journalPath,
    };

    /// <summary>The first step that isn't completed; null if all are.</summary>
    public OffboardingStep? NextStep => ((OffboardingStep[])Enum.GetValues(typeof(OffboardingStep))).Where(step => !IsDone(step)).Cast<OffboardingStep?>().FirstOrDefault();
}
