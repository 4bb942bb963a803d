using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.Schemas;
using static Tigris.Emulator.Schemas.Member;

namespace Tigris.Emulator.Endpoints;

/// <summary>The endpoints of the faults, for clients in other processes.</summary>
internal sealed class FaultsEndpoints(Faults faults)
{
    private const string All = "/_emulator/faults";

    private static readonly Schema AddBody = Schema.Closed(
        "AddFaults",
        Must("faults", MemberType.ListOf(MemberType.Identity)),
        May("seed", MemberType.Amount));

    public IEnumerable<Endpoint> Endpoints =>
    [
        new("GET", All, "", OrganizationRule.None, List) { Access = StoreAccess.EachQuery },
        new("POST", All, "", OrganizationRule.None, Add) { Access = StoreAccess.EachQuery, Body = AddBody },
        new("DELETE", All, "", OrganizationRule.None, Clear) { Access = StoreAccess.EachQuery },
        new("DELETE", All + "/{id}", "", OrganizationRule.None, Remove) { Access = StoreAccess.EachQuery },
    ];

    private object List(Call call) => ToResponse(faults.Rules);

    private object Add(Call call)
    {
        // All or none: an incomplete scenario would report a wrong result.
        var wanted = call.Body.Texts("faults")!.Select(Read).ToList();
        if (call.Body.Whole("seed") is { } seed) faults.Seed = seed;
        return ToResponse([.. wanted.Select(faults.Add)]);
    }

    private Fault Read(string text, int index)
    {
        try
        {
            return faults.Check(Fault.Parse(text));
        }
        catch (FormatException e)
        {
            throw ApiException.BadRequest($"faults[{index}]", e.Message);
        }
    }

    private object Clear(Call call)
    {
        faults.Clear();
        return Call.Nothing;
    }

    private object Remove(Call call)
    {
        var id = call.Path("id");
        return int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && faults.Remove(number)
            ? Call.Nothing
            : throw ApiException.NotFound("fault", id);
    }

    private object ToResponse(IReadOnlyList<FaultRule> rules) => new
    {
        seed = faults.Seed,
        faults = rules.Select(rule => new { id = rule.Id, fault = rule.Fault.ToString(), hits = rule.Hits }).ToList(),
    };
}
