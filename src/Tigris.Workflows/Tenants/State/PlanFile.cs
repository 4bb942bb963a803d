using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Tigris.Workflows;

/// <summary>The plans of a file. A plan has the defaults of its tenants.</summary>
internal sealed class PlanFile
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, object?>> _plans = new(StringComparer.Ordinal);

    /// <summary>Reads a file.</summary>
    /// <exception cref="TigrisFileException">The file can't be read, or isn't valid by the schema.</exception>
    public static PlanFile Read(StateServices services, string path)
    {
        var problems = new StateProblems(_ => { });
        var file = new PlanFile();
        if (ReadText(services, path, problems) is { } text && services.Check(text, StateSchemas.Plans, problems, null))
        {
            file.Add((IReadOnlyDictionary<string, object?>)services.Local.Json.Parse(text)!, text, problems);
        }

        problems.ThrowIfAny(path, Messages.PlanFileInvalid);
        return file;
    }

    /// <summary>Returns a tenant with the defaults of its plan. The tenant's own settings override them.</summary>
    public static DesiredTenant Apply(PlanFile? file, DesiredTenant tenant, StateProblems problems)
    {
        if (tenant.Plan is not { } name)
        {
            return tenant;
        }

        if (file is null || !file._plans.TryGetValue(name, out var plan))
        {
            var known = file is null ? Messages.StateNoPlanFile : MessageText.Of(Messages.StatePlans, string.Join(", ", file._plans.Keys));
            problems.Add(tenant.Line, tenant.IsRow ? StateMember.Plan : "$." + StateMember.Plan, MessageText.Of(Messages.StatePlanMissing, name, known));
            return tenant;
        }

        return WithDefaults(tenant, plan);
    }

    private static DesiredTenant WithDefaults(DesiredTenant tenant, IReadOnlyDictionary<string, object?> plan)
    {
        var state = tenant.State.ToDictionary(member => member.Key, member => member.Value, StringComparer.Ordinal);
        if (!state.ContainsKey(StateMember.Quota) && plan.TryGetValue(StateMember.Quota, out var quota))
        {
            state[StateMember.Quota] = quota;
        }

        var defaults = StateObjects.Find(plan, StateMember.Bucket) as IReadOnlyDictionary<string, object?> ?? new Dictionary<string, object?>();
        if (state.TryGetValue(StateMember.Bucket, out var buckets))
        {
            state[StateMember.Bucket] = ((List<object?>)buckets!).Select(bucket => (object?)Merge((IReadOnlyDictionary<string, object?>)bucket!, defaults)).ToList();
        }

        if (plan.ContainsKey(StateMember.Policy))
        {
            var own = tenant.ObjectsOf(StateKind.Policy);
            var added = StateObjects.ListOf(plan, StateKind.Policy).Where(policy => !own.ContainsKey(StateObjects.NameOf(policy, StateKind.Policy)));
            state[StateMember.Policy] = own.Values.Concat(added).ToList<object?>();
        }

        return new DesiredTenant
        {
            OrganizationId = tenant.OrganizationId,
            Line = tenant.Line,
            State = state,
            Plan = tenant.Plan,
            BucketDefaults = defaults,
            AcceptedDeviations = tenant.AcceptedDeviations,
            IsRow = tenant.IsRow,
        };
    }

    private static Dictionary<string, object?> Merge(IReadOnlyDictionary<string, object?> own, IReadOnlyDictionary<string, object?> defaults)
    {
        var merged = own.ToDictionary(member => member.Key, member => member.Value, StringComparer.Ordinal);
        foreach (var member in defaults.Where(member => !merged.ContainsKey(member.Key)))
        {
            merged[member.Key] = member.Value;
        }

        return merged;
    }

    private void Add(IReadOnlyDictionary<string, object?> graph, string text, StateProblems problems)
    {
        foreach (var plan in (IReadOnlyDictionary<string, object?>)graph[StateMember.Plans]!)
        {
            var given = (IReadOnlyDictionary<string, object?>)plan.Value!;
            var reader = new TenantGraph(problems, LineOf(plan.Key, text));
            var path = $"$.plans['{plan.Key}']";
            var members = new Dictionary<string, object?>(StringComparer.Ordinal);
            if (given.TryGetValue(StateMember.Quota, out var quota))
            {
                members[StateMember.Quota] = reader.ReadQuota(quota, path + ".quota");
            }

            if (StateObjects.Find(given, StateMember.Bucket) is IReadOnlyDictionary<string, object?> bucket)
            {
                members[StateMember.Bucket] = reader.ReadBucket(bucket, path + ".bucket");
            }

            if (StateObjects.Find(given, StateMember.Policy) is List<object?> policies)
            {
                members[StateMember.Policy] = reader.ReadObjects(StateKind.Policy, policies, path + ".policy");
            }

            _plans[plan.Key] = members;
        }
    }

    // The graph has no positions. The name of a plan is the first text of its kind in the file, unless it has escaped characters.
    private static int? LineOf(string plan, string text) => text.IndexOf($"\"{plan}\"", StringComparison.Ordinal) is var index and >= 0
        ? text.Take(index).Count(character => character == '\n') + 1
        : null;

    private static string? ReadText(StateServices services, string path, StateProblems problems)
    {
        using var stream = FileOperation.Run(path, () => services.Local.Files.OpenShared(path));
        var text = new StringBuilder();
        var length = 0L;
        foreach (var line in FileOperation.Run(path, () => DocumentLine.Read(stream).TakeWhile(line => (length += line.Utf8.Length) <= DocumentLine.Longest + 1L).ToList()))
        {
            try
            {
                text.Append(line.Decode()).Append('\n');
            }
            catch (FormatException exception)
            {
                problems.Add(line.Number, "$", exception.Message);
                return null;
            }
        }

        return text.ToString();
    }
}
