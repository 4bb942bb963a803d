using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>The changes of one tenant in a change set.</summary>
/// <param name="desired">The desired state, from which the requests are made again.</param>
/// <param name="changes">The changes.</param>
internal sealed class ChangeSetTenant(DesiredTenant desired, IReadOnlyList<SyncChange> changes)
{
    public DesiredTenant Desired { get; } = desired;

    public IReadOnlyList<SyncChange> Changes { get; } = changes;

    public bool Deactivates => Changes.Any(change => change.Phase == SyncPhase.Deactivate);

    /// <summary>Compares the changes with those that the state of the server needs now.</summary>
    /// <param name="current">The plan for the state of the server.</param>
    /// <param name="journal">The journal of the run; null if there is none.</param>
    /// <param name="json">The JSON serializer.</param>
    public ChangeSetState Compare(SyncPlan current, SyncJournal? journal, IJsonSerializer json)
    {
        var listed = Changes.ToDictionary(change => change.Identity(json), StringComparer.Ordinal);
        var due = new HashSet<string>(current.ToSend.Select(change => change.Identity(json)), StringComparer.Ordinal);
        bool HasStarted(SyncChange? change) => change is not null && journal?.HasStarted(Desired.OrganizationId, change) == true;
        bool IsOwn(SyncChange change) => HasStarted(change) || HasStarted(CreationOf(change));
        var more = current.ToSend.Where(change => !listed.ContainsKey(change.Identity(json))
            && !Changes.Any(other => IsOwn(other) && change.Path.StartsWith(other.Path + ".", StringComparison.Ordinal)));
        var made = listed.Where(change => !due.Contains(change.Key)).Select(change => change.Value).ToArray();
        return new ChangeSetState
        {
            Made = made.Length,
            IsWholeMade = made.Length == Changes.Count && !current.ToSend.Any(),
            ChangedPath = more.Select(change => change.Path).FirstOrDefault() ?? made.Where(change => !IsOwn(change)).Select(change => change.Path).FirstOrDefault(),
        };
    }

    // A key that provisioning made exists as soon as its bucket does.
    private SyncChange? CreationOf(SyncChange change) =>
        change.Phase == SyncPhase.ChangeKey && change.After is IReadOnlyDictionary<string, object?> key && ProvisionedKey.TryFindBucket(StateObjects.NameOf(key, StateKind.AccessKey), out var bucket)
            ? Changes.FirstOrDefault(other => other.Phase == SyncPhase.CreateBucket && other.Path == StateKind.Bucket.PathOf(bucket))
            : null;
}
