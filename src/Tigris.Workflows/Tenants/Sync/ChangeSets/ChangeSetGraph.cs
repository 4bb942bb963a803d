using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Converts change sets to JSON graphs, and back.</summary>
internal static class ChangeSetGraph
{
    /// <summary>Returns the members in the order of the file, without the hash.</summary>
    public static List<KeyValuePair<string, object?>> Write(ChangeSet set) =>
    [
        new(ChangeSetMember.CreatedAt, JournalFields.ToText(set.CreatedAt)),
        new(ChangeSetMember.Endpoint, set.Endpoint),
        new(StateMember.ProviderId, set.ProviderId),
        new(ChangeSetMember.Mode, (set.Complete ? TenantComparisonMode.Complete : TenantComparisonMode.Named).ToString()),
        new(ChangeSetMember.Count, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [ChangeSetMember.Tenants] = (long)set.Tenants.Count,
            [ChangeSetMember.Changes] = (long)set.Count,
            [ChangeSetMember.Deactivations] = (long)set.Deactivated.Count(),
        }),
        new(ChangeSetMember.Changes, set.Tenants.SelectMany(tenant => tenant.Changes.Select(change => Write(tenant.Desired.OrganizationId, change))).ToList<object?>()),
        new(ChangeSetMember.Tenant, set.Tenants.Select(Write).ToList<object?>()),
    ];

    /// <summary>Reads a change set that is valid by the schema.</summary>
    /// <exception cref="FormatException">The parts don't belong together. The message names the tenant and the member.</exception>
    public static ChangeSet Read(IReadOnlyDictionary<string, object?> graph)
    {
        var changes = ListOf(graph, ChangeSetMember.Changes).ToLookup(change => (string)change[StateMember.OrganizationId]!, ReadChange, StringComparer.Ordinal);
        var set = new ChangeSet
        {
            CreatedAt = ReadTime((string)graph[ChangeSetMember.CreatedAt]!),
            Endpoint = (string)graph[ChangeSetMember.Endpoint]!,
            ProviderId = (string)graph[StateMember.ProviderId]!,
            Complete = (string)graph[ChangeSetMember.Mode]! == nameof(TenantComparisonMode.Complete),
            Tenants = [.. ListOf(graph, ChangeSetMember.Tenant).Select(tenant => ReadTenant(tenant, changes))],
        };
        RequireEachTenantOnce(set.Tenants, changes);
        return set;
    }

    private static DateTimeOffset ReadTime(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new FormatException(MessageText.Of(Messages.ChangeSetTimeInvalid, text));

    private static void RequireEachTenantOnce(IEnumerable<ChangeSetTenant> tenants, ILookup<string, SyncChange> changes)
    {
        var organizations = new HashSet<string>(StringComparer.Ordinal);
        if (tenants.Select(tenant => tenant.Desired.OrganizationId).FirstOrDefault(organizationId => !organizations.Add(organizationId)) is { } twice)
        {
            throw new FormatException(MessageText.Of(Messages.ChangeSetTenantTwice, twice));
        }

        if (changes.FirstOrDefault(group => !organizations.Contains(group.Key)) is { } missing)
        {
            throw new FormatException(MessageText.Of(Messages.ChangeSetTenantMissing, missing.Key, missing.First().Path));
        }
    }

    private static Dictionary<string, object?> Write(string organizationId, SyncChange change) => new(StringComparer.Ordinal)
    {
        [StateMember.OrganizationId] = organizationId,
        [StateMember.Path] = change.Path,
        [ChangeSetMember.Phase] = change.Phase.ToString(),
        [ChangeSetMember.Operation] = change.Operation,
        [ChangeSetMember.Command] = change.Command,
        [ChangeSetMember.Before] = change.Before,
        [ChangeSetMember.After] = change.After,
    };

    private static SyncChange ReadChange(IReadOnlyDictionary<string, object?> change) => new()
    {
        Path = (string)change[StateMember.Path]!,
        Phase = ReadPhase(change),
        Operation = change[ChangeSetMember.Operation] as string,
        Command = change[ChangeSetMember.Command] as string,
        Before = change[ChangeSetMember.Before],
        After = change[ChangeSetMember.After],
    };

    private static SyncPhase ReadPhase(IReadOnlyDictionary<string, object?> change)
    {
        // The parser of enumerations also accepts numbers.
        var name = (string)change[ChangeSetMember.Phase]!;
        return Enum.TryParse<SyncPhase>(name, out var phase) && phase.ToString() == name
            ? phase
            : throw new FormatException(MessageText.Of(Messages.ChangeSetPhaseUnknown, change[StateMember.OrganizationId], change[StateMember.Path], name));
    }

    private static Dictionary<string, object?> Write(ChangeSetTenant tenant)
    {
        var desired = tenant.Desired.State.ToDictionary(member => member.Key, member => member.Value, StringComparer.Ordinal);
        desired[StateMember.OrganizationId] = tenant.Desired.OrganizationId;
        if (tenant.Desired.AcceptedDeviations.Count > 0)
        {
            desired[StateMember.AcceptedDeviation] = tenant.Desired.AcceptedDeviations.Select(Write).ToList<object?>();
        }

        var graph = new Dictionary<string, object?>(StringComparer.Ordinal) { [ChangeSetMember.Desired] = desired };
        if (tenant.Desired.BucketDefaults.Count > 0)
        {
            graph[ChangeSetMember.BucketDefaults] = tenant.Desired.BucketDefaults;
        }

        if (tenant.Desired.IsRow)
        {
            graph[ChangeSetMember.IsRow] = true;
        }

        return graph;
    }

    private static Dictionary<string, object?> Write(AcceptedDeviation accepted) => new(StringComparer.Ordinal)
    {
        [StateMember.Path] = accepted.Path,
        [StateMember.Reason] = accepted.Reason,
        [StateMember.Author] = accepted.Author,
        [StateMember.ExpiresOn] = StateValue.Day(accepted.ExpiresOn),
    };

    private static ChangeSetTenant ReadTenant(IReadOnlyDictionary<string, object?> graph, ILookup<string, SyncChange> changes)
    {
        var problems = new StateProblems(_ => { });
        var reader = new TenantGraph(problems, line: null);
        var read = reader.Read((IReadOnlyDictionary<string, object?>)graph[ChangeSetMember.Desired]!);
        var defaults = StateObjects.Find(graph, ChangeSetMember.BucketDefaults) as IReadOnlyDictionary<string, object?>;
        var desired = new DesiredTenant
        {
            OrganizationId = read.OrganizationId,
            State = read.State,
            AcceptedDeviations = read.AcceptedDeviations,
            BucketDefaults = defaults is null ? new Dictionary<string, object?>() : reader.ReadBucket(defaults, ChangeSetMember.BucketDefaults),
            IsRow = StateObjects.Find(graph, ChangeSetMember.IsRow) is true,
        };
        return problems.Count == 0
            ? new ChangeSetTenant(desired, [.. changes[desired.OrganizationId]])
            : throw new FormatException(MessageText.Of(Messages.ChangeSetStateInvalid, desired.OrganizationId, problems.Text));
    }

    private static IEnumerable<IReadOnlyDictionary<string, object?>> ListOf(IReadOnlyDictionary<string, object?> graph, string member) =>
        ((List<object?>)graph[member]!).Cast<IReadOnlyDictionary<string, object?>>();
}
