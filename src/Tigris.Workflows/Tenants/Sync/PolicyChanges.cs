using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>The changes of policies.</summary>
internal sealed class PolicyChanges(DesiredTenant desired, IReadOnlyDictionary<string, object?> actual)
{
    private const string Update = "UpdatePolicy";

    /// <exception cref="TigrisArgumentException">A name or a description can't be sent.</exception>
    public IEnumerable<SyncChange> Of(IEnumerable<StateDifference> differences) => differences
        .Where(difference => difference.Of == StateKind.Policy)
        .Select(difference => (difference.Setting?.Name, difference.Kind) switch
        {
            (null, TenantDifferenceKind.Missing) => Create(difference),
            (null, _) => SyncDifference.Extra(difference),
            _ when difference.Command is null => SyncDifference.Unchangeable(SyncDifference.Begin(difference)),
            (StateMember.Document, _) => SetDocument(difference),
            _ => SetDescription(difference),
        });

    private static IReadOnlyDictionary<string, object?>? Find(IReadOnlyDictionary<string, object?> tenant, string name) =>
        StateObjects.Of(tenant, StateKind.Policy).TryGetValue(name, out var policy) ? policy : null;

    private static IReadOnlyDictionary<string, object?>? DocumentOf(IReadOnlyDictionary<string, object?>? policy) =>
        policy is null ? null : StateObjects.Find(policy, StateMember.Document) as IReadOnlyDictionary<string, object?>;

    private SyncChange Create(StateDifference difference)
    {
        var wanted = Find(desired.State, difference.Name!)!;
        var change = SyncDifference.Begin(difference) with { Operation = "CreatePolicy", Phase = SyncPhase.CreatePolicy, After = wanted };
        if (DocumentOf(wanted) is not { } document)
        {
            return change.AsManual(Messages.SyncNoDocument);
        }

        var request = PolicyRequests.ToCreate(difference.Name!, PolicyState.Read(document), StateObjects.Find(wanted, StateMember.Description) as string);
        return change with { Send = sender => sender.CreatePolicyAsync(request, document) };
    }

    private static SyncChange SetDocument(StateDifference difference)
    {
        var document = (IReadOnlyDictionary<string, object?>)difference.Desired!;
        var request = PolicyRequests.ToUpdate(difference.Name!, PolicyState.Read(document), description: null);
        return SyncDifference.Begin(difference) with
        {
            Operation = Update,
            Phase = PolicyOrder.Narrows(difference.Actual, document) ? SyncPhase.Restrict : SyncPhase.ChangePolicy,
            Send = sender => sender.UpdatePolicyAsync(request),
        };
    }

    // The API replaces the document with each change, so the current document is sent again.
    private SyncChange SetDescription(StateDifference difference)
    {
        var change = SyncDifference.Begin(difference) with { Operation = Update, Phase = SyncPhase.DescribePolicy };
        if ((DocumentOf(Find(desired.State, difference.Name!)) ?? DocumentOf(Find(actual, difference.Name!))) is not { } document)
        {
            return change.AsManual(Messages.SyncNoDocument);
        }

        var request = PolicyRequests.ToUpdate(difference.Name!, PolicyState.Read(document), difference.Desired as string);
        return change with { Send = sender => sender.UpdatePolicyAsync(request) };
    }
}
