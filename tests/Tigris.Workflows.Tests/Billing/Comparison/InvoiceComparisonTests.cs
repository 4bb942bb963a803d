using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows.Tests.Billing;

/// <summary>Compares account invoices with the invoices of organizations.</summary>
public sealed class InvoiceComparisonTests
{
    private const string Storage = "Storage used - Standard";
    private const string Requests = "PUT, COPY, POST, LIST Requests";

    [Fact]
    public void Equal_invoices_have_no_difference()
    {
        var comparison = Compared(Account(Gib(30, 0)), Organization("a", Gib(10, 0)), Organization("b", Gib(20, 0)));

        Assert.Empty(comparison.Compare(includeEqual: false));
        Assert.All(comparison.Compare(includeEqual: true), difference => Assert.Equal(InvoiceDifferenceReason.Equal, difference.Reason));
        Assert.Equal([Storage, null], comparison.Compare(includeEqual: true).Select(difference => difference.Charge));
    }

    [Fact]
    public void A_free_allowance_in_each_organization_is_explained()
    {
        var difference = Single(Account(Gib(30, 5)), Organization("a", Gib(10, 5)), Organization("b", Gib(20, 5)));

        Assert.Equal(InvoiceDifferenceReason.FreeAllowance, difference.Reason);
        Assert.Equal((0m, 25m, 20m, 0.10m), (difference.QuantityDifference, difference.AccountChargedQuantity, difference.OrganizationChargedQuantity, difference.Difference));
        Assert.Equal(2, difference.Organizations);
    }

    [Fact]
    public void An_organization_below_its_free_allowance_is_explained() =>
        Assert.Equal(InvoiceDifferenceReason.FreeAllowance, Single(Account(Gib(23, 5)), Organization("a", Gib(3, 3)), Organization("b", Gib(20, 5))).Reason);

    [Fact]
    public void A_free_allowance_does_not_explain_another_amount()
    {
        var account = Account(Gib(30, 5, total: 3m));

        Assert.Equal(InvoiceDifferenceReason.Unexplained, Single(account, Organization("a", Gib(10, 5)), Organization("b", Gib(20, 5))).Reason);
    }

    [Fact]
    public void A_free_allowance_without_price_steps_is_explained_by_the_average_price()
    {
        var account = Account(Plain(25, 0.50m, used: 30));

        Assert.Equal(InvoiceDifferenceReason.FreeAllowance, Single(account, Organization("a", Plain(5, 0.10m, used: 10)), Organization("b", Plain(15, 0.30m, used: 20))).Reason);
    }

    [Fact]
    public void Cents_of_many_invoices_are_rounding()
    {
        // Each organization owes 0.0124 and is billed 0.01; the account owes 0.124 and is billed 0.12.
        var organizations = Enumerable.Range(0, 10).Select(number => Organization($"o{number}", Gib(0.62m, 0))).ToArray();

        var difference = Single(Account(Gib(6.2m, 0)), organizations);

        Assert.Equal(InvoiceDifferenceReason.Rounding, difference.Reason);
        Assert.Equal(0.02m, difference.Difference);
    }

    [Fact]
    public void Rounded_quantities_are_equal()
    {
        // Three organizations with 0.3333 each are 1.0 on the account invoice.
        var organizations = Enumerable.Range(0, 3).Select(number => Organization($"o{number}", Gib(0.3333m, 0))).ToArray();

        Assert.NotEqual(InvoiceDifferenceReason.MissingOrganization, All(Account(Gib(1.0m, 0)), organizations)[0].Reason);
    }

    [Fact]
    public void Requests_are_counted_exactly() =>
        Assert.Equal(InvoiceDifferenceReason.MissingOrganization, Single(Account(Count(1001)), Organization("a", Count(1000))).Reason);

    [Fact]
    public void Many_organizations_do_not_hide_another_price_as_rounding()
    {
        // 1,000 invoices may differ by five dollars through rounding, but the exact amounts show another price.
        var organizations = Enumerable.Range(0, 1000).Select(number => Organization($"o{number}", Gib(1, 0))).ToArray();

        var difference = Single(Account(Gib(1000, 0, price: 0.022m)), organizations);

        Assert.Equal(InvoiceDifferenceReason.Unexplained, difference.Reason);
        Assert.Equal(2m, difference.Difference);
    }

