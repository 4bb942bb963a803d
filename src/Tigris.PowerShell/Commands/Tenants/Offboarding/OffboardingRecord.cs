using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.PowerShell.Commands;

/// <summary>
/// What is known of one tenant's offboarding. It is made of entries alone, whether they were just written or read from a journal, so that a
/// run that was cut off and one that was not come to the same.
/// </summary>
internal sealed class OffboardingRecord(string organizationId)
{
    private DateTimeOffset? _deactivatedAt;
    private DateTimeOffset? _invoicedAt;
    private DateTimeOffset? _deletedAt;
    private DateTimeOffset? _verifiedAt;
    private int _bucketsDeleted;
    private long? _bytesDeleted;

    public string OrganizationId { get; } = organizationId;

    /// <summary>The step that was finished last; null where none was.</summary>
    public OffboardingStep? Last { get; private set; }

    /// <summary>The month whose invoice is the last: that of the deactivation, unless another was asked for.</summary>
    public string? Month { get; private set; }

    public string? InvoiceStatus { get; private set; }

    public decimal? InvoiceTotal { get; private set; }

    public string? InvoicePath { get; private set; }

    /// <summary>The buckets to delete, and those that were; empty once it is certain that none is left.</summary>
    public IReadOnlyList<DoomedBucket> Buckets { get; private set; } = [];

    public bool IsDone(OffboardingStep step) => Last >= step;

    public void Apply(JournalEntry entry)
    {
        Last = entry.Step;
        switch (entry.Step)
        {
            case OffboardingStep.Deactivate:
                _deactivatedAt = entry.At;
                Month = entry.Facts[Fact.Month] as string;
                break;
            case OffboardingStep.SaveInvoice:
                _invoicedAt = entry.At;
                Note(entry.Facts);
                break;
            case OffboardingStep.ListBuckets:
                Buckets = [.. ((IEnumerable<object?>)entry.Facts[Fact.Buckets]!).Select(ToBucket)];
                break;
            case OffboardingStep.DeleteBuckets:
                _deletedAt = entry.At;
                _bucketsDeleted = Buckets.Count;
                _bytesDeleted = DoomedBucket.Bytes(Buckets);
                break;
            case OffboardingStep.Verify:
                _verifiedAt = entry.At;
                Buckets = [];
                break;
        }
    }

    /// <summary>Takes note of an invoice, also of one that does not count as the last yet.</summary>
    public void Note(IReadOnlyDictionary<string, object?> invoice)
    {
        Month = invoice[Fact.Month] as string;
        InvoiceStatus = invoice[Fact.InvoiceStatus] as string;
        InvoiceTotal = Convert.ToDecimal(invoice[Fact.InvoiceTotal], System.Globalization.CultureInfo.InvariantCulture);
        InvoicePath = invoice.TryGetValue(Fact.InvoicePath, out var path) ? path as string : null;
    }

    public OffboardingResult ToResult(OffboardingStatus status, OffboardingStep? failed = null, string? error = null) => new()
    {
        OrganizationId = OrganizationId,
        Status = status,
        DeactivatedAt = _deactivatedAt,
        InvoicedAt = _invoicedAt,
        DeletedAt = _deletedAt,
        VerifiedAt = _verifiedAt,
        BucketsDeleted = _bucketsDeleted,
        BytesDeleted = _bytesDeleted,
        Month = Month,
        InvoiceStatus = InvoiceStatus,
        InvoiceTotal = InvoiceTotal,
        InvoicePath = InvoicePath,
        FailedStep = failed,
        Error = error,
    };

    private static DoomedBucket ToBucket(object? item)
    {
        var bucket = (IReadOnlyDictionary<string, object?>)item!;
        return new DoomedBucket((string)bucket[Fact.BucketName]!, bucket[Fact.Size] as long?, bucket[Fact.ForkOf] as string);
    }
}
