using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Commands;

/// <summary>Compares the desired state of tenants with the actual state. Sends reads only.</summary>
[Cmdlet(VerbsData.Compare, "TigrisTenant", DefaultParameterSetName = RowSet, HelpUri = HelpPages.Guide)]
[OutputType(typeof(TenantDifference), typeof(TenantComparison))]
public sealed class CompareTigrisTenantCommand : DesiredStateCmdlet
{
    private int _compared;
    private int _missing;
    private int _unknown;

    /// <summary>Returns the settings that the server doesn't report, too.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter IncludeUnknown { get; set; }

    /// <summary>Returns the differences that the document accepts, too.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter IncludeAccepted { get; set; }

    /// <summary>Returns the numbers of differences, one object for each tenant, instead of the differences.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter Summary { get; set; }

    private protected override void ProcessInput()
    {
        if (Document is null)
        {
            Attempt(OrganizationId, () => Compare(ReadRow(), null));
        }
        else
        {
            ForEachTenant(Document, Compare, WriteExtra);
        }
    }

    private protected override void Finish()
    {
        if (_unknown > 0 && !IncludeUnknown)
        {
            WriteWarning(MessageText.Of(Messages.SettingsUnknown, _unknown));
        }

        if (_compared > 1 && _missing == _compared)
        {
            WriteWarning(MessageText.Of(Messages.AllTenantsMissing, _compared, ActiveConnection));
        }
    }

    private void WriteExtra(Organization organization) => Start(organization.OrganizationId, call =>
    {
        Write(call, StateComparison.OfExtra(organization));
        return Task.CompletedTask;
    });

    private void Compare(DesiredTenant desired, Organization? organization)
    {
        var sections = desired.Needs(IsComplete);
        var actor = ActorFor(sections);
        Start(desired.OrganizationId, call => CompareAsync(call, desired, organization, new StateReader(call, actor, sections)));
    }

    private async Task CompareAsync(CallContext call, DesiredTenant desired, Organization? organization, StateReader reader)
    {
        Interlocked.Increment(ref _compared);
        TenantState? actual;
        try
        {
            actual = organization is null
                ? await reader.ReadAsync(desired.OrganizationId).ConfigureAwait(false)
                : await reader.ReadAsync(organization).ConfigureAwait(false);
        }
        catch (TigrisException) when (IncludeUnknown && !Summary)
        {
            Write(call, StateComparison.OfUnreadable(desired));
            throw;
        }

        Interlocked.Add(ref _missing, actual is null ? 1 : 0);
        var comparison = new StateComparer(desired, IsComplete).Compare(actual).Accept(call.Client.UtcNow);
        Interlocked.Add(ref _unknown, comparison.Unknown);
        Write(call, comparison);
        if (comparison.Error is { } error)
        {
            throw error;
        }
    }

    private void Write(CallContext call, StateComparison comparison)
    {
        foreach (var expired in comparison.Expired)
        {
            call.WriteWarning(MessageText.Of(Workflows.Messages.DeviationExpired, comparison.Desired.OrganizationId, expired.Path, expired));
        }

        if (Summary)
        {
            call.Write(comparison.ToModel());
            return;
        }

        var json = ClientLoader.Json;
        foreach (var difference in comparison.Differences.Where(IsWanted))
        {
            call.Write(comparison.ToModel(difference, json));
        }
    }

    private bool IsWanted(StateDifference difference) =>
        (IncludeUnknown || difference.Kind != TenantDifferenceKind.Unknown) && (IncludeAccepted || difference.AcceptedDeviation is null);
}