    [Fact]
    public void More_usage_on_the_account_is_a_missing_organization()
    {
        var difference = Single(Account(Gib(30, 0)), Organization("a", Gib(10, 0)));

        Assert.Equal(InvoiceDifferenceReason.MissingOrganization, difference.Reason);
        Assert.Equal((20m, 0.40m), (difference.QuantityDifference, difference.Difference));
    }

    [Fact]
    public void An_organization_without_an_invoice_is_named()
    {
        var comparison = Compared(Account(Gib(30, 0)), Organization("a", Gib(10, 0)));
        comparison.AddWithoutInvoice("young");

        Assert.Contains("young", Assert.Single(comparison.Compare(false)).Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_charge_that_only_the_account_has_is_a_missing_organization() =>
        Assert.Equal(InvoiceDifferenceReason.MissingOrganization, Single(Account(Gib(30, 0)), Organization("a")).Reason);

    [Fact]
    public void A_charge_that_only_an_organization_has_is_unexplained()
    {
        var difference = Single(Account(), Organization("a", Gib(30, 0)));

        Assert.Equal(InvoiceDifferenceReason.Unexplained, difference.Reason);
        Assert.Equal(-0.60m, difference.Difference);
    }

    [Theory]
    [InlineData("DRAFT", "FINALIZED")]
    [InlineData("FINALIZED", "DRAFT")]
    [InlineData("PENDING", "PAID")]
    [InlineData("PAID", "")]
    public void An_invoice_that_is_not_final_explains_a_difference(string account, string organization)
    {
        var difference = Single(Account(account, Gib(30, 0)), Organization("a", organization, Gib(10, 0)));

        Assert.Equal(InvoiceDifferenceReason.Draft, difference.Reason);
        Assert.False(difference.IsFinal);
    }

    [Fact]
    public void A_free_allowance_is_explained_on_drafts_too()
    {
        var difference = Single(Account("DRAFT", Gib(30, 5)), Organization("a", "DRAFT", Gib(10, 5)), Organization("b", "DRAFT", Gib(20, 5)));

        Assert.Equal((InvoiceDifferenceReason.FreeAllowance, false), (difference.Reason, difference.IsFinal));
    }

    [Fact]
    public void A_failed_organization_makes_all_differences_incomplete_and_nothing_equal()
    {
        var comparison = Compared(Account(Gib(30, 0), Count(5)), Organization("a", Gib(30, 0), Count(5)));
        comparison.AddFailure("broken");

        var differences = comparison.Compare(includeEqual: false);

        Assert.Equal(3, differences.Count);
        Assert.All(differences, difference =>
        {
            Assert.Equal(InvoiceDifferenceReason.Incomplete, difference.Reason);
            Assert.False(difference.IsComplete);
            Assert.Contains("broken", difference.Explanation, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(10, null, -10, InvoiceDifferenceReason.AccountAdjustment)]
    [InlineData(-10, null, -10, InvoiceDifferenceReason.AccountAdjustment)]
    [InlineData(null, 100, 40, InvoiceDifferenceReason.AccountAdjustment)]
    [InlineData(10, 100, 30, InvoiceDifferenceReason.AccountAdjustment)]
    [InlineData(10, null, -500, InvoiceDifferenceReason.Unexplained)]
    [InlineData(10, null, 50, InvoiceDifferenceReason.Unexplained)]
    [InlineData(null, null, -1, InvoiceDifferenceReason.Unexplained)]
    public void Credits_and_the_commitment_of_the_account_are_explained(int? credits, int? commit, int others, InvoiceDifferenceReason reason)
    {
        var account = Invoice("account", "FINALIZED", credits, commit, others, Gib(3000, 0));

        var difference = Single(account, Organization("a", Gib(3000, 0)));

        Assert.Equal((null, reason, others), (difference.Charge, difference.Reason, difference.Difference));
    }

    [Fact]
    public void Charges_are_compared_by_name_and_unit()
    {
        var account = Account(Charge(Storage, "GiB-Month", 1, 0, 0.02m), Charge(Storage, "GB-Month", 1, 0, 0.02m));

        Assert.Equal(["GiB-Month", "GB-Month", null], Compared(account).Compare(true).Select(difference => difference.Unit));
    }

    [Fact]
    public void A_charge_that_occurs_twice_on_an_invoice_is_added_up()
    {
        var comparison = Compared(Account(Gib(30, 0)), Organization("a", Gib(10, 0), Gib(20, 0)));

        Assert.Empty(comparison.Compare(false));
        Assert.Equal(1, comparison.Compare(true)[0].Organizations);
    }

    [Fact]
    public void Huge_numbers_do_not_overflow()
    {
        var huge = Charge(Storage, "GiB-Month", decimal.MaxValue, 0, decimal.MaxValue, decimal.MaxValue);

        Assert.NotEmpty(Compared(Account(huge), Organization("a", huge), Organization("b", huge)).Compare(true));
    }

    [Fact]
    public void Differences_of_random_invoices_add_up_to_the_difference_of_the_totals()
    {
        var seed = Environment.TickCount;
        var random = new RandomInvoices(seed);
        for (var round = 0; round < TestScale.Of(5_000); round++)
        {
            var account = random.Next();
            var organizations = Enumerable.Range(0, round % 5).Select(_ => random.Next()).ToArray();

            var sum = Compared(account, organizations).Compare(true).Sum(difference => difference.Difference);

            Assert.True(account.Total - organizations.Sum(invoice => invoice.Total) == sum, $"Seed {seed}, round {round}");
        }
    }

    private static InvoiceDifference Single(Invoice account, params Invoice[] organizations) => Assert.Single(Compared(account, organizations).Compare(false));

    private static IReadOnlyList<InvoiceDifference> All(Invoice account, params Invoice[] organizations) => Compared(account, organizations).Compare(true);

    private static InvoiceComparison Compared(Invoice account, params Invoice[] organizations)
    {
        var comparison = new InvoiceComparison(account);
        Array.ForEach(organizations, comparison.Add);
        return comparison;
    }

    private static Invoice Account(params InvoiceCharge[] charges) => Account("FINALIZED", charges);

    private static Invoice Account(string status, params InvoiceCharge[] charges) => Invoice("account", status, null, null, 0, charges);

    private static Invoice Organization(string id, params InvoiceCharge[] charges) => Organization(id, "FINALIZED", charges);

    private static Invoice Organization(string id, string status, params InvoiceCharge[] charges) => Invoice(id, status, null, null, 0, charges);

    private static Invoice Invoice(string id, string status, decimal? credits, decimal? commit, decimal others, params InvoiceCharge[] charges) => new()
    {
        OrganizationId = id,
        Month = "2026-10",
        Status = status,
        Credits = credits,
        MinimumCommit = commit,
        Charges = charges,
        Total = charges.Aggregate(others, (sum, charge) => Amounts.Add(sum, charge.Total)),
    };

    private static InvoiceCharge Gib(decimal quantity, decimal free, decimal price = 0.02m, decimal? total = null) => Charge(Storage, "GiB-Month", quantity, free, price, total);

    private static InvoiceCharge Count(decimal quantity) => Charge(Requests, "Number of Requests", quantity, 0, 0.000005m);

    private static InvoiceCharge Plain(decimal charged, decimal total, decimal used) =>
        new() { Charge = Storage, Unit = "GiB-Month", Quantity = used, ChargedQuantity = charged, Total = total };

    private static InvoiceCharge Charge(string name, string unit, decimal quantity, decimal free, decimal price, decimal? total = null)
    {
        var amount = total ?? Math.Round((quantity - free) * price, 2, MidpointRounding.AwayFromZero);
        return new()
        {
            Charge = name,
            Unit = unit,
            Quantity = quantity,
            ChargedQuantity = quantity - free,
            Total = amount,
            Tiers =
            [
                new ChargeTier { Tier = "Free", Quantity = free },
                new ChargeTier { Tier = "Standard rate", Quantity = quantity - free, StartingAfter = free, Price = price, Subtotal = amount },
            ],
        };
    }
}
