using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Reads the objects of a tenant's graph.</summary>
internal static class StateObjects
{
    /// <summary>Returns the objects of a kind by name. The first one of several with the same name counts.</summary>
    public static Dictionary<string, IReadOnlyDictionary<string, object?>> Of(IReadOnlyDictionary<string, object?> tenant, StateKind kind)
    {
        var objects = new Dictionary<string, IReadOnlyDictionary<string, object?>>(StringComparer.Ordinal);
        foreach (var item in ListOf(tenant, kind))
        {
            if (!objects.ContainsKey(NameOf(item, kind)))
            {
                objects.Add(NameOf(item, kind), item);
            }
        }

        return objects;
    }

    /// <summary>Returns the objects of a kind in their order; none if the tenant has no such list.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, object?>> ListOf(IReadOnlyDictionary<string, object?> tenant, StateKind kind) =>
        (Find(tenant, kind.List) as List<object?> ?? []).OfType<IReadOnlyDictionary<string, object?>>();

    public static string NameOf(IReadOnlyDictionary<string, object?> item, StateKind kind) => (string)item[kind.Id]!;

    public static object? Find(IReadOnlyDictionary<string, object?> graph, string member) => graph.TryGetValue(member, out var value) ? value : null;
}
