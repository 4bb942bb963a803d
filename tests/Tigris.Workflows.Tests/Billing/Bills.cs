using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows.Tests.Billing;

/// <summary>Price books, usage and statements for tests.</summary>
internal static class Bills
{
    public const string Storage = "Storage used - Standard";
    public const string ClassA = "PUT, COPY, POST, LIST Requests";
    public const string ClassB = "GET, SELECT, and all other Requests";
    public const string GibMonth = "GiB-Month";

    public static DateTimeOffset Later { get; } = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static PriceBookReader Reader { get; } = new(Local.Json, Local.Schemas);

    public static LoadedPriceBook Read(string json) => Reader.Read(PriceBookText.Of(json));

    /// <summary>Returns a price book with the given metrics and plans in one version.</summary>
    public static LoadedPriceBook Book(string metrics, string plans = "", string currency = "USD", string rounding = "") => Read(
        $$"""{"currency":"{{currency}}","versions":[{"validFrom":"2025-01",{{rounding}}"metrics":[{{metrics}}],"plans":[{{plans}}]}]}""");

    public static IReadOnlyList<PriceBookFinding> Check(string json) => Reader.Check(PriceBookText.Of(json));

    /// <summary>Returns a value for each day of a month.</summary>
    public static UsageSummary Daily(string metric, string unit, string month, Func<int, decimal> value)
    {
        var start = Month.StartOf(month);
        return Of(metric, unit, [.. Enumerable.Range(0, (int)(start.AddMonths(1) - start).TotalDays).Select(day => Value(start.AddDays(day), start.AddDays(day + 1), value(day)))]);
    }

    public static UsageSummary Of(string metric, string unit, params UsageRecord[] values) =>
        new() { OrganizationId = "acme", Metric = metric, MetricId = "id of " + metric, Unit = unit, Values = values };

    public static UsageRecord Value(DateTimeOffset from, DateTimeOffset until, decimal value) => new() { StartingOn = from, EndingBefore = until, Value = value };

    public static UsageRecord Value(string from, string until, decimal value) => Value(Time(from), Time(until), value);

    public static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal);

    public static StatementInput Input(string month, params UsageSummary[] usage) =>
        new() { OrganizationId = "acme", OrganizationName = "Acme", Month = month, Usage = usage, Now = Later };

    public static Statement Rate(LoadedPriceBook book, StatementInput input)
    {
        var statement = Rating.Rate(book, input);
        Assert.Equal(statement.Total, statement.Lines.Sum(line => line.Amount));
        return statement;
    }

    /// <summary>Returns the amount of a metric: the sum of its lines.</summary>
    public static decimal AmountOf(this Statement statement, string metric) => statement.Lines.Where(line => line.Metric == metric).Sum(line => line.Amount);

    public static decimal AmountOf(this Statement statement, StatementLineKind kind) => statement.Lines.Where(line => line.Kind == kind).Sum(line => line.Amount);
}
