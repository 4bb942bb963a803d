using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Compares the desired with the actual state of one tenant. Sends nothing.</summary>
/// <param name="desired">The desired state.</param>
/// <param name="complete">true if an object that the document doesn't name is extra; otherwise, false.</param>
internal sealed class StateComparer(DesiredTenant desired, bool complete)
{
    private readonly List<StateDifference> _differences = [];

    private bool NamesAll => complete && !desired.IsRow;

    /// <summary>Compares a tenant with its actual state.</summary>
    /// <param name="actual">The actual state; null if the organization doesn't exist.</param>
    public StateComparison Compare(TenantState? actual)
    {
        TigrisArgumentException? error = null;
        if (actual is null)
        {
            Add(StateKind.Tenant, null, null, StateMember.OrganizationId, TenantDifferenceKind.Missing, desired.OrganizationId, null, StateKind.Tenant.NewCommand);
        }
        else
        {
            error = CompareTenant(actual);
        }

        return new StateComparison(desired, actual?.OrganizationName, _differences, error);
    }

    // Returns the reason why the access keys couldn't be compared.
    private TigrisArgumentException? CompareTenant(TenantState tenant)
    {
        var actual = StateGraph.Of(tenant);
        CompareSettings(StateKind.Tenant, null, "", StateKind.Tenant.Settings, desired.State, actual, null);
        if (tenant.Bucket is not null)
        {
            CompareObjects(StateKind.Bucket, actual, mayLack: false);
        }

        if (tenant.Policy is not null)
        {
            CompareObjects(StateKind.Policy, actual, mayLack: false);
        }

        if (tenant.AccessKey is { } keys && FindDuplicateKeys(keys, tenant) is { } error)
        {
            return error;
        }

        if (tenant.AccessKey is not null)
        {
            CompareObjects(StateKind.AccessKey, actual, tenant.HasPartialKeys);
        }

        return null;
    }

    private void CompareObjects(StateKind kind, IReadOnlyDictionary<string, object?> tenant, bool mayLack)
    {
        var wanted = desired.ObjectsOf(kind);
        var actual = StateObjects.Of(tenant, kind);
        if (kind == StateKind.AccessKey)
        {
            PreferIds(actual, wanted.Values, tenant);
        }

        var matched = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in wanted)
        {
            var name = Match(kind, item.Key, wanted, actual);
            if (name is null)
            {
                var missing = mayLack ? TenantDifferenceKind.Unknown : TenantDifferenceKind.Missing;
                Add(kind, item.Key, null, kind.PathOf(item.Key), missing, item.Key, null, mayLack ? null : kind.NewCommand);
                continue;
            }

            matched.Add(name);
            CompareObject(kind, item.Key, item.Value, actual[name]);
        }

