using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Billing;

public sealed class BillingTests
{
    private static readonly DateTimeOffset June = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Usage_is_requested_in_UTC_and_returned_for_each_metric()
    {
        using var lab = new Lab(Responses.Sample());

        var usage = Assert.Single(await lab.Client.Billing.GetUsageAsync(
            "acme", June.ToOffset(TimeSpan.FromHours(2)), June.AddMonths(1), CancellationToken.None));

        lab.SentExactly("GET", "/orgs/acme/usage?starting_on=2026-06-01T00%3A00%3A00Z&ending_before=2026-07-01T00%3A00%3A00Z", "");
        Assert.Equal(("acme", "Storage used - Standard", "m1", "Bytes at rest", "GiB-Month"),
            (usage.OrganizationId, usage.Metric, usage.MetricId, usage.Description, usage.Unit));
        Assert.Equal((TimeSpan.Zero, June.AddMonths(1)), (usage.StartingOn.Offset, usage.EndingBefore));
        Assert.Equal([0.1m, 0.25m], usage.Values.Select(value => value.Value));
        Assert.Equal([(June, June.AddDays(1)), (June.AddDays(1), June.AddDays(2))],
            usage.Values.Select(value => (value.StartingOn, value.EndingBefore)));
        Assert.All(usage.Values, value => Assert.Equal(
            ("acme", "Storage used - Standard", "m1", "GiB-Month"), (value.OrganizationId, value.Metric, value.MetricId, value.Unit)));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"data":null}""")]
    public async Task Missing_usage_is_an_empty_list(string answer)
    {
        using var lab = new Lab(Responses.Json(answer));

        Assert.Empty(await lab.Client.Billing.GetUsageAsync("acme", June, June.AddMonths(1), CancellationToken.None));
    }

    [Invariant("exact-response")]
    [Fact]
    public async Task An_invoice_keeps_every_digit()
    {
        using var lab = new Lab(Responses.Sample());

        var invoice = await lab.Client.Billing.GetInvoiceAsync("acme", "2026-06", CancellationToken.None);

        lab.SentExactly("GET", "/orgs/acme/invoices/2026-06", "");
        Assert.Equal(("acme", "2026-06", "FINALIZED", "Standard", "first"),
            (invoice.OrganizationId, invoice.Month, invoice.Status, invoice.PlanName, invoice.Memo));
        Assert.Equal("1.9500000000000000001", invoice.Total.ToString(CultureInfo.InvariantCulture));
        Assert.Equal((1.95m, 10.5m, 0.1m), (invoice.Subtotal, invoice.MinimumCommit, invoice.Credits));
        Assert.Equal((June, June.AddMonths(1), June.AddMonths(1), June.AddMonths(1).AddDays(1)),
            (invoice.StartingOn, invoice.EndingBefore, invoice.CreatedAt, invoice.LastModified));
        var charge = Assert.Single(invoice.Charges);
        Assert.Equal(("PUT, COPY, POST, LIST Requests", "c1", "Number of Requests", 370365m, 360365m, 1.80m),
            (charge.Charge, charge.ChargeId, charge.Unit, charge.Quantity, charge.ChargedQuantity, charge.Total));
        Assert.Equal([("free", 10000m, 0m, 0m, 0m), ("standard", 360365m, 10000m, 0.000005m, 1.801825m)],
            charge.Tiers.Select(tier => (tier.Tier, tier.Quantity, tier.StartingAfter, tier.Price, tier.Subtotal)));
    }

    [Fact]
    public async Task The_provider_s_invoice_has_the_organization_that_the_server_returns()
    {
        using var lab = new Lab(Responses.Json($$"""{"data":{{Wire.Invoice.Sample.Replace("\"acme\"", "\"laravel\"", StringComparison.Ordinal)}}}"""));

        var invoice = await lab.Client.Billing.GetAccountInvoiceAsync("2026-06", CancellationToken.None);

        lab.SentExactly("GET", "/account/invoices/2026-06", "");
        Assert.Equal(("laravel", "2026-06"), (invoice.OrganizationId, invoice.Month));
    }

    [Theory]
    [InlineData("\"total\":1.9500000000000000001,", "")]
    [InlineData("\"total\":1.80,", "")]
    [InlineData("\"price\":0,", "")]
    [InlineData("\"status\":\"FINALIZED\",", "\"status\":null,")]
    [InlineData("\"subtotal\":1.95", "\"subtotal\":null")]
    public async Task An_invoice_without_an_amount_or_a_status_is_an_error(string member, string instead)
    {
        Assert.Contains(member, Wire.Invoice.Sample, StringComparison.Ordinal);
        using var lab = new Lab(Responses.Json($$"""{"data":{{Wire.Invoice.Sample.Replace(member, instead, StringComparison.Ordinal)}}}"""));

        await Assert.ThrowsAsync<TigrisInvalidResponseException>(() => lab.Client.Billing.GetInvoiceAsync("acme", "2026-06", CancellationToken.None));
    }

    [Invariant("exact-response")]
    [Fact]
    public async Task An_unknown_status_is_returned()
    {
        using var lab = new Lab(Responses.Json($$"""{"data":{{Wire.Invoice.Sample.Replace("FINALIZED", "REFUNDED", StringComparison.Ordinal)}}}"""));

        Assert.Equal("REFUNDED", (await lab.Client.Billing.GetInvoiceAsync("acme", "2026-06", CancellationToken.None)).Status);
    }
}
