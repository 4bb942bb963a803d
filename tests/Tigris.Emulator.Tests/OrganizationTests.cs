using System.Threading.Tasks;

namespace Tigris.Emulator.Tests;

public sealed class OrganizationTests
{
    private const string New = """{"org_name":"Acme Corp","user_id":"ann"}""";

    [Fact]
    public async Task A_new_organization_is_active_and_has_no_quota()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var created = await emulator.Post("/orgs/acme", New).Ok();
        Assert.Equal("{}", created.Text);

        var organization = await emulator.Get("/orgs/acme").Ok();
        Assert.Equal("acme", organization.TextAt("data.id"));
        Assert.Equal("Acme Corp", organization.TextAt("data.name"));
        Assert.True(organization.At("data.active").GetBoolean());
        Assert.False(organization.Has("data.quota"));
    }

    [Fact]
    public async Task A_missing_organization_is_not_found()
    {
        await using var emulator = await TestEmulator.StartAsync();
        foreach (var path in new[] { "", "/buckets", "/invoices/2026-05", "/policies" })
            await emulator.Get("/orgs/missing" + path).Refused(404, "organization 'missing'");
        await emulator.Put("/orgs/missing", """{"user_id":"ann"}""").Refused(404, "organization 'missing'");
    }

    [Fact]
    public async Task Creating_an_organization_again_is_a_conflict()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.Post("/orgs/acme", New).Ok();
        await emulator.Post("/orgs/acme", New).Refused(409, "acme");
    }

    [Fact]
    public async Task Creating_an_organization_again_can_be_accepted()
    {
        await using var emulator = await TestEmulator.StartAsync(
            clock => new EmulatorOptions { Port = 0, TimeProvider = clock, DuplicateOrganization = DuplicateOrganization.Accept });
        await emulator.Post("/orgs/acme", New).Ok();
        await emulator.Post("/orgs/acme", """{"org_name":"Other","user_id":"ann"}""").Ok();
        Assert.Equal("Acme Corp", (await emulator.Get("/orgs/acme").Ok()).TextAt("data.name"));
    }

    [Theory]
    [InlineData(107374182400)]
    [InlineData(long.MaxValue)]
    [InlineData(0)]
    public async Task A_quota_keeps_its_64_bits(long bytes)
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.Post("/orgs/acme", $$$"""{"org_name":"Acme","user_id":"ann","org_quota":{"limit_bytes":{{{bytes}}}}}""").Ok();
        Assert.Equal(bytes, (await emulator.Get("/orgs/acme").Ok()).At("data.quota.limit_bytes").GetInt64());
    }

    [Fact]
    public async Task An_update_changes_only_the_members_that_it_names()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.Post("/orgs/acme", """{"org_name":"Acme","user_id":"ann","org_quota":{"limit_bytes":5}}""").Ok();

        await emulator.Put("/orgs/acme", """{"user_id":"ann","active":false}""").Ok();
        Assert.Equal(5, (await emulator.Get("/orgs/acme").Ok()).At("data.quota.limit_bytes").GetInt64());
        await emulator.Put("/orgs/acme", """{"user_id":"ann","org_quota":{"limit_bytes":9}}""").Ok();
        var organization = await emulator.Get("/orgs/acme").Ok();
        Assert.False(organization.At("data.active").GetBoolean());
        Assert.Equal(9, organization.At("data.quota.limit_bytes").GetInt64());
    }

    [Fact]
    public async Task The_list_omits_inactive_organizations_by_default()
    {
        await using var emulator = await TestEmulator.StartAsync();
        foreach (var id in new[] { "a", "b", "c" }) await emulator.Post("/orgs/" + id, New).Ok();
        await emulator.Deactivate("b");
        Assert.Equal(["a", "c"], (await emulator.Get("/orgs").Ok()).List("data", "id"));
        Assert.Equal(["a", "c"], (await emulator.Get("/orgs?include_inactive=false").Ok()).List("data", "id"));
        Assert.Equal(["a", "b", "c"], (await emulator.Get("/orgs?include_inactive=true").Ok()).List("data", "id"));
    }

    [Fact]
    public async Task Members_may_be_kept_from_changing_an_organization()
    {
        await using var emulator = await TestEmulator.StartAsync(
            clock => new EmulatorOptions { Port = 0, TimeProvider = clock, OrganizationUpdateRole = OrganizationUpdateRole.Admin });
        await emulator.Post("/orgs/acme", New).Ok();
        await emulator.Put("/orgs/acme", """{"user_id":"ann","active":false}""").Refused(403, "user_role");
        await emulator.Put("/orgs/acme", """{"user_id":"ann","user_role":"Admin","active":false}""").Ok();
    }
}
