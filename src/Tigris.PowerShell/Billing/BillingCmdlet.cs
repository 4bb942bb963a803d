using System;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>
/// Reads bills of organizations. The output has the display name that the input object had, because outer variables of a pipeline
/// belong to another record: the command reads ahead.
/// </summary>
public abstract class BillingCmdlet : OrganizationCmdlet
{
    /// <summary>The display name for the output, usually from the piped object. It isn't sent. Wildcards use the names of the listing.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("org_name")]
    [TextCell]
    public virtual string? OrganizationName { get; set; }

    private protected override void ProcessInput()
    {
        // Several organizations can't have the same name.
        var given = OrganizationId.Length == 1 ? OrganizationName : null;
        ForEach(OrganizationId, id => ForEachOrganization(id, (organizationId, listed) => ProcessBill(organizationId, listed ?? given)));
    }

    private protected sealed override void ProcessOrganization(string organizationId) => ProcessBill(organizationId, null);

    /// <summary>Handles one organization.</summary>
    private protected abstract void ProcessBill(string organizationId, string? organizationName);

    /// <summary>Returns the months of an argument without duplicates; the default if none is given.</summary>
    /// <exception cref="TigrisArgumentException">A value is not a month.</exception>
    private protected static string[] ReadMonths(string[]? given, Func<DateTimeOffset> standard) => given is null
        ? [Workflows.Month.Of(standard())]
        : [.. given.Select(Workflows.Month.Require).Distinct(StringComparer.Ordinal)];
}
