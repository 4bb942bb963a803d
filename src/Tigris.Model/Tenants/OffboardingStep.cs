namespace Tigris;

/// <summary>The steps of an offboarding, in the order of the vendor's guide.</summary>
public enum OffboardingStep
{
    /// <summary>Deactivate the organization: its access keys stop working at once.</summary>
    Deactivate,

    /// <summary>Read the invoice, and save it if that is requested.</summary>
    SaveInvoice,

    /// <summary>List the buckets that are to be deleted.</summary>
    ListBuckets,

    /// <summary>Delete them with their objects, forks before the buckets they were forked from.</summary>
    DeleteBuckets,

    /// <summary>Verify that none is left.</summary>
    Verify,
}
