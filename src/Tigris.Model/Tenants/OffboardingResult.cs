using System;

namespace Tigris;

/// <summary>What became of one tenant's offboarding. Times are those at which a step was found done, UTC; null where it was not.</summary>
public sealed class OffboardingResult
{
    /// <summary>The partner's own id of the tenant.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>How far it came.</summary>
    public OffboardingStatus Status { get; init; }

    /// <summary>When the organization was deactivated, or seen to be.</summary>
    public DateTimeOffset? DeactivatedAt { get; init; }

    /// <summary>When the invoice was read, and saved where that was asked for.</summary>
    public DateTimeOffset? InvoicedAt { get; init; }

    /// <summary>When the last bucket was deleted.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>When no bucket was left.</summary>
    public DateTimeOffset? VerifiedAt { get; init; }

    /// <summary>Buckets deleted, those of earlier runs with the same journal included; 0 before all of them are.</summary>
    public int BucketsDeleted { get; init; }

    /// <summary>Bytes in them, by the server's estimates; null where it told none, and before all of them are.</summary>
    public long? BytesDeleted { get; init; }

    /// <summary>The month of the invoice, <c>yyyy-MM</c>.</summary>
    public string? Month { get; init; }

    /// <summary>DRAFT, FINALIZED, PAID, PAST_DUE, or what the server will have by then.</summary>
    public string? InvoiceStatus { get; init; }

    /// <summary>The amount of the invoice, US dollars.</summary>
    public decimal? InvoiceTotal { get; init; }

    /// <summary>The file that the invoice was saved in; null where that was not asked for.</summary>
    public string? InvoicePath { get; init; }

    /// <summary>The step that failed.</summary>
    public OffboardingStep? FailedStep { get; init; }

    /// <summary>What it failed with.</summary>
    public string? Error { get; init; }

    /// <summary>The id and the status.</summary>
    public override string ToString() => $"{OrganizationId}: {Status}";
}
