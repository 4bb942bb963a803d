using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Reads the graph of a tenant that is valid by the schema, and checks rules that a schema can't express.</summary>
/// <param name="problems">Receives the problems.</param>
/// <param name="line">The number of the line or row, from 1; null if there is none.</param>
internal sealed class TenantGraph(StateProblems problems, int? line)
{
    private static readonly string[] DayFormats = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    /// <summary>Returns the desired state in canonical values, without the defaults of a plan.</summary>
    public DesiredTenant Read(IReadOnlyDictionary<string, object?> graph)
    {
        var state = new Dictionary<string, object?>(graph.Count, StringComparer.Ordinal);
        Copy(graph, state, StateMember.OrganizationName, StateMember.Active);
        if (graph.TryGetValue(StateMember.Quota, out var quota))
        {
            state[StateMember.Quota] = ReadQuota(quota, "$.quota");
        }

        foreach (var kind in StateKind.OfTenant.Where(kind => graph.ContainsKey(kind.List)))
        {
            state[kind.List] = ReadObjects(kind, (List<object?>)graph[kind.List]!, "$." + kind.List);
        }

        return new DesiredTenant
        {
            OrganizationId = (string)graph[StateMember.OrganizationId]!,
            Line = line,
            State = state,
            Plan = StateObjects.Find(graph, StateMember.Plan) as string,
            AcceptedDeviations = [.. ItemsOf(graph, StateMember.AcceptedDeviation).Select(ReadDeviation)],
        };
    }

