namespace Tigris.PowerShell;

/// <summary>The vendor's pages that commands refer to.</summary>
internal static class HelpPages
{
    /// <summary>The guide, for a command that doesn't correspond to a single operation.</summary>
    public const string Guide = "https://www.tigrisdata.com/docs/partner-integrations/architecture/";

    /// <summary>The beginning of each operation's page. The name of the operation follows, in kebab case: <c>get-custom-domain</c>.</summary>
    public const string Api = "https://www.tigrisdata.com/docs/partner-integrations/api/tigris-";
}
