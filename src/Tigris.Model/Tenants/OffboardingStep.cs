namespace Tigris;

/// <summary>The steps of an offboarding, in the order of the vendor's guide.</summary>
public enum OffboardingStep
{
    /// <summary>Deactivate the organization: its access keys stop working at once.</summary>
    Deactivate,

    /// <summary>Read the invoice, and save it where that was asked for.</summary>
    SaveInvoice,

    /// <summary>List the buckets that are to be deleted.</summary>
    ListBuckets,

    /// <summary>Delete them with their objects, forks before what they were forked from.</summary>
    DeleteBuckets,

    /// <summary>See that none is left.</summary>
    Verify,
}
