namespace Tigris.Emulator;

/// <summary>The names of the usage metrics. The first eight are public. The other names are assumed.</summary>
public static class UsageMetricNames
{
    /// <summary>Class A requests.</summary>
    public const string ClassARequests = "PUT, COPY, POST, LIST Requests";

    /// <summary>Class B requests.</summary>
    public const string ClassBRequests = "GET, SELECT, and all other Requests";

    /// <summary>STANDARD.</summary>
    public const string StorageStandard = "Storage used - Standard";

    /// <summary>STANDARD_IA.</summary>
    public const string StorageInfrequentAccess = "Storage used - Standard Infrequent Access";

    /// <summary>STANDARD_IA deleted before 30 days.</summary>
    public const string InfrequentAccessMinimum = "Storage used - Infrequent Access minimum retention (30 day min)";

    /// <summary>Reads of STANDARD_IA.</summary>
    public const string RetrievalInfrequentAccess = "Data retrieval - Standard Infrequent Access";

    /// <summary>GLACIER.</summary>
    public const string StorageArchive = "Storage used - Archive";

    /// <summary>Egress, which is free.</summary>
    public const string DataTransferOut = "Data transfer Out";

    /// <summary>GLACIER deleted before 90 days (assumed name).</summary>
    public const string ArchiveMinimum = "Storage used - Archive minimum retention (90 day min)";

    /// <summary>GLACIER_IR (assumed name).</summary>
    public const string StorageArchiveInstant = "Storage used - Archive Instant Retrieval";

    /// <summary>Reads of GLACIER_IR (assumed name).</summary>
    public const string RetrievalArchiveInstant = "Data retrieval - Archive Instant Retrieval";

    /// <summary>Webhook events (assumed name).</summary>
    public const string Notifications = "Object notifications";
}
