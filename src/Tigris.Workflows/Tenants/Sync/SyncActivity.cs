using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Decides which changes an organization accepts while it is active, while it is inactive, and if it is to be deactivated.</summary>
internal sealed class SyncActivity
{
    private readonly bool _isActive;
    private readonly bool? _wanted;
    private readonly bool _allowDeactivate;

    public SyncActivity(bool? actual, IEnumerable<StateDifference> differences, bool allowDeactivate)
    {
        _isActive = actual != false;
        _wanted = differences.FirstOrDefault(difference => difference.Setting?.Name == StateMember.Active)?.Desired as bool?;
        _allowDeactivate = allowDeactivate;
    }

    private bool EndsInactive => _wanted is { } wanted ? !wanted : !_isActive;

    /// <summary>Returns the error for a deactivation that isn't allowed; null if there is none.</summary>
    public TigrisArgumentException? Error(string organizationId) => _wanted == false && !_allowDeactivate
        ? new TigrisArgumentException("DeactivationNotAllowed", Messages.SyncDeactivationNotAllowed, organizationId)
        : null;

    /// <summary>Returns a change, or the change with the reason why it isn't made.</summary>
    public SyncChange Check(SyncChange change) => change.Phase switch
    {
        _ when !change.IsSent => change,
        SyncPhase.Deactivate => _allowDeactivate ? change : change.AsManual(Messages.SyncDeactivationNotAllowed),
        SyncPhase.CreateOrganization or SyncPhase.LowerQuota or SyncPhase.RaiseQuota or SyncPhase.Activate => change,
        SyncPhase.Restrict when _isActive || _wanted == true => change,
        _ => EndsInactive ? change.AsSkipped(Messages.SyncInactive) : change,
    };
}
