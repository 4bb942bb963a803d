using System;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests.S3;

/// <summary>Usage, invoices, sizes and counts of S3 clients.</summary>
public sealed class MeteringTests
{
    private const decimal Gib = 1 << 30;

    [Invariant("second-reading")]
    [Fact]
    public async Task Requests_are_counted_by_class_and_deleting_is_free()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a");
        await s3.PutAsync("/data/b");
        await s3.GetAsync("/data?list-type=2");
        await s3.GetAsync("/data/a");
        await s3.GetAsync("/data/missing");
        await s3.SendAsync("HEAD", "/data/a");
        await s3.SendAsync("DELETE", "/data/a");
        await s3.GetAsync("/data/a");
        Assert.Equal(3, await UsedAsync(emulator, UsageMetricNames.ClassARequests));
        Assert.Equal(4, await UsedAsync(emulator, UsageMetricNames.ClassBRequests));
    }

    [Fact]
    public async Task Refused_requests_are_free()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, "tsec_wrong");
        await s3.PutAsync("/data/a");
        await s3.AnonymousAsync("GET", "/data/a");
        using var right = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await right.GetAsync("/data?list-type=3");
        await right.GetAsync("/data?policy");
        Assert.Equal(0, await UsedAsync(emulator, UsageMetricNames.ClassARequests));
        Assert.Equal(0, await UsedAsync(emulator, UsageMetricNames.ClassBRequests));
    }

    [Fact]
    public async Task Bytes_sent_are_counted_and_public_reads_are_charged_to_the_bucket()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync("acme", "data", """{"public":true}""");
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a", new string('x', 1 << 20));
        await s3.AnonymousAsync("GET", "/data/a");
        await s3.AnonymousAsync("GET", "/data/a");
        await s3.SendAsync("HEAD", "/data/a");
        Assert.Equal((2 << 20) / Gib, await UsedAsync(emulator, UsageMetricNames.DataTransferOut));
        Assert.Equal(3, await UsedAsync(emulator, UsageMetricNames.ClassBRequests));
    }

    [Fact]
    public async Task A_day_of_storage_is_its_peak_and_continues_until_a_deletion()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a", new string('x', 3 << 20));
        await s3.PutAsync("/data/a", new string('x', 1 << 20));
        emulator.Clock.Advance(TimeSpan.FromDays(2));
        await s3.SendAsync("DELETE", "/data/a");
        emulator.Clock.Advance(TimeSpan.FromDays(2));

        var june = await emulator.Get("/orgs/acme/usage?starting_on=2026-06-15T00:00:00Z&ending_before=2026-06-20T00:00:00Z").Ok();
        var days = Metric(june, UsageMetricNames.StorageStandard);
        decimal[] mib = [3, 1, 1, 0, 0];
        Assert.Equal(mib.Select(size => Math.Round(size * (1 << 20) / Gib / 30, 18)), days);
    }

    [Fact]
    public async Task An_early_deletion_from_a_cold_class_is_billed_for_the_minimum_time()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync("acme", "data", """{"storage_class":"STANDARD_IA"}""");
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a", new string('x', 1 << 20));
        await s3.GetAsync("/data/a");
        emulator.Clock.Advance(TimeSpan.FromDays(10));
        await s3.SendAsync("DELETE", "/data/a");
        Assert.Equal(Math.Round((1 << 20) * 20 / Gib / 30, 18), await UsedAsync(emulator, UsageMetricNames.InfrequentAccessMinimum));
        Assert.Equal((1 << 20) / Gib, await UsedAsync(emulator, UsageMetricNames.RetrievalInfrequentAccess));
        Assert.Equal(0, await UsedAsync(emulator, UsageMetricNames.StorageStandard));
    }

    [Invariant("second-reading")]
    [Fact]
    public async Task The_invoice_has_the_usage_of_deleted_buckets_too()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        await tenant.S3.PutObjectAsync(ObjectTests.Text("data", "a", "hello"));
        await emulator.Deactivate("acme");
        await emulator.Delete("/orgs/acme/buckets/data?force=true").Ok();
        foreach (var path in new[] { "/orgs/acme/invoices/2026-06", "/account/invoices/2026-06" })
        {
            var charges = (await emulator.Get(path).Ok()).At("data.charges").EnumerateArray();
            var quantities = charges.ToDictionary(charge => charge.GetProperty("name").GetString()!, charge => charge.GetProperty("quantity").GetDecimal());
            Assert.Equal(1, quantities[UsageMetricNames.ClassARequests]);
            Assert.Equal(Math.Round(5 / Gib / 30, 18), quantities[UsageMetricNames.StorageStandard]);
        }
    }

    [Fact]
    public async Task A_set_value_replaces_the_metered_one()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        await tenant.S3.PutObjectAsync(ObjectTests.Text("data", "a", "hello"));
        emulator.Server.SetUsage("acme", UsageMetricNames.ClassARequests, new DateOnly(2026, 6, 15), 7);
        Assert.Equal(7, await UsedAsync(emulator, UsageMetricNames.ClassARequests));
        var account = (await emulator.Get("/account/invoices/2026-06").Ok()).At("data.charges").EnumerateArray();
        Assert.Equal(7, account.Single(charge => charge.GetProperty("name").GetString() == UsageMetricNames.ClassARequests).GetProperty("quantity").GetDecimal());
    }

    [Fact]
    public async Task A_fork_is_billed_only_for_its_own_bytes()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync("acme", "data", """{"enable_snapshots":true}""");
        await tenant.S3.PutObjectAsync(ObjectTests.Text("data", "a", "hello"));
        using var fork = await emulator.TenantAsync("acme", "fork", "{}", ""","fork_of":"data" """);
        Assert.Equal(Math.Round(5 / Gib / 30, 18), await UsedAsync(emulator, UsageMetricNames.StorageStandard));
        await fork.S3.PutObjectAsync(ObjectTests.Text("fork", "b", "123"));
        Assert.Equal(Math.Round(8 / Gib / 30, 18), await UsedAsync(emulator, UsageMetricNames.StorageStandard));
    }

    private static async Task<decimal> UsedAsync(TestEmulator emulator, string metric) =>
        Metric(await emulator.Get("/orgs/acme/usage?starting_on=2026-06-01T00:00:00Z&ending_before=2026-07-01T00:00:00Z").Ok(), metric).Max();

    private static decimal[] Metric(Answer usage, string name) =>
    [
        .. usage.At("data").EnumerateArray().Single(metric => metric.GetProperty("name").GetString() == name)
            .GetProperty("values").EnumerateArray().Select(value => value.GetProperty("value").GetDecimal()),
    ];
}
