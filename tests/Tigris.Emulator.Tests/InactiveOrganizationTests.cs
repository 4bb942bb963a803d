using System.Threading.Tasks;

namespace Tigris.Emulator.Tests;

public sealed class InactiveOrganizationTests
{
    private const string Document = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*"],"Resource":["*"]}]}""";

    public static TheoryData<string, string, string> Writes => new()
    {
        { "POST", "/orgs/acme/provision", """{"bucket_name":"more","org_name":"Acme","user_id":"ann"}""" },
        { "POST", "/orgs/acme/provision", """{"bucket_name":"data","org_name":"Acme","user_id":"ann","bucket_options":{"enable_snapshots":true}}""" },
        { "POST", "/orgs/acme/key", """{"user_id":"ann"}""" },
        { "PUT", "/orgs/acme/key", """{"user_id":"ann","id":"tid_x"}""" },
        { "POST", "/orgs/acme/key/rotate", """{"user_id":"ann","id":"tid_x"}""" },
        { "POST", "/orgs/acme/policies", $$"""{"name":"p","document":{{Document}}}""" },
        { "PUT", "/orgs/acme/policies/p", $$"""{"document":{{Document}}}""" },
        { "POST", "/orgs/acme/buckets/data/snapshots", "{}" },
        { "PUT", "/orgs/acme/buckets/data", """{"public":true}""" },
        { "POST", "/orgs/acme/buckets/data/domain", """{"website":{"domain_name":"a.example.com"}}""" },
        { "PUT", "/orgs/acme/buckets/data/lifecycle", """{"rules":[]}""" },
    };

    [Invariant("tenant-isolation")]
    [Theory]
    [MemberData(nameof(Writes))]
    public async Task An_inactive_organization_refuses_changes(string method, string path, string body)
    {
        await using var emulator = await TestEmulator.WithBucketAsync("""{"enable_snapshots":true}""");
        await emulator.Deactivate("acme");
        await emulator.Send(method, path, body).Refused(403, "acme", "not active");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/buckets")]
    [InlineData("/buckets/data")]
    [InlineData("/buckets/data/domain")]
    [InlineData("/buckets/data/lifecycle")]
    [InlineData("/buckets/data/snapshots")]
    [InlineData("/policies")]
    [InlineData("/invoices/2026-05")]
    [InlineData("/usage?starting_on=2026-05-01T00:00:00Z&ending_before=2026-06-01T00:00:00Z")]
    public async Task An_inactive_organization_can_still_be_read(string path)
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await emulator.Deactivate("acme");
        await emulator.Get("/orgs/acme" + path).Ok();
    }

    [Invariant("tenant-isolation")]
    [Fact]
    public async Task Buckets_of_an_inactive_organization_can_be_deleted()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await emulator.Deactivate("acme");
        await emulator.Delete("/orgs/acme/buckets/data").Ok();
        Assert.Empty((await emulator.Get("/orgs/acme/buckets").Ok()).List("buckets", "name"));
        await emulator.Get("/orgs/acme").Ok();
    }

    [Invariant("tenant-isolation")]
    [Fact]
    public async Task Keys_of_an_inactive_organization_do_not_work()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var key = await emulator.ProvisionAsync("acme", "data");
        Assert.True(Works(emulator, key));

        await emulator.Deactivate("acme");
        Assert.False(Works(emulator, key));
        Assert.Equal("Inactive", (await emulator.Post("/orgs/acme/keys", """{"user_id":"ann"}""").Ok()).TextAt("keys.0.status"));
    }

    [Theory]
    [InlineData(Reactivation.KeysWork, "Active")]
    [InlineData(Reactivation.KeysStayInactive, "Inactive")]
    public async Task The_state_of_keys_after_reactivation_is_an_option(Reactivation reactivation, string status)
    {
        await using var emulator = await TestEmulator.StartAsync(clock => new EmulatorOptions { Port = 0, TimeProvider = clock, Reactivation = reactivation });
        var key = await emulator.ProvisionAsync("acme", "data");
        await emulator.Deactivate("acme");
        await emulator.Put("/orgs/acme", """{"user_id":"ann","active":true}""").Ok();

        Assert.Equal(status, (await emulator.Post("/orgs/acme/keys", """{"user_id":"ann"}""").Ok()).TextAt("keys.0.status"));
        Assert.Equal(status == "Active", Works(emulator, key));
        await emulator.ProvisionAsync("acme", "more");
    }

    private static bool Works(TestEmulator emulator, Answer key) =>
        emulator.Server.Authenticates(key.TextAt("access_key_id"), key.TextAt("secret_access_key"));
}
