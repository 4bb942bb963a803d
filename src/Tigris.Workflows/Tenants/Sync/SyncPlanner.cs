using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Plans the changes that bring a tenant to its desired state. Sends nothing.</summary>
/// <param name="desired">The desired state.</param>
/// <param name="complete">true if an object that the document doesn't name is extra; otherwise, false.</param>
/// <param name="allowDeactivate">true if the organization may be deactivated; otherwise, false.</param>
internal sealed class SyncPlanner(DesiredTenant desired, bool complete, bool allowDeactivate)
{
    public DesiredTenant Desired { get; } = desired;

    /// <summary>true if an object that the document doesn't name is extra; otherwise, false.</summary>
    public bool IsComplete { get; } = complete;

    /// <summary>The parts of the tenant to read.</summary>
    public StateSections Sections => Desired.Needs(IsComplete);

    /// <summary>Plans the changes of a tenant.</summary>
    /// <param name="actual">The actual state; null if the organization doesn't exist.</param>
    /// <param name="now">The server's time.</param>
    /// <exception cref="TigrisArgumentException">A desired value can't be sent.</exception>
    public SyncPlan Plan(TenantState? actual, DateTimeOffset now)
    {
        if (actual is not null)
        {
            return Plan(actual, [], now, isMissing: false);
        }

        var missing = new StateComparer(Desired, IsComplete).Compare(null).Accept(now);
        if (!missing.Differences[0].Counts)
        {
            return new SyncPlan(Desired, null, []);
        }

        var creation = TenantChanges.Create(Desired);
        return Desired.State.TryGetValue(StateMember.Active, out var active) && active is false
            ? new SyncPlan(Desired, TenantChanges.NameOf(Desired), [creation.AsSkipped(Messages.SyncInactiveMissing)]) { IsMissing = true }
            : Plan(TenantChanges.Created(Desired), [creation], now, isMissing: true);
    }

    private SyncPlan Plan(TenantState actual, IEnumerable<SyncChange> first, DateTimeOffset now, bool isMissing)
    {
        var comparison = new StateComparer(Desired, IsComplete).Compare(actual).Accept(now);
        var graph = StateGraph.Of(actual);
        var name = actual.OrganizationName ?? TenantChanges.NameOf(Desired);
        var differences = comparison.Differences.Where(IsWanted).ToArray();
        var changes = first
            .Concat(TenantChanges.Of(differences))
            .Concat(new BucketChanges(Desired, graph, name, now).Of(differences))
            .Concat(new PolicyChanges(Desired, graph).Of(differences))
            .Concat(new KeyChanges(Desired, differences).Of(differences));
        var activity = new SyncActivity(actual.Active, differences, allowDeactivate);
        return new SyncPlan(Desired, name, [.. changes.OrderBy(change => change.Phase).Select(activity.Check)])
        {
            IsMissing = isMissing,
            Error = comparison.Error ?? activity.Error(Desired.OrganizationId),
            Warnings = [.. SyncWarnings.Of(comparison, actual)],
        };
    }

    // A quota that isn't reported was never set, or isn't reported at all. Setting it again does no harm.
    private static bool IsWanted(StateDifference difference) => difference.AcceptedDeviation is null
        && (difference.Kind != TenantDifferenceKind.Unknown || (difference.Setting?.Name == StateMember.Quota && difference.Desired is not null));
}
