using System;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests;

public sealed class UsageTests
{
    private const string May = "/usage?starting_on=2026-05-01T00:00:00Z&ending_before=2026-06-01T00:00:00Z";
    private const string June = "/usage?starting_on=2026-06-01T00:00:00Z&ending_before=2026-07-01T00:00:00Z";

    [Fact]
    public async Task Usage_is_daily_and_has_all_known_metrics()
    {
        await using var emulator = await TestEmulator.WithDemoUsageAsync();
        var usage = await emulator.Get("/orgs/acme" + May).Ok();

        var names = usage.List("data", "name");
        Assert.Contains(UsageMetricNames.ClassARequests, names);
        Assert.Contains(UsageMetricNames.StorageStandard, names);
        Assert.Equal(names.Length, usage.List("data", "id").Distinct().Count());
        foreach (var metric in usage.At("data").EnumerateArray())
        {
            Assert.True(Guid.TryParse(metric.GetProperty("id").GetString(), out _));
            Assert.NotEqual("", metric.GetProperty("unit").GetString());
            Assert.Equal(31, metric.GetProperty("values").GetArrayLength());
        }

        Assert.Equal("2026-05-01T00:00:00Z", usage.TextAt("data.0.values.0.starting_on"));
        Assert.Equal("2026-05-02T00:00:00Z", usage.TextAt("data.0.values.0.ending_before"));
        Assert.Equal("2026-06-01T00:00:00Z", usage.TextAt("data.0.values.30.ending_before"));
    }

    [Fact]
    public async Task Usage_is_the_same_in_every_emulator_and_differs_between_organizations_and_days()
    {
        await using var one = await TestEmulator.WithDemoUsageAsync();
        await using var other = await TestEmulator.WithDemoUsageAsync();
        await one.ProvisionAsync("globex", "other");
        var acme = await one.Get("/orgs/acme" + May).Ok();
        Assert.Equal(acme.Text, (await other.Get("/orgs/acme" + May).Ok()).Text);
        Assert.NotEqual(acme.Text, (await one.Get("/orgs/globex" + May).Ok()).Text);
        Assert.True(Values(acme, UsageMetricNames.ClassARequests).Distinct().Count() > 20);
    }

    [Fact]
    public async Task A_part_of_a_period_shows_the_same_values()
    {
        await using var emulator = await TestEmulator.WithDemoUsageAsync();
        var month = Values(await emulator.Get("/orgs/acme" + May).Ok(), UsageMetricNames.StorageStandard);
        var day = await emulator.Get("/orgs/acme/usage?starting_on=2026-05-10T00:00:00Z&ending_before=2026-05-11T00:00:00Z").Ok();
        Assert.Equal([month[9]], Values(day, UsageMetricNames.StorageStandard));
    }

    [Fact]
    public async Task Future_days_have_no_usage_and_the_current_day_grows()
    {
        await using var emulator = await TestEmulator.WithDemoUsageAsync();
        var noon = Values(await emulator.Get("/orgs/acme" + June).Ok(), UsageMetricNames.ClassARequests);
        Assert.Equal(15, noon.Length);
        emulator.Clock.Advance(TimeSpan.FromHours(6));
        var evening = Values(await emulator.Get("/orgs/acme" + June).Ok(), UsageMetricNames.ClassARequests);
        emulator.Clock.Advance(TimeSpan.FromHours(6));
        var nextDay = Values(await emulator.Get("/orgs/acme" + June).Ok(), UsageMetricNames.ClassARequests);

        Assert.True(noon[14] < evening[14] && evening[14] < nextDay[14]);
        Assert.Equal(noon[..14], nextDay[..14]);
        Assert.Equal(16, nextDay.Length);
        Assert.Equal(0, nextDay[15]);

        var future = await emulator.Get("/orgs/acme/usage?starting_on=2027-01-01T00:00:00Z&ending_before=2027-02-01T00:00:00Z").Ok();
        Assert.Empty(Values(future, UsageMetricNames.ClassARequests));
    }

    [Fact]
    public async Task A_set_value_replaces_the_generated_one()
    {
        await using var emulator = await TestEmulator.WithDemoUsageAsync();
        emulator.Server.SetUsage("acme", UsageMetricNames.StorageStandard, new DateOnly(2026, 5, 2), 12.345678901m);
        emulator.Server.SetUsage("acme", UsageMetricNames.StorageStandard, new DateOnly(2026, 5, 2), 0.1m);
        var values = Values(await emulator.Get("/orgs/acme" + May).Ok(), UsageMetricNames.StorageStandard);
        Assert.Equal(0.1m, values[1]);
        Assert.NotEqual(0m, values[0]);
    }

    [Fact]
    public async Task Without_demo_usage_only_set_values_are_above_zero()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        emulator.Server.SetUsage("acme", UsageMetricNames.ClassBRequests, new DateOnly(2026, 5, 31), 7);
        var usage = await emulator.Get("/orgs/acme" + May).Ok();
        Assert.Equal(7, usage.List("data", "name").Sum(name => Values(usage, name).Sum()));
        Assert.Equal(7, Values(usage, UsageMetricNames.ClassBRequests)[30]);
    }

    [Theory]
    [InlineData("2026-05-01", "2026-06-01T00:00:00Z", "starting_on")]
    [InlineData("2026-05-01T00:00:00", "2026-06-01T00:00:00Z", "starting_on")]
    [InlineData("2026-05-01T00:00:01Z", "2026-06-01T00:00:00Z", "starting_on")]
    [InlineData("2026-05-01T00:00:00%2B02:00", "2026-06-01T00:00:00Z", "starting_on")]
    [InlineData("2026-02-30T00:00:00Z", "2026-06-01T00:00:00Z", "starting_on")]
    [InlineData("2026-05-01T00:00:00Z", "tomorrow", "ending_before")]
    [InlineData("2026-05-01T00:00:00Z", "2026-05-01T00:00:00Z", "ending_before")]
    [InlineData("2026-05-01T00:00:00Z", "2026-04-01T00:00:00Z", "ending_before")]
    [InlineData("2006-05-01T00:00:00Z", "2026-04-01T00:00:00Z", "ending_before")]
    public async Task A_bound_that_is_not_a_utc_midnight_or_an_empty_period_is_named(string from, string before, string field)
    {
        await using var emulator = await TestEmulator.WithDemoUsageAsync();
        await emulator.Get($"/orgs/acme/usage?starting_on={from}&ending_before={before}").Refused(400, field + ":");
    }

    [Theory]
    [InlineData("2026-05-01T00:00:00Z")]
    [InlineData("2026-05-01T00%3A00%3A00Z")]
    [InlineData("2026-05-01T00:00:00.000Z")]
    [InlineData("2026-05-01T00:00:00%2B00:00")]
    public async Task A_utc_midnight_may_be_written_in_every_form_of_the_rfc(string from)
    {
        await using var emulator = await TestEmulator.WithDemoUsageAsync();
        Assert.Equal("2026-05-01T00:00:00Z", (await emulator.Get($"/orgs/acme/usage?starting_on={from}&ending_before=2026-05-02T00:00:00Z").Ok()).TextAt("data.0.values.0.starting_on"));
    }

    private static decimal[] Values(Answer usage, string metric) =>
    [
        .. usage.At("data").EnumerateArray().Single(entry => entry.GetProperty("name").GetString() == metric)
            .GetProperty("values").EnumerateArray().Select(value => value.GetProperty("value").GetDecimal()),
    ];
}
