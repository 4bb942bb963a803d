using System;
using System.Linq;

namespace Tigris.Workflows.Tests.Billing;

/// <summary>Converts invoices to FOCUS rows, and evaluates the static rules of the specification over them.</summary>
public sealed class FocusInvoiceTests
{
    private static readonly FocusNames None = new();

    public static TheoryData<string> Columns => [.. typeof(FocusRow).GetProperties().Select(property => property.Name)];

    [Fact]
    public void Random_invoices_violate_no_static_rule()
    {
        var seed = Environment.TickCount;
        var random = new RandomInvoices(seed);
        var count = TestScale.Of(5_000);

        var evaluator = new FocusEvaluator(FocusTable.Of(Enumerable.Range(0, count).SelectMany(_ => FocusInvoice.Convert(random.Next(), None)))).Run();

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"Seed {seed}, {count} invoices: {evaluator.Evaluated.Count} of {FocusModel.Rules.Values.Count(rule => rule.IsStatic)} static rules evaluated, "
            + $"{evaluator.NotApplicable.Count} are about features that the vendor doesn't have.");
        Assert.True(evaluator.Violations.Count == 0, $"Seed {seed}: {string.Join("\n", evaluator.Violations.Take(20))}");
    }

    [Fact]
    public void Each_static_rule_is_evaluated_or_about_a_feature_that_the_vendor_lacks()
    {
        var evaluator = new FocusEvaluator(FocusTable.Of(FocusInvoice.Convert(Sample(), None))).Run();

        var all = FocusModel.Rules.Values.Where(rule => rule.IsStatic).Select(rule => rule.Id).ToArray();
        Assert.Equal(420, all.Length);
        Assert.Equal(all.Order(StringComparer.Ordinal), evaluator.Evaluated.Union(evaluator.NotApplicable).Order(StringComparer.Ordinal));
        Assert.True(evaluator.Evaluated.Count >= 258, $"{evaluator.Evaluated.Count} rules are evaluated.");
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public void A_broken_column_is_found(string column)
    {
        var table = FocusTable.Of(FocusInvoice.Convert(Sample(), None));
        Assert.Empty(new FocusEvaluator(table).Run().Violations);

        var broken = FocusBreaks.Of(column, table);

        Assert.Contains(new FocusEvaluator(broken).Run().Violations, violation => FocusBreaks.IsAbout(violation, column));
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public void A_missing_column_is_found(string column)
    {
        var table = FocusTable.Of(FocusInvoice.Convert(Sample(), None));

        Assert.Contains(new FocusEvaluator(table.Without(column)).Run().Violations, violation => violation.EndsWith("the column is missing", StringComparison.Ordinal));
    }

    [Fact]
    public void Columns_have_the_order_of_the_specification()
    {
        // The specification lists the columns by name.
        var columns = typeof(FocusRow).GetProperties().Select(property => property.Name).ToArray();

        Assert.Equal(columns.Order(StringComparer.Ordinal), columns);
    }

    [Fact]
    public void The_billed_costs_of_random_invoices_add_up_to_their_totals()
    {
        var seed = Environment.TickCount;
        var random = new RandomInvoices(seed);
        for (var round = 0; round < TestScale.Of(5_000); round++)
        {
            var invoice = random.Next();

            Assert.True(invoice.Total == FocusInvoice.Convert(invoice, None).Sum(row => row.BilledCost), $"Seed {seed}, round {round}: {invoice}");
        }
    }

    [Fact]
    public void The_figures_of_the_vendor_are_rows()
    {
        var rows = FocusInvoice.Convert(Sample(), None).ToArray();

        Assert.Equal(1.95m, rows.Sum(row => row.BilledCost));
        Assert.Equal([0m, 1.80m, 0m, 0.03m, 0m, 0.12m], rows.Select(row => row.BilledCost));
        var storage = rows[^1];
        Assert.Equal(0.118m, storage.ListCost);
        Assert.Equal(5.9m, storage.PricingQuantity);
        Assert.Equal("GiB-Months", storage.PricingUnit);
        Assert.Equal("2026-03-01T00:00:00Z", storage.BillingPeriodStart);
        Assert.Equal("2026-04-01T00:00:00Z", storage.ChargePeriodEnd);
        Assert.Equal("Requests", rows[0].ConsumedUnit);
    }

    [Fact]
    public void Another_issuer_bills_nothing_for_the_provider()
    {
        var rows = FocusInvoice.Convert(Sample(), new FocusNames { ProviderName = "Contoso", InvoiceIssuerName = "Marketplace" }).ToArray();

        Assert.Empty(new FocusEvaluator(FocusTable.Of(rows)).Run().Violations);
        Assert.All(rows, row => Assert.Equal(0, row.BilledCost));
        Assert.Equal(1.95m, rows.Sum(row => row.EffectiveCost));
    }

    [Theory]
    [InlineData("DRAFT", null)]
    [InlineData("VOID", null)]
    [InlineData("FINALIZED", "acme/2026-03")]
    [InlineData("PAST_DUE", "acme/2026-03")]
    public void Only_a_final_invoice_has_an_id(string status, string? id) =>
        Assert.All(FocusInvoice.Convert(Sample(status), None), row => Assert.Equal(id, row.InvoiceId));

    [Theory]
    [InlineData(100, 10, null, 90, "-10 Credit")]
    [InlineData(100, -10, null, 90, "-10 Credit")]
    [InlineData(5, 1, 10, 10, "-1 Credit, 6 Adjustment")]
    [InlineData(5, null, 10, 10, "5 Adjustment")]
    [InlineData(100, null, null, 99, "-1 Adjustment")]
    [InlineData(100, 10, null, 100, "")]
    [InlineData(100, 10, null, 85, "-10 Credit, -5 Adjustment")]
    public void Credits_and_commitments_are_separate_rows(int subtotal, int? credits, int? commit, int total, string expected)
    {
        var invoice = new Invoice
        {
            OrganizationId = "acme",
            Month = "2026-03",
            Status = "PAID",
            Credits = credits,
            MinimumCommit = commit,
            Total = total,
            Charges = [new InvoiceCharge { Charge = "Storage", Unit = "GiB-Month", Quantity = 1, ChargedQuantity = 1, Total = subtotal }],
        };

        var rows = FocusInvoice.Convert(invoice, None).ToArray();

        Assert.Equal(expected, string.Join(", ", rows.Skip(1).Select(row => FormattableString.Invariant($"{row.BilledCost} {row.ChargeCategory}"))));
        Assert.Empty(new FocusEvaluator(FocusTable.Of(rows)).Run().Violations);
    }

    [Theory]
    [InlineData("GiB-Month", "GiB-Months")]
    [InlineData("GiB-Hour", "GiB-Hours")]
    [InlineData("Number of Requests", "Requests")]
    [InlineData("GiB", "GiB")]
    [InlineData("", "Units")]
    [InlineData(" ", "Units")]
    [InlineData("Number of ", "Number of")]
    [InlineData("month", "month")]
    public void Units_have_the_form_of_the_specification(string unit, string expected) => Assert.Equal(expected, FocusUnits.Of(unit));

    private static Invoice Sample(string status = "FINALIZED") => new()
    {
        OrganizationId = "acme",
        OrganizationName = "Acme",
        Month = "2026-03",
        Status = status,
        StartingOn = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero),
        EndingBefore = new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero),
        Subtotal = 1.95m,
        Total = 1.95m,
        Charges =
        [
            Charge("PUT, COPY, POST, LIST Requests", "Number of Requests", 370_365, 10_000, 0.000005m, 1.80m),
            Charge("GET, SELECT, and all other Requests", "Number of Requests", 162_963, 100_000, 0.0000005m, 0.03m),
            Charge("Storage used - Standard", "GiB-Month", 10.9m, 5, 0.02m, 0.12m),
        ],
    };

    private static InvoiceCharge Charge(string name, string unit, decimal quantity, decimal free, decimal price, decimal total) => new()
    {
        Charge = name,
        ChargeId = "id of " + name,
        Unit = unit,
        Quantity = quantity,
        ChargedQuantity = quantity - free,
        Total = total,
        Tiers =
        [
            new ChargeTier { Tier = "Free", Quantity = free },
            new ChargeTier { Tier = "Standard rate", Quantity = quantity - free, StartingAfter = free, Price = price, Subtotal = total },
        ],
    };
}
