using System;
using System.Linq;

namespace Tigris.Workflows.Tests.Billing;

/// <summary>Converts statements to FOCUS rows, and evaluates the static rules of the specification over them.</summary>
public sealed class FocusStatementTests
{
    private static readonly FocusNames Contoso = new() { ProviderName = "Contoso" };

    [Fact]
    public void Random_statements_violate_no_static_rule_and_add_up()
    {
        var seed = Environment.TickCount;
        var random = new RandomStatements(seed);
        var statements = Enumerable.Range(0, TestScale.Of(5_000)).Select(_ => random.Next()).ToArray();

        var rows = statements.Select(statement => (statement, Rows: FocusStatement.Convert(statement, Contoso).ToArray())).ToArray();
        var evaluator = new FocusEvaluator(FocusTable.Of(rows.SelectMany(pair => pair.Rows))).Run();

        TestContext.Current.TestOutputHelper?.WriteLine($"Seed {seed}, {statements.Length} statements: {evaluator.Evaluated.Count} rules evaluated.");
        Assert.True(evaluator.Violations.Count == 0, $"Seed {seed}: {string.Join("\n", evaluator.Violations.Take(20))}");
        Assert.All(rows, pair => Assert.Equal(pair.statement.Total, pair.Rows.Sum(row => row.BilledCost)));
        Assert.All(rows, pair => Assert.Equal(pair.statement.Total, pair.Rows.Sum(row => row.EffectiveCost)));
    }

    [Theory]
    [InlineData(StatementLineKind.Usage, "Usage", "Usage-Based", true)]
    [InlineData(StatementLineKind.FreeAllowance, "Usage", "Usage-Based", true)]
    [InlineData(StatementLineKind.Unpriced, "Usage", "Usage-Based", true)]
    [InlineData(StatementLineKind.BaseFee, "Usage", "Recurring", true)]
    [InlineData(StatementLineKind.Minimum, "Adjustment", "One-Time", false)]
    [InlineData(StatementLineKind.Discount, "Adjustment", "One-Time", false)]
    [InlineData(StatementLineKind.Rounding, "Adjustment", "One-Time", false)]
    [InlineData(StatementLineKind.Credit, "Credit", "One-Time", false)]
    public void Each_kind_of_line_has_its_category(StatementLineKind kind, string category, string frequency, bool hasPrice)
    {
        var statement = Of(new StatementLine { Kind = kind, Description = "A line", Quantity = 10, Unit = "GiB", Price = 0.5m, Amount = kind == StatementLineKind.Usage ? 5 : 0 });

        var row = Assert.Single(FocusStatement.Convert(statement, Contoso));

        Assert.Equal((category, frequency, hasPrice), (row.ChargeCategory, row.ChargeFrequency, row.ListUnitPrice is not null));
        Assert.Null(row.ChargeClass);
        Assert.Equal(("Contoso", "Tigris Data", "Contoso", "EUR"), (row.ProviderName, row.PublisherName, row.InvoiceIssuerName, row.BillingCurrency));
    }

    [Fact]
    public void A_correction_is_a_correction_of_its_kind()
    {
        var rows = FocusStatement.Convert(
            Of(
                new StatementLine { Kind = StatementLineKind.Correction, CorrectedKind = StatementLineKind.Usage, Description = "a", Quantity = -2, Unit = "GiB", Amount = -1 },
                new StatementLine { Kind = StatementLineKind.Correction, CorrectedKind = StatementLineKind.Discount, Description = "b", Amount = 1 }),
            Contoso).ToArray();

        Assert.All(rows, row => Assert.Equal("Correction", row.ChargeClass));
        Assert.Equal([("Usage", (decimal?)-2m), ("Adjustment", null)], rows.Select(row => (row.ChargeCategory, row.ConsumedQuantity)));
        Assert.Empty(new FocusEvaluator(FocusTable.Of(rows)).Run().Violations);
    }

    [Fact]
    public void A_prorated_statement_has_the_whole_month_as_billing_period()
    {
        var statement = new Statement
        {
            OrganizationId = "acme",
            Month = "2026-10",
            Currency = "EUR",
            IsFinal = true,
            StartingOn = new DateTimeOffset(2026, 10, 11, 0, 0, 0, TimeSpan.Zero),
            EndingBefore = new DateTimeOffset(2026, 10, 21, 0, 0, 0, TimeSpan.Zero),
            Lines = [new StatementLine { Kind = StatementLineKind.Usage, Description = "x", Quantity = 1, Price = 1, Amount = 1 }],
        };

        var row = Assert.Single(FocusStatement.Convert(statement, Contoso));

        Assert.Equal(
            ("2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z", "2026-10-11T00:00:00Z", "2026-10-21T00:00:00Z", "acme/2026-10/11"),
            (row.BillingPeriodStart, row.BillingPeriodEnd, row.ChargePeriodStart, row.ChargePeriodEnd, row.InvoiceId));
    }

    private static Statement Of(params StatementLine[] lines) => new()
    {
        OrganizationId = "acme",
        Month = "2026-10",
        Currency = "EUR",
        Lines = lines,
        Total = lines.Sum(line => line.Amount),
        Cost = 0.77m,
        Margin = 0.88m,
    };
}
