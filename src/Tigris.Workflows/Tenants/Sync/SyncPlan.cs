using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>The changes of one tenant, in the order in which they are made.</summary>
/// <param name="desired">The desired state.</param>
/// <param name="organizationName">The display name; null if none is known.</param>
/// <param name="changes">The changes.</param>
internal sealed class SyncPlan(DesiredTenant desired, string? organizationName, IReadOnlyList<SyncChange> changes)
{
    public DesiredTenant Desired { get; } = desired;

    public string OrganizationId => Desired.OrganizationId;

    public string? OrganizationName { get; } = organizationName;

    public IReadOnlyList<SyncChange> Changes { get; } = changes;

    /// <summary>The changes that send a request.</summary>
    public IEnumerable<SyncChange> ToSend => Changes.Where(change => change.IsSent);

    /// <summary>
    /// Warnings about values that are valid but probably a mistake, about expired deviations, and about settings that aren't reported.
    /// </summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The reason why a part of the tenant couldn't be compared, or a change isn't allowed; null if there is none.</summary>
    public TigrisArgumentException? Error { get; init; }

    /// <summary>true if the organization doesn't exist; otherwise, false.</summary>
    public bool IsMissing { get; init; }

    /// <summary>Returns the plan for a tenant that the document doesn't name.</summary>
    public static SyncPlan OfExtra(Organization organization) => new(
        new DesiredTenant { OrganizationId = organization.OrganizationId },
        organization.OrganizationName,
        [
            new SyncChange
            {
                Path = StateMember.OrganizationId,
                Before = organization.OrganizationId,
                Command = StateKind.Tenant.RemoveCommand,
                State = TenantChangeState.Manual,
                Reason = MessageText.Of(Messages.SyncNeverDeletes, StateKind.Tenant.RemoveCommand),
            },
        ]);

    /// <summary>Returns a change as an output object.</summary>
    public TenantChange ToModel(SyncChange change, TenantChangeState state, string? error, IJsonSerializer json, string? accessKeyId = null) => new()
    {
        OrganizationId = OrganizationId,
        OrganizationName = OrganizationName,
        BucketName = change.Of == StateKind.Bucket ? change.Name : null,
        PolicyName = change.Of == StateKind.Policy ? change.Name : null,
        KeyName = change.Of == StateKind.AccessKey ? change.Name : null,
        AccessKeyId = accessKeyId ?? change.AccessKeyId,
        Path = change.Path,
        Operation = change.Operation,
        State = state,
        Before = StateComparison.ToModel(change.Before, json),
        After = StateComparison.ToModel(change.After, json),
        Command = change.Command,
        Error = error,
        Line = Desired.Line,
    };
}
