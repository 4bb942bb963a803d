using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Reads the graph of a price book that the schema accepts.</summary>
internal static class BookGraph
{
    public static BookContent Read(object? graph)
    {
        var root = Members(graph);
        var currency = Text(root, "currency")!;
        var decimals = Currencies.FindDecimals(currency) ?? 2;
        return new BookContent
        {
            Name = Text(root, "name"),
            Currency = currency,
            Basis = Text(root, "basis") == "invoice" ? PriceBasis.Invoice : PriceBasis.Usage,
            Versions = [.. Items(root, "versions").Select(version => ReadVersion(version, decimals)).OrderBy(version => version.ValidFrom, StringComparer.Ordinal)],
        };
    }

    public static IReadOnlyDictionary<string, object?> Members(object? value) => (Dictionary<string, object?>)value!;

    public static IReadOnlyList<object?> List(IReadOnlyDictionary<string, object?> members, string name) =>
        members.TryGetValue(name, out var value) ? (List<object?>)value! : [];

    public static IEnumerable<IReadOnlyDictionary<string, object?>> Items(IReadOnlyDictionary<string, object?> members, string name) =>
        List(members, name).Select(Members);

    public static string? Text(IReadOnlyDictionary<string, object?> members, string name) => members.TryGetValue(name, out var value) ? (string?)value : null;

    /// <summary>Returns a number; null if the member is missing. The validator refuses numbers that aren't exact.</summary>
    public static decimal? Number(IReadOnlyDictionary<string, object?> members, string name) => !members.TryGetValue(name, out var value) ? null
        : value is long whole ? whole
        : (decimal)value!;

    /// <summary>Reads a version.</summary>
    public static BookVersion ReadVersion(IReadOnlyDictionary<string, object?> version, int decimals)
    {
        var amount = ReadRounding(version, "amount", decimals) ?? new RoundingRule(RoundingMode.HalfUp, decimals);
        return new BookVersion
        {
            ValidFrom = Text(version, "validFrom")!,
            MarkupPercent = Number(version, "markupPercent"),
            Amount = amount,
            Metrics = [.. Items(version, "metrics").Select(metric => ReadMetric(metric, amount, decimals))],
            Plans = [.. Items(version, "plans").Select(ReadPlan)],
        };
    }

    private static MetricRule ReadMetric(IReadOnlyDictionary<string, object?> metric, RoundingRule amount, int decimals) => new()
    {
        Name = new Wildcard(Text(metric, "name")!),
        Unit = new Wildcard(Text(metric, "unit") ?? "*"),
        IsLevel = Text(metric, "values") == "level",
        Has30Days = metric.TryGetValue("month", out var month) && month is not string,
        IsPeak = Text(metric, "aggregation") == "peak",
        IsVolume = Text(metric, "mode") == "volume",
        Free = Number(metric, "free") ?? 0,
        Minimum = Number(metric, "minimum") ?? 0,
        MarkupPercent = Number(metric, "markupPercent"),
        Tiers = Number(metric, "price") is { } price ? [new PriceTier(0, price)] : [.. Items(metric, "tiers").Select(ReadTier)],
        Quantity = ReadRounding(metric, "quantity", 0),
        Amount = ReadRounding(metric, "amount", decimals) ?? amount,
    };

    private static PriceTier ReadTier(IReadOnlyDictionary<string, object?> tier) => new(Number(tier, "startingAfter")!.Value, Number(tier, "price")!.Value);

    private static PricePlan ReadPlan(IReadOnlyDictionary<string, object?> plan) => new()
    {
        Name = Text(plan, "name")!,
        Organizations = [.. List(plan, "organizations").Select(pattern => new Wildcard((string)pattern!))],
        BaseFee = Number(plan, "baseFee") ?? 0,
        Minimum = Number(plan, "minimum") ?? 0,
        DiscountPercent = Number(plan, "discountPercent") ?? 0,
        Credit = Number(plan, "credit") ?? 0,
    };

    private static RoundingRule? ReadRounding(IReadOnlyDictionary<string, object?> owner, string name, int decimals)
    {
        if (!owner.TryGetValue("rounding", out var rounding) || !Members(rounding).TryGetValue(name, out var rule))
        {
            return null;
        }

        var members = Members(rule);
        var mode = Text(members, "mode") switch
        {
            "up" => RoundingMode.Up,
            "halfEven" => RoundingMode.HalfEven,
            _ => RoundingMode.HalfUp,
        };
        return new RoundingRule(mode, (int)(Number(members, "decimals") ?? decimals), Number(members, "multiple"));
    }
}
