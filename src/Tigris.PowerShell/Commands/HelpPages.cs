namespace Tigris.PowerShell;

/// <summary>Where the vendor describes what a cmdlet does.</summary>
internal static class HelpPages
{
    /// <summary>The guide, for what is no single operation.</summary>
    public const string Guide = "https://www.tigrisdata.com/docs/partner-integrations/architecture/";

    public const string Provisioning = Api + "tigris-provisioning";
    public const string ListBuckets = Api + "tigris-list-buckets";
    public const string DeleteBucket = Api + "tigris-delete-bucket";
    public const string CreateOrganization = Api + "tigris-create-organization";
    public const string ListOrganizations = Api + "tigris-list-organizations";
    public const string UpdateOrganization = Api + "tigris-update-organization";
    public const string GetUsage = Api + "tigris-get-usage";
    public const string GetInvoice = Api + "tigris-get-invoice";

    private const string Api = "https://www.tigrisdata.com/docs/partner-integrations/api/";
}