    /// <summary>Returns the objects of a list in canonical values.</summary>
    public List<object?> ReadObjects(StateKind kind, List<object?> items, string path)
    {
        // Bucket names have lower-case letters only, so two names that differ in case are a mistake.
        var names = new HashSet<string>(kind == StateKind.Bucket ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        var objects = new List<object?>();
        foreach (var (item, index) in items.Select((item, index) => ((IReadOnlyDictionary<string, object?>)item!, index)))
        {
            var name = StateObjects.NameOf(item, kind);
            if (!names.Add(name))
            {
                problems.Add(line, $"{path}[{index}].{kind.Id}", MessageText.Of(Messages.StateNameTwice, name));
            }

            objects.Add(kind == StateKind.Bucket ? ReadBucket(item, $"{path}[{index}]") : kind == StateKind.Policy ? ReadPolicy(item) : ReadKey(item));
        }

        return objects;
    }

    /// <summary>Returns the settings of a bucket in canonical values.</summary>
    public Dictionary<string, object?> ReadBucket(IReadOnlyDictionary<string, object?> item, string path)
    {
        var bucket = new Dictionary<string, object?>(item.Count, StringComparer.Ordinal);
        Copy(item, bucket, StateMember.BucketName, StateMember.Public, StateMember.AllowPublicList, StateMember.ObjectAcl);
        Copy(item, bucket, StateMember.SnapshotsEnabled, StateMember.ForkOf, StateMember.SourceSnapshot, StateMember.DomainName, StateMember.Notification);
        if (item.TryGetValue(StateMember.StorageClass, out var storageClass))
        {
            bucket[StateMember.StorageClass] = ((string)storageClass!).ToUpperInvariant();
        }

        if (item.ContainsKey(StateMember.Region))
        {
            bucket[StateMember.Region] = StateGraph.Regions(ItemsOf(item, StateMember.Region).Cast<string>());
        }

        if (item.ContainsKey(StateMember.LifecycleRule))
        {
            bucket[StateMember.LifecycleRule] = ReadRules(item, $"{path}.{StateMember.LifecycleRule}");
        }

        return bucket;
    }

    /// <summary>Returns a number of bytes, or null for none.</summary>
    public object? ReadQuota(object? value, string path)
    {
        switch (value)
        {
            case null:
            case long:
                return value;
            case decimal number when number == decimal.Truncate(number) && number <= long.MaxValue:
                return (long)number;
            case string text when SizeReader.TryParse(text, out var bytes):
                return bytes;
            default:
                problems.Add(line, path, MessageText.Of(Messages.StateInvalidQuota, value));
                return null;
        }
    }

    private List<object?> ReadRules(IReadOnlyDictionary<string, object?> bucket, string path)
    {
        if (ItemsOf(bucket, StateMember.LifecycleRule).Count == 0)
        {
            return [];
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        var rules = ItemsOf(bucket, StateMember.LifecycleRule).Cast<IReadOnlyDictionary<string, object?>>()
            .Select((rule, index) => ReadRule(rule, $"{path}[{index}]", ids))
            .OrderBy(rule => (string)rule[StateMember.RuleId]!, StringComparer.Ordinal);
        return [.. rules];
    }

    private Dictionary<string, object?> ReadRule(IReadOnlyDictionary<string, object?> rule, string path, HashSet<string> ids)
    {
        var id = (string)rule[StateMember.RuleId]!;
        if (!ids.Add(id))
        {
            problems.Add(line, $"{path}.{StateMember.RuleId}", MessageText.Of(Messages.StateNameTwice, id));
        }

        return LifecycleState.Write(new LifecycleRule
        {
            RuleId = id,
            Enabled = StateObjects.Find(rule, StateMember.Enabled) as bool? ?? true,
            Prefix = StateObjects.Find(rule, StateMember.Prefix) as string,
            Transition = [.. ItemsOf(rule, StateMember.Transition).Cast<IReadOnlyDictionary<string, object?>>().Select((step, index) => ReadTransition(step, $"{path}.transition[{index}]"))],
            ExpireAfterDays = DaysOf(rule, StateMember.ExpireAfterDays),
            ExpireOn = DayOf(rule, StateMember.ExpireOn, path),
            Other = OthersOf(rule),
        });
    }

    private LifecycleTransition ReadTransition(IReadOnlyDictionary<string, object?> step, string path) => new()
    {
        StorageClass = (string)step[StateMember.StorageClass]!,
        AfterDays = DaysOf(step, StateMember.AfterDays),
        On = DayOf(step, StateMember.On, path),
        Other = OthersOf(step),
    };

    private static Dictionary<string, object?> ReadPolicy(IReadOnlyDictionary<string, object?> item)
    {
        var policy = new Dictionary<string, object?>(StringComparer.Ordinal);
        Copy(item, policy, StateMember.PolicyName, StateMember.Description);
        if (StateObjects.Find(item, StateMember.Document) is IReadOnlyDictionary<string, object?> document)
        {
            policy[StateMember.Document] = PolicyState.Canonical(document);
        }

        return policy;
    }

    private static Dictionary<string, object?> ReadKey(IReadOnlyDictionary<string, object?> item)
    {
        var key = new Dictionary<string, object?>(item.Count, StringComparer.Ordinal);
        Copy(item, key, StateMember.KeyName, StateMember.AccessKeyId, StateMember.Scope);
        if (item.ContainsKey(StateMember.BucketRole))
        {
            var roles = ItemsOf(item, StateMember.BucketRole).Cast<IReadOnlyDictionary<string, object?>>();
            key[StateMember.BucketRole] = roles.Select(RoleOf).Distinct().OrderBy(role => role.Bucket + "\0" + role.Role, StringComparer.Ordinal)
                .Select(role => new Dictionary<string, object?>(StringComparer.Ordinal) { [StateMember.BucketName] = role.Bucket, [StateMember.Role] = role.Role })
                .ToList<object?>();
        }

        if (item.ContainsKey(StateMember.Policy))
        {
            key[StateMember.Policy] = StateValue.Set(ItemsOf(item, StateMember.Policy).Cast<string>());
        }

        return key;
    }

    private static (string Bucket, string Role) RoleOf(IReadOnlyDictionary<string, object?> role) =>
        ((string)role[StateMember.BucketName]!, (string)role[StateMember.Role]!);

    private AcceptedDeviation ReadDeviation(object? value, int index)
    {
        var item = (IReadOnlyDictionary<string, object?>)value!;
        return new AcceptedDeviation
        {
            Path = (string)item[StateMember.Path]!,
            Reason = (string)item[StateMember.Reason]!,
            Author = (string)item[StateMember.Author]!,
            ExpiresOn = DayOf(item, StateMember.ExpiresOn, $"$.{StateMember.AcceptedDeviation}[{index}]") ?? DateTimeOffset.MinValue,
        };
    }

    private static Dictionary<string, object?> OthersOf(IReadOnlyDictionary<string, object?> item) =>
        StateObjects.Find(item, StateMember.Other) as Dictionary<string, object?> ?? [];

    private static int? DaysOf(IReadOnlyDictionary<string, object?> item, string member) =>
        StateObjects.Find(item, member) is { } days ? Convert.ToInt32(days, CultureInfo.InvariantCulture) : null;

    private DateTimeOffset? DayOf(IReadOnlyDictionary<string, object?> item, string member, string path)
    {
        if (StateObjects.Find(item, member) is not string text)
        {
            return null;
        }

        if (DateTimeOffset.TryParseExact(text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day))
        {
            return day;
        }

        problems.Add(line, $"{path}.{member}", MessageText.Of(Messages.StateInvalidDay, text));
        return null;
    }

    private static List<object?> ItemsOf(IReadOnlyDictionary<string, object?> graph, string member) => StateObjects.Find(graph, member) as List<object?> ?? [];

    private static void Copy(IReadOnlyDictionary<string, object?> from, Dictionary<string, object?> to, params string[] members)
    {
        foreach (var member in members)
        {
            if (from.TryGetValue(member, out var value))
            {
                to[member] = value;
            }
        }
    }
}
