namespace Tigris;

/// <summary>The outcome of a tenant's offboarding.</summary>
public enum OffboardingStatus
{
    /// <summary>The organization is inactive, its invoice was read, and it has no bucket. The organization remains, for billing.</summary>
    Completed,

    /// <summary>The organization is inactive and its invoice was read. Its buckets were kept, as requested.</summary>
    BucketsKept,

    /// <summary>The organization is inactive. An invoice isn't final, and nothing was deleted, as requested.</summary>
    AwaitingInvoice,

    /// <summary>The command ended before the next step of this tenant. None of its steps failed.</summary>
    Stopped,

    /// <summary>A step failed, and the later steps weren't started.</summary>
    Failed,

    /// <summary>
    /// The organization is inactive. More buckets or data appeared than the first confirmation showed, and the second one was declined. Nothing
    /// was deleted.
    /// </summary>
    Declined,
}
