namespace Tigris;

/// <summary>The steps of an offboarding, in the order of the vendor's guide.</summary>
public enum OffboardingStep
{
    /// <summary>Deactivate the organization. Its access keys stop working at once.</summary>
    Deactivate,

    /// <summary>Read the invoice, and save it if this is requested.</summary>
    SaveInvoice,

    /// <summary>List the buckets that are to be deleted.</summary>
    ListBuckets,

    /// <summary>Delete the buckets with their objects. A fork is deleted before its source bucket.</summary>
    DeleteBuckets,

    /// <summary>Verify that no bucket is left.</summary>
    Verify,
}
