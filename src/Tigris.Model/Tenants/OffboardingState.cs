using System;

namespace Tigris;

/// <summary>The state of one tenant's offboarding, as a journal recorded it. Times are UTC, and null for steps that aren't recorded.</summary>
public sealed class OffboardingState
{
    /// <summary>The partner's own id of the tenant.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>The step that was completed last.</summary>
    public OffboardingStep LastStep { get; init; }

    /// <summary>The first step that isn't completed; null if all steps are completed.</summary>
    public OffboardingStep? NextStep { get; init; }

    /// <summary>True if all steps are completed.</summary>
    public bool Completed => NextStep is null;

    /// <summary>The time of the newest entry.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The time at which the organization was deactivated, or found inactive.</summary>
    public DateTimeOffset? DeactivatedAt { get; init; }

    /// <summary>The time at which the last invoice was read, and saved if that was requested.</summary>
    public DateTimeOffset? InvoicedAt { get; init; }

    /// <summary>The time at which the buckets were listed.</summary>
    public DateTimeOffset? ListedAt { get; init; }

    /// <summary>The time at which the last bucket was deleted.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The time at which no bucket was left.</summary>
    public DateTimeOffset? VerifiedAt { get; init; }

    /// <summary>The month of the last invoice, <c>yyyy-MM</c>.</summary>
    public string? Month { get; init; }

    /// <summary>The status of that invoice; null if none was read.</summary>
    public string? InvoiceStatus { get; init; }

    /// <summary>The amount of that invoice, US dollars.</summary>
    public decimal? InvoiceTotal { get; init; }

    /// <summary>The file of that invoice; null if it wasn't saved.</summary>
    public string? InvoicePath { get; init; }

    /// <summary>The names of the buckets that were listed for deletion; empty before that.</summary>
    public string[] Bucket { get; init; } = [];

    /// <summary>The number of bytes in these buckets, by the server's estimates; null before they were listed, and if no size is known.</summary>
    public long? Bytes { get; init; }

    /// <summary>The provider that the journal is about.</summary>
    public string ProviderId { get; init; } = "";

    /// <summary>The endpoint that the journal is about; null if the journal's text isn't an address.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>The path of the journal.</summary>
    public string JournalPath { get; init; } = "";

    /// <summary>The id and the step.</summary>
    public override string ToString() => $"{OrganizationId}: {LastStep}";
}
