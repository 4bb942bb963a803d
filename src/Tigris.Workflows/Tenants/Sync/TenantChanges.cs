using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>The changes of the organization itself.</summary>
internal static class TenantChanges
{
    private const string Update = "UpdateOrganization";

    public static string? NameOf(DesiredTenant desired) => StateObjects.Find(desired.State, StateMember.OrganizationName) as string;

    /// <summary>Returns the state of a missing tenant right after its organization was created.</summary>
    public static TenantState Created(DesiredTenant desired) => new()
    {
        OrganizationId = desired.OrganizationId,
        OrganizationName = NameOf(desired),
        Active = true,
        Quota = StateObjects.Find(desired.State, StateMember.Quota) as long?,
        Bucket = [],
        Policy = [],
        AccessKey = [],
    };

    /// <exception cref="TigrisArgumentException">The document doesn't name the organization.</exception>
    public static SyncChange Create(DesiredTenant desired)
    {
        var request = new OrganizationRequest
        {
            OrganizationName = NameOf(desired) ?? throw Provisioning.Nameless(desired.OrganizationId),
            Quota = StateObjects.Find(desired.State, StateMember.Quota) as long?,
        };
        return new SyncChange
        {
            Path = StateMember.OrganizationId,
            Phase = SyncPhase.CreateOrganization,
            Operation = "CreateOrganization",
            Command = StateKind.Tenant.NewCommand,
            After = StateValue.Object(
                (StateMember.OrganizationId, desired.OrganizationId), (StateMember.OrganizationName, request.OrganizationName), (StateMember.Quota, request.Quota)),
            Send = sender => sender.CreateOrganizationAsync(request),
        };
    }

    public static IEnumerable<SyncChange> Of(IEnumerable<StateDifference> differences) =>
        differences.Where(difference => difference.Of == StateKind.Tenant).Select(Of);

    private static SyncChange Of(StateDifference difference)
    {
        var change = SyncDifference.Begin(difference);
        return (difference.Setting?.Name, difference.Desired) switch
        {
            (StateMember.Active, bool active) => change with
            {
                Phase = active ? SyncPhase.Activate : SyncPhase.Deactivate,
                Operation = Update,
                Send = sender => sender.SetActiveAsync(active),
            },
            (StateMember.Quota, long quota) => change with
            {
                Phase = LimitOf(quota) < LimitOf(difference.Actual as long?) ? SyncPhase.LowerQuota : SyncPhase.RaiseQuota,
                Operation = Update,
                Command = StateKind.Tenant.Settings.First(setting => setting.Name == StateMember.Quota).SetCommand,
                Send = sender => sender.SetQuotaAsync(quota),
            },
            (StateMember.Quota, _) => change.AsManual(Messages.SyncQuotaStays),
            _ => SyncDifference.Unchangeable(change),
        };
    }

    // Without a quota, or with 0, there is no limit.
    private static long LimitOf(long? quota) => quota is > 0 and var limit ? limit : long.MaxValue;
}