        foreach (var item in actual.Where(item => !matched.Contains(item.Key)))
        {
            CompareUnnamed(kind, item.Key, item.Value, tenant);
        }
    }

    private void CompareObject(StateKind kind, string name, IReadOnlyDictionary<string, object?> wanted, IReadOnlyDictionary<string, object?> actual)
    {
        var actualName = StateObjects.NameOf(actual, kind);
        var keyId = StateObjects.Find(actual, StateMember.AccessKeyId) as string;
        if (actualName != name)
        {
            Add(kind, name, StateSetting.Fixed(kind.Id), $"{kind.PathOf(name)}.{kind.Id}", TenantDifferenceKind.Different, name, actualName, null);
        }

        CompareSettings(kind, name, kind.PathOf(name) + ".", kind.Settings, wanted, actual, keyId);
    }

    private void CompareUnnamed(StateKind kind, string name, IReadOnlyDictionary<string, object?> actual, IReadOnlyDictionary<string, object?> tenant)
    {
        var keyId = StateObjects.Find(actual, StateMember.AccessKeyId) as string;
        if (!NamesAll)
        {
            // A plan applies to each bucket of the tenant.
            var defaults = kind == StateKind.Bucket ? desired.BucketDefaults : new Dictionary<string, object?>();
            CompareSettings(kind, name, kind.PathOf(name) + ".", kind.Settings, defaults, actual, keyId);
        }
        else if (kind != StateKind.AccessKey || !IsProvisioned(actual, tenant))
        {
            Add(kind, name, null, kind.PathOf(name), TenantDifferenceKind.Extra, null, name, kind.RemoveCommand, keyId);
        }
    }

    private void CompareSettings(
        StateKind kind, string? name, string path, IEnumerable<StateSetting> settings, IReadOnlyDictionary<string, object?> wanted, IReadOnlyDictionary<string, object?> actual, string? keyId)
    {
        foreach (var setting in settings)
        {
            var isKnown = actual.TryGetValue(setting.Name, out var value);
            if (!wanted.TryGetValue(setting.Name, out var want))
            {
                if (NamesAll && name is not null && setting.IsExtraIfUnnamed && isKnown && !StateValue.IsNone(value))
                {
                    Add(kind, name, setting, path + setting.Name, TenantDifferenceKind.Extra, null, value, setting.CommandFor(null), keyId);
                }

                continue;
            }

            // For an organization without a quota, the server reports no quota.
            isKnown &= value is not null || setting.Name != StateMember.Quota;
            if (!isKnown)
            {
                Add(kind, name, setting, path + setting.Name, TenantDifferenceKind.Unknown, want, null, null, keyId);
            }
            else if (setting.Parts.Count > 0 && want is IReadOnlyDictionary<string, object?> parts && value is IReadOnlyDictionary<string, object?> found)
            {
                CompareSettings(kind, name, $"{path}{setting.Name}.", setting.Parts, parts, found, keyId);
            }
            else if (!IsSame(setting, want, value))
            {
                Add(kind, name, setting, path + setting.Name, KindOf(setting, want, value), want, value, setting.CommandFor(want), keyId);
            }
        }
    }

    private static bool IsSame(StateSetting setting, object? want, object? value) =>
        (setting.IsNullable && StateValue.IsNone(want) && StateValue.IsNone(value)) || StateValue.AreEqual(want, value);

    private static TenantDifferenceKind KindOf(StateSetting setting, object? want, object? value) =>
        !setting.IsNullable ? TenantDifferenceKind.Different
        : StateValue.IsNone(want) ? TenantDifferenceKind.Extra
        : StateValue.IsNone(value) ? TenantDifferenceKind.Missing
        : TenantDifferenceKind.Different;

    // Bucket names have lower-case letters only, so a name that differs in case means the same bucket. Its name can't change.
    private static string? Match(
        StateKind kind, string name, IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>> wanted, Dictionary<string, IReadOnlyDictionary<string, object?>> actual) =>
        actual.ContainsKey(name) ? name
        : kind != StateKind.Bucket ? null
        : actual.Keys.FirstOrDefault(other => other.Equals(name, StringComparison.OrdinalIgnoreCase) && !wanted.ContainsKey(other));

    private bool IsProvisioned(IReadOnlyDictionary<string, object?> key, IReadOnlyDictionary<string, object?> tenant)
    {
        if (!ProvisionedKey.TryFindBucket(StateObjects.NameOf(key, StateKind.AccessKey), out var bucket))
        {
            return false;
        }

        var roles = StateObjects.Find(key, StateMember.BucketRole) as List<object?> ?? [];
        return StateObjects.Of(tenant, StateKind.Bucket).ContainsKey(bucket)
            || desired.ObjectsOf(StateKind.Bucket).ContainsKey(bucket)
            || roles.OfType<IReadOnlyDictionary<string, object?>>().Any(role => StateObjects.Find(role, StateMember.BucketName) as string == bucket);
    }

    // A bucket that was created again has a second key with the name of the first.
    private static void PreferIds(
        Dictionary<string, IReadOnlyDictionary<string, object?>> actual, IEnumerable<IReadOnlyDictionary<string, object?>> wanted, IReadOnlyDictionary<string, object?> tenant)
    {
        foreach (var key in wanted.Where(key => key.ContainsKey(StateMember.AccessKeyId)))
        {
            var name = StateObjects.NameOf(key, StateKind.AccessKey);
            if (StateObjects.ListOf(tenant, StateKind.AccessKey)
                .FirstOrDefault(other => StateObjects.NameOf(other, StateKind.AccessKey) == name && IdOf(other) == IdOf(key)) is { } found)
            {
                actual[name] = found;
            }
        }
    }

    private static string? IdOf(IReadOnlyDictionary<string, object?> key) => StateObjects.Find(key, StateMember.AccessKeyId) as string;

    private static bool IsNamedById(IGrouping<string, AccessKey> same, IReadOnlyDictionary<string, object?> wanted) =>
        ProvisionedKey.TryFindBucket(same.Key, out _) && same.Any(key => key.AccessKeyId == IdOf(wanted));

    // Two other keys with one name can't be matched with a line of the document.
    private TigrisArgumentException? FindDuplicateKeys(AccessKey[] keys, TenantState tenant)
    {
        if (keys.Length < 2)
        {
            return null;
        }

        var wanted = desired.ObjectsOf(StateKind.AccessKey);
        var buckets = new HashSet<string>((tenant.Bucket ?? []).Select(bucket => bucket.BucketName), StringComparer.Ordinal);
        var twice = keys.GroupBy(StateGraph.NameOf, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1
            && (wanted.TryGetValue(same.Key, out var want)
                ? !IsNamedById(same, want)
                : NamesAll && !(ProvisionedKey.TryFindBucket(same.Key, out var bucket) && buckets.Contains(bucket))));
        return twice is null ? null : new TigrisArgumentException(
            "DuplicateKeyName",
            MessageText.Of(Messages.StateKeyNameTwice, tenant.OrganizationId, twice.Count(), twice.Key, string.Join(", ", twice.Select(key => key.AccessKeyId))),
            tenant.OrganizationId);
    }

    private void Add(
        StateKind kind, string? name, StateSetting? setting, string path, TenantDifferenceKind difference, object? want, object? value, string? command, string? keyId = null) =>
        _differences.Add(new StateDifference
        {
            Of = kind,
            Name = name,
            Setting = setting,
            Path = path,
            Kind = difference,
            Desired = want,
            Actual = value,
            Command = command,
            AccessKeyId = keyId,
        });
}
