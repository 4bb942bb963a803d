namespace Tigris.PowerShell;

/// <summary>Where the vendor describes what a cmdlet does.</summary>
internal static class HelpPages
{
    /// <summary>The guide, for what is no single operation.</summary>
    public const string Guide = "https://www.tigrisdata.com/docs/partner-integrations/architecture/";

    public const string Provisioning = Api + "tigris-provisioning";
    public const string ListBuckets = Api + "tigris-list-buckets";
    public const string DeleteBucket = Api + "tigris-delete-bucket";
    public const string UpdateBucket = Api + "tigris-update-bucket";
    public const string GetCustomDomain = Api + "tigris-get-custom-domain";
    public const string SetCustomDomain = Api + "tigris-set-custom-domain";
    public const string DeleteCustomDomain = Api + "tigris-delete-custom-domain";
    public const string GetLifecycleRules = Api + "tigris-get-lifecycle-rules";
    public const string SetLifecycleRules = Api + "tigris-set-lifecycle-rules";
    public const string DeleteLifecycleRules = Api + "tigris-delete-lifecycle-rules";
    public const string CreateSnapshot = Api + "tigris-create-snapshot";
    public const string ListSnapshots = Api + "tigris-list-snapshots";
    public const string DeleteSnapshot = Api + "tigris-delete-snapshot";
    public const string CreateAccessKey = Api + "tigris-create-access-key";
    public const string ListAccessKeys = Api + "tigris-list-access-keys";
    public const string UpdateAccessKey = Api + "tigris-update-access-key";
    public const string RotateAccessKey = Api + "tigris-rotate-access-key";
    public const string DeleteAccessKey = Api + "tigris-delete-access-key";
    public const string CreatePolicy = Api + "tigris-create-policy";
    public const string ListPolicies = Api + "tigris-list-policies";
    public const string UpdatePolicy = Api + "tigris-update-policy";
    public const string DeletePolicy = Api + "tigris-delete-policy";
    public const string CreateOrganization = Api + "tigris-create-organization";
    public const string ListOrganizations = Api + "tigris-list-organizations";
    public const string UpdateOrganization = Api + "tigris-update-organization";
    public const string GetUsage = Api + "tigris-get-usage";
    public const string GetInvoice = Api + "tigris-get-invoice";

    private const string Api = "https://www.tigrisdata.com/docs/partner-integrations/api/";
}
