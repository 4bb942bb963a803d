using System;

namespace Tigris;

/// <summary>
/// The result of one tenant's offboarding. Times are UTC. Each is the time at which a step was completed, or was found completed; null if it
/// wasn't completed.
/// </summary>
public sealed class OffboardingResult
{
    /// <summary>The partner's own id of the tenant.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>The outcome.</summary>
    public OffboardingStatus Status { get; init; }

    /// <summary>The time at which the organization was deactivated, or found inactive.</summary>
    public DateTimeOffset? DeactivatedAt { get; init; }

    /// <summary>The time at which the last invoice was read, and saved if that was requested.</summary>
    public DateTimeOffset? InvoicedAt { get; init; }

    /// <summary>The time at which the last bucket was deleted.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The time at which no bucket was left.</summary>
    public DateTimeOffset? VerifiedAt { get; init; }

    /// <summary>The number of deleted buckets, including those of earlier runs with the same journal; 0 until all buckets are deleted.</summary>
    public int BucketsDeleted { get; init; }

    /// <summary>
    /// The number of bytes in the deleted buckets, by the server's estimates; null if no size is known, and until all buckets are deleted.
    /// </summary>
    public long? BytesDeleted { get; init; }

    /// <summary>The month of the invoice, <c>yyyy-MM</c>.</summary>
    public string? Month { get; init; }

    /// <summary>The status of the invoice: DRAFT, FINALIZED, PAID, PAST_DUE, or another text of the server.</summary>
    public string? InvoiceStatus { get; init; }

    /// <summary>The amount of the invoice, US dollars.</summary>
    public decimal? InvoiceTotal { get; init; }

    /// <summary>The file of the invoice; null if it wasn't saved.</summary>
    public string? InvoicePath { get; init; }

    /// <summary>The step that failed.</summary>
    public OffboardingStep? FailedStep { get; init; }

    /// <summary>The message of the failure.</summary>
    public string? Error { get; init; }

    /// <summary>The id and the status.</summary>
    public override string ToString() => $"{OrganizationId}: {Status}";
}
