using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Adds up the stored bytes and objects of organizations, and compares them with the quota.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "TigrisOrganization", HelpUri = HelpPages.Guide)]
[OutputType(typeof(OrganizationMeasure))]
public sealed class MeasureTigrisOrganizationCommand : OrganizationCmdlet
{
    private protected override void ProcessOrganization(string organizationId) => Start(organizationId, async call =>
    {
        var organization = await call.Client.Organizations.GetAsync(organizationId, call.Cancellation).ConfigureAwait(false);
        var tally = new BucketTally();
        await call.ReadPagesAsync(
            "ListBuckets",
            token => call.Client.Buckets.ListAsync(organizationId, null, token, call.Cancellation),
            tally.Add).ConfigureAwait(false);
        call.Write(tally.Of(organization));
    });
}
