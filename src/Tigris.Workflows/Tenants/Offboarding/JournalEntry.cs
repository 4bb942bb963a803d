using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>A completed step of one tenant: a line of the journal.</summary>
internal sealed class JournalEntry
{
    private static readonly Dictionary<string, OffboardingStep> Steps =
        ((OffboardingStep[])Enum.GetValues(typeof(OffboardingStep))).ToDictionary(step => step.ToString(), StringComparer.Ordinal);

    private readonly DateTimeOffset _at;

    /// <summary>The time of the step in UTC, to the millisecond, which is the precision of a line.</summary>
    public DateTimeOffset At
    {
        get => _at;
        init => _at = value.AddTicks(-(value.Ticks % TimeSpan.TicksPerMillisecond));
    }

    public string OrganizationId { get; init; } = "";

    public OffboardingStep Step { get; init; }

    /// <summary>The month of Deactivate and SaveInvoice, <c>yyyy-MM</c>.</summary>
    public string? Month { get; init; }

    /// <summary>The status of the invoice that SaveInvoice read.</summary>
    public string? InvoiceStatus { get; init; }

    public decimal InvoiceTotal { get; init; }

    public string? InvoicePath { get; init; }

    /// <summary>The buckets of ListBuckets.</summary>
    public BucketList Buckets { get; init; } = BucketList.Empty;

    /// <summary>Reads a line.</summary>
    /// <exception cref="FormatException">A field is missing or invalid.</exception>
    public static JournalEntry Read(IReadOnlyDictionary<string, object?> line)
    {
        var fields = new JournalFields(line);
        var name = fields.Text(JournalField.Step);
        if (!Steps.TryGetValue(name, out var step))
        {
            throw new FormatException(MessageText.Of(Messages.JournalStepUnknown, name));
        }

        var invoice = step == OffboardingStep.SaveInvoice;
        return new JournalEntry
        {
            At = fields.Time(JournalField.At),
            OrganizationId = fields.Text(JournalField.OrganizationId),
            Step = step,
            Month = invoice || step == OffboardingStep.Deactivate ? fields.Month(JournalField.Month) : null,
            InvoiceStatus = invoice ? fields.Text(JournalField.InvoiceStatus, mayBeEmpty: true) : null,
            InvoiceTotal = invoice ? fields.Amount(JournalField.InvoiceTotal) : 0,
            InvoicePath = invoice ? fields.OptionalText(JournalField.InvoicePath) : null,
            Buckets = step == OffboardingStep.ListBuckets ? new BucketList(fields.Items(JournalField.Buckets).Select(Bucket)) : BucketList.Empty,
        };
    }

    public Dictionary<string, object?> ToLine()
    {
        var line = new Dictionary<string, object?>
        {
            [JournalField.At] = JournalFields.ToText(At),
            [JournalField.OrganizationId] = OrganizationId,
            [JournalField.Step] = Step.ToString(),
        };
        if (Month is not null)
        {
            line[JournalField.Month] = Month;
        }

        if (Step == OffboardingStep.SaveInvoice)
        {
            line[JournalField.InvoiceStatus] = InvoiceStatus;
            line[JournalField.InvoiceTotal] = InvoiceTotal;
            line[JournalField.InvoicePath] = InvoicePath;
        }

        if (Step == OffboardingStep.ListBuckets)
        {
            line[JournalField.Buckets] = Buckets.Select(Line).ToArray();
        }

        return line;
    }

    private static BucketToDelete Bucket(JournalFields fields) => new()
    {
        BucketName = fields.Text(JournalField.BucketName),
        Size = fields.Count(JournalField.Size),
        ForkOf = fields.NullableText(JournalField.ForkOf),
        ObjectCount = fields.OptionalCount(JournalField.ObjectCount),
        CreatedAt = fields.OptionalTime(JournalField.CreatedAt),
    };

    private static Dictionary<string, object?> Line(BucketToDelete bucket) => new()
    {
        [JournalField.BucketName] = bucket.BucketName,
        [JournalField.Size] = bucket.Size,
        [JournalField.ObjectCount] = bucket.ObjectCount,
        [JournalField.CreatedAt] = bucket.CreatedAt is { } time ? JournalFields.ToText(time) : null,
        [JournalField.ForkOf] = bucket.ForkOf,
    };
}
