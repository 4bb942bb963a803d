using System;
using System.Linq;
using Tigris.Client;
using Tigris.Workflows;

namespace Tigris.Benchmarks;

/// <summary>Computes the statements of a month in memory, one tenant after the other.</summary>
internal static class RatingWork
{
    public const int Metrics = 12;
    public const int Days = 31;

    private const string Month = "2026-10";

    private static readonly DateTimeOffset Start = new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Returns the number of statements.</summary>
    public static int Run(int tenants)
    {
        var factory = new TigrisClientFactory();
        var book = new PriceBookReader(factory.Json, factory.Schemas).Read(PriceBookText.Of(ListPrices.Create(20)));
        string[] names = [.. VendorMetrics.Names, .. Enumerable.Range(0, Metrics - VendorMetrics.Names.Length).Select(index => $"Storage used - Archive {index}")];
        var random = new Random(1);
        for (var tenant = 0; tenant < tenants; tenant++)
        {
            var id = $"tenant-{tenant}";
            var statement = Rating.Rate(book, new StatementInput
            {
                OrganizationId = id,
                Month = Month,
                Usage = [.. names.Select(name => Usage(id, name, random))],
                Now = Start.AddMonths(2),
            });
            if (statement.Total != statement.Lines.Sum(line => line.Amount))
            {
                throw new InvalidOperationException($"The lines of {id} don't add up.");
            }
        }

        return tenants;
    }

    private static UsageSummary Usage(string id, string name, Random random)
    {
        var unit = name.StartsWith("Storage", StringComparison.Ordinal) ? "GiB-Month" : name.StartsWith("Data r", StringComparison.Ordinal) ? "GiB" : "Number of Requests";
        return new UsageSummary
        {
            OrganizationId = id,
            Metric = name,
            MetricId = name,
            Unit = unit,
            Values = [.. Enumerable.Range(0, Days).Select(day => new UsageRecord
            {
                OrganizationId = id,
                Metric = name,
                Unit = unit,
                StartingOn = Start.AddDays(day),
                EndingBefore = Start.AddDays(day + 1),
                Value = random.Next(1_000_000_000) / 1_000_000m,
            })],
        };
    }
}
