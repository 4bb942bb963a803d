using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests;

public sealed class InvoiceTests
{
    [Invariant("second-reading")]
    [Fact]
    public async Task The_public_example_is_reproduced_to_the_cent()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        Use(emulator, "acme", UsageMetricNames.ClassARequests, 370_365);
        Use(emulator, "acme", UsageMetricNames.ClassBRequests, 162_963);
        Use(emulator, "acme", UsageMetricNames.StorageStandard, 10.9m);
        var invoice = await emulator.Get("/orgs/acme/invoices/2026-05").Ok();

        Assert.Equal((370_365m, 360_365m, 1.80m), Charge(invoice, UsageMetricNames.ClassARequests));
        Assert.Equal((162_963m, 62_963m, 0.03m), Charge(invoice, UsageMetricNames.ClassBRequests));
        Assert.Equal((10.9m, 5.9m, 0.12m), Charge(invoice, UsageMetricNames.StorageStandard));
        Assert.Equal(1.95m, invoice.At("data.subtotal").GetDecimal());
        Assert.Equal(1.95m, invoice.At("data.total").GetDecimal());
    }

    [Fact]
    public async Task A_month_of_gibibytes_is_the_mean_of_the_days()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        for (var day = 1; day <= 31; day++)
            emulator.Server.SetUsage("acme", UsageMetricNames.StorageStandard, new DateOnly(2026, 5, day), (day <= 12 ? 10m : 20m) / 31);
        Assert.Equal(16.129m, Math.Round(Charge(await emulator.Get("/orgs/acme/invoices/2026-05").Ok(), UsageMetricNames.StorageStandard).Quantity, 3));
    }

    [Fact]
    public async Task Tiers_show_the_free_allowance_and_then_the_price()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        Use(emulator, "acme", UsageMetricNames.ClassARequests, 12_000);
        var tiers = Find(await emulator.Get("/orgs/acme/invoices/2026-05").Ok(), UsageMetricNames.ClassARequests).GetProperty("tiers");
        Assert.Equal(2, tiers.GetArrayLength());
        Assert.Equal((0m, 0m, 10_000m, 0m), Tier(tiers[0]));
        Assert.Equal((10_000m, 0.000005m, 2_000m, 0.01m), Tier(tiers[1]));
    }

    [Fact]
    public async Task Use_within_the_free_allowance_costs_nothing()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        Use(emulator, "acme", UsageMetricNames.StorageStandard, 5);
        Use(emulator, "acme", UsageMetricNames.DataTransferOut, 1_000_000);
        var invoice = await emulator.Get("/orgs/acme/invoices/2026-05").Ok();
        Assert.Equal((5m, 0m, 0m), Charge(invoice, UsageMetricNames.StorageStandard));
        Assert.Equal(0m, invoice.At("data.total").GetDecimal());
    }

    [Fact]
    public async Task Half_a_cent_is_rounded_up()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        Use(emulator, "acme", UsageMetricNames.StorageInfrequentAccess, 2.5m);
        Assert.Equal(0.03m, Charge(await emulator.Get("/orgs/acme/invoices/2026-05").Ok(), UsageMetricNames.StorageInfrequentAccess).Total);
    }

    [Fact]
    public async Task The_account_invoice_covers_all_organizations_and_deducts_the_free_allowance_once()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await emulator.ProvisionAsync("globex", "other");
        Use(emulator, "acme", UsageMetricNames.StorageStandard, 105);
        Use(emulator, "globex", UsageMetricNames.StorageStandard, 105);
        await emulator.Deactivate("globex");

        var account = await emulator.Get("/account/invoices/2026-05").Ok();
        Assert.Equal("local", account.TextAt("data.org_id"));
        Assert.Equal((210m, 205m, 4.10m), Charge(account, UsageMetricNames.StorageStandard));
        foreach (var id in new[] { "acme", "globex" }) Assert.Equal(2.00m, (await emulator.Get($"/orgs/{id}/invoices/2026-05").Ok()).At("data.total").GetDecimal());
    }

    [Fact]
    public async Task The_account_invoice_of_one_organization_is_its_own()
    {
        await using var emulator = await TestEmulator.WithDemoUsageAsync();
        Use(emulator, "acme", UsageMetricNames.ClassARequests, 5);
        foreach (var month in new[] { "2026-05", "2026-06" })
        {
            var own = (await emulator.Get("/orgs/acme/invoices/" + month).Ok()).At("data.charges").GetRawText();
            Assert.Equal(own, (await emulator.Get("/account/invoices/" + month).Ok()).At("data.charges").GetRawText());
        }
    }

    [Fact]
    public async Task An_account_without_organizations_owes_nothing()
    {
        await using var emulator = await TestEmulator.StartAsync();
        Assert.Equal(0m, (await emulator.Get("/account/invoices/2026-05").Ok()).At("data.total").GetDecimal());
    }

    [Fact]
    public async Task Quantities_are_the_sums_of_the_usage()
    {
        await using var emulator = await TestEmulator.WithDemoUsageAsync();
        var usage = await emulator.Get("/orgs/acme/usage?starting_on=2026-05-01T00:00:00Z&ending_before=2026-06-01T00:00:00Z").Ok();
        var invoice = await emulator.Get("/orgs/acme/invoices/2026-05").Ok();
        foreach (var metric in usage.At("data").EnumerateArray())
        {
            var sum = metric.GetProperty("values").EnumerateArray().Sum(value => value.GetProperty("value").GetDecimal());
            Assert.Equal(sum, Charge(invoice, metric.GetProperty("name").GetString()!).Quantity);
        }

        Assert.Equal(invoice.At("data.total").GetDecimal(), invoice.At("data.charges").EnumerateArray().Sum(charge => charge.GetProperty("total").GetDecimal()));
    }

    [Fact]
    public async Task A_new_organization_has_an_invoice_for_last_month()
    {
        await using var emulator = await TestEmulator.WithDemoUsageAsync();
        var invoice = await emulator.Get("/orgs/acme/invoices/2026-05").Ok();
        Assert.True(invoice.At("data.total").GetDecimal() > 0);
        Assert.Equal("FINALIZED", invoice.TextAt("data.status"));
        Assert.Equal("2026-05-01T00:00:00Z", invoice.TextAt("data.starting_on"));
        Assert.Equal("2026-06-01T00:00:00Z", invoice.TextAt("data.ending_before"));
        Assert.Equal("acme", invoice.TextAt("data.org_id"));
    }

    [Fact]
    public async Task The_running_month_is_a_draft_until_it_ends()
    {
        await using var emulator = await TestEmulator.WithDemoUsageAsync();
        var draft = await emulator.Get("/orgs/acme/invoices/2026-06").Ok();
        Assert.Equal("DRAFT", draft.TextAt("data.status"));
        Assert.Equal("2026-06-15T12:00:00Z", draft.TextAt("data.last_modified"));

        emulator.Clock.SetUtcNow(new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero));
        var final = await emulator.Get("/orgs/acme/invoices/2026-06").Ok();
        Assert.Equal("FINALIZED", final.TextAt("data.status"));
        Assert.True(final.At("data.total").GetDecimal() > draft.At("data.total").GetDecimal());
    }

    [Theory]
    [InlineData("2026-07", 404)]
    [InlineData("9999-12", 404)]
    [InlineData("2026-13", 400)]
    [InlineData("2026-5", 400)]
    [InlineData("2026-05-01", 400)]
    [InlineData("May", 400)]
    public async Task An_invalid_or_future_month_is_refused(string month, int status)
    {
        await using var emulator = await TestEmulator.WithDemoUsageAsync();
        await emulator.Get("/orgs/acme/invoices/" + month).Refused(status, status == 400 ? "month:" : month);
        await emulator.Get("/account/invoices/" + month).Refused(status, status == 400 ? "month:" : month);
    }

    private static void Use(TestEmulator emulator, string organization, string metric, decimal value) =>
        emulator.Server.SetUsage(organization, metric, new DateOnly(2026, 5, 20), value);

    private static (decimal Quantity, decimal Charged, decimal Total) Charge(Answer invoice, string name)
    {
        var charge = Find(invoice, name);
        return (charge.GetProperty("quantity").GetDecimal(), charge.GetProperty("charged_quantity").GetDecimal(), charge.GetProperty("total").GetDecimal());
    }

    private static JsonElement Find(Answer invoice, string name) =>
        invoice.At("data.charges").EnumerateArray().Single(charge => charge.GetProperty("name").GetString() == name);

    private static (decimal After, decimal Price, decimal Quantity, decimal Subtotal) Tier(JsonElement tier) => (
        tier.GetProperty("starting_after").GetDecimal(),
        tier.GetProperty("price").GetDecimal(),
        tier.GetProperty("quantity").GetDecimal(),
        tier.GetProperty("subtotal").GetDecimal());
}
