namespace Tigris.PowerShell.Commands;

/// <summary>Where the vendor describes what the policy commands do.</summary>
internal static class PolicyHelpPages
{
    public const string CreatePolicy = Api + "tigris-create-policy";
    public const string ListPolicies = Api + "tigris-list-policies";
    public const string UpdatePolicy = Api + "tigris-update-policy";
    public const string DeletePolicy = Api + "tigris-delete-policy";

    private const string Api = "https://www.tigrisdata.com/docs/partner-integrations/api/";
}
