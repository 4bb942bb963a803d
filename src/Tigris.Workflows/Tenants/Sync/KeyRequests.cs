using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Converts canonical values of a state document to requests for access keys.</summary>
internal static class KeyRequests
{
    public static AccessKeyRequest Create(IReadOnlyDictionary<string, object?> key) => new()
    {
        KeyName = StateObjects.NameOf(key, StateKind.AccessKey),
        BucketRole = StateObjects.Find(key, StateMember.BucketRole) is List<object?> { Count: > 0 } roles ? Roles(roles) : null,
        Policy = StateObjects.Find(key, StateMember.Policy) is List<object?> { Count: > 0 } policies ? Names(policies) : null,
        Scope = StateObjects.Find(key, StateMember.Scope) as string,
    };

    /// <summary>Returns the change from an actual key to a desired one; null if they are equal.</summary>
    public static AccessKeyChange? Change(AccessKey actual, IReadOnlyDictionary<string, object?> wanted)
    {
        var graph = StateGraph.Of(actual);
        bool Differs(string member) => wanted.TryGetValue(member, out var want) && !StateValue.AreEqual(want, StateObjects.Find(graph, member));
        if (!Differs(StateMember.BucketRole) && !Differs(StateMember.Policy) && !Differs(StateMember.Scope))
        {
            return null;
        }

        var policies = Differs(StateMember.Policy) ? Policies(StateObjects.Find(graph, StateMember.Policy), wanted[StateMember.Policy]) : new AccessKeyChange();
        return new AccessKeyChange
        {
            BucketRole = Differs(StateMember.BucketRole) ? Roles((List<object?>)wanted[StateMember.BucketRole]!) : null,
            AddPolicy = policies.AddPolicy,
            RemovePolicy = policies.RemovePolicy,
            Scope = Differs(StateMember.Scope) ? wanted[StateMember.Scope] as string : null,
        };
    }

    public static AccessKeyChange Policies(object? before, object? after)
    {
        var (had, has) = (Names(before as List<object?> ?? []), Names(after as List<object?> ?? []));
        return new AccessKeyChange { AddPolicy = NullIfNone(has.Except(had, StringComparer.Ordinal)), RemovePolicy = NullIfNone(had.Except(has, StringComparer.Ordinal)) };
    }

    public static BucketRole[] Roles(List<object?> roles) => [.. roles.Cast<IReadOnlyDictionary<string, object?>>().Select(role => new BucketRole
    {
        BucketName = (string)role[StateMember.BucketName]!,
        Role = (string)role[StateMember.Role]!,
    })];

    private static string[] Names(List<object?> names) => [.. names.Cast<string>()];

    private static string[]? NullIfNone(IEnumerable<string> names) => names.ToArray() is { Length: > 0 } some ? some : null;
}
