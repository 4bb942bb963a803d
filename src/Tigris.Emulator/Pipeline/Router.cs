using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Tigris.Emulator.Endpoints;

namespace Tigris.Emulator.Pipeline;

/// <summary>What a target addresses: an endpoint with its path values, or the methods that the path knows, or nothing.</summary>
internal sealed record Route(Endpoint? Endpoint, IReadOnlyDictionary<string, string> Values, ImmutableArray<string> KnownMethods)
{
    public static readonly Route None = new(null, ImmutableDictionary<string, string>.Empty, []);
}

/// <summary>Finds the endpoint of a raw target. Pure: refusing is the routing stage's business.</summary>
internal sealed class Router
{
    private readonly ILookup<int, (string[] Template, Endpoint Endpoint)> _bySegmentCount;

    public Router(IEnumerable<Endpoint> endpoints)
    {
        _bySegmentCount = endpoints
            .Select(endpoint => (Template: endpoint.Template[1..].Split('/'), Endpoint: endpoint))
            .ToLookup(entry => entry.Template.Length);
    }

    public Route Find(string method, RequestTarget target)
    {
        var known = ImmutableArray<string>.Empty;
        foreach (var (template, endpoint) in _bySegmentCount[target.Segments.Count])
        {
            if (!Matches(template, target.Segments)) continue;
            if (endpoint.Method == method) return new Route(endpoint, Values(template, target.Segments), []);
            known = known.Add(endpoint.Method);
        }

        return known.IsEmpty ? Route.None : Route.None with { KnownMethods = known };
    }

    private static bool Matches(string[] template, IReadOnlyList<string> segments)
    {
        for (var i = 0; i < template.Length; i++)
        {
            if (IsParameter(template[i]) ? segments[i].Length == 0 : template[i] != segments[i]) return false;
        }

        return true;
    }

    private static Dictionary<string, string> Values(string[] template, IReadOnlyList<string> segments)
    {
        var values = new Dictionary<string, string>(4, StringComparer.Ordinal);
        for (var i = 0; i < template.Length; i++)
        {
            if (IsParameter(template[i])) values[template[i][1..^1]] = segments[i];
        }

        return values;
    }

    private static bool IsParameter(string segment) => segment[0] == '{';
}
