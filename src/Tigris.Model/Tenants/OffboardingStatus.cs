namespace Tigris;

/// <summary>How far a tenant's offboarding came.</summary>
public enum OffboardingStatus
{
    /// <summary>The organization is inactive, its invoice was read, and it has no bucket any more. It stays, for billing.</summary>
    Completed,

    /// <summary>As <c>Completed</c>, but the buckets are still there, as was asked for.</summary>
    BucketsKept,

    /// <summary>The organization is inactive. Its invoice is a draft yet, and nothing was deleted, as was asked for.</summary>
    AwaitingInvoice,

    /// <summary>Another tenant's error ended the command before this one's next step. Nothing of this one failed.</summary>
    Stopped,

    /// <summary>A step failed, and the later ones were not begun.</summary>
    Failed,
}
