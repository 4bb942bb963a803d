using System;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests;

public sealed class ProvisioningTests
{
    [Fact]
    public async Task Provisioning_creates_the_organization_the_bucket_and_a_key()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var answer = await emulator.ProvisionAsync("acme", "user-data", more: ""","org_quota":{"limit_bytes":5}""");

        Assert.Equal(["access_key_id", "bucket", "org_id", "secret_access_key"], answer.Json.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
        Assert.Matches("^tid_[A-Za-z0-9_]{50}$", answer.TextAt("access_key_id"));
        Assert.Matches("^tsec_[A-Za-z0-9_]{72}$", answer.TextAt("secret_access_key"));
        Assert.Equal("user-data", answer.TextAt("bucket"));
        Assert.Equal("acme", answer.TextAt("org_id"));

        var organization = await emulator.Get("/orgs/acme").Ok();
        Assert.Equal("Acme", organization.TextAt("data.name"));
        Assert.Equal(5, organization.At("data.quota.limit_bytes").GetInt64());
        await emulator.Get("/orgs/acme/buckets/user-data").Ok();
    }

    [Fact]
    public async Task The_provisioned_key_is_an_editor_of_the_bucket()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = (await emulator.ProvisionAsync("acme", "data", more: ""","access_key_scope":"no_default_allow" """)).TextAt("access_key_id");
        var key = await emulator.Post("/orgs/acme/key/get", $$"""{"user_id":"ann","id":"{{id}}"}""").Ok();
        Assert.Equal("data_access_key", key.TextAt("name"));
        Assert.Equal("data", key.TextAt("buckets_roles.0.bucket_name"));
        Assert.Equal("Editor", key.TextAt("buckets_roles.0.role"));
        Assert.Equal("no_default_allow", key.TextAt("access_key_scope"));
    }

    [Fact]
    public async Task Provisioning_again_returns_the_same_key_by_default()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var first = await emulator.ProvisionAsync("acme", "data");
        var second = await emulator.ProvisionAsync("acme", "data");
        Assert.Equal(first.Text, second.Text);
        Assert.Single((await emulator.Get("/orgs/acme/buckets").Ok()).List("buckets", "name"));
        Assert.Single((await emulator.Post("/orgs/acme/keys", """{"user_id":"ann"}""").Ok()).List("keys", "id"));
    }

    [Fact]
    public async Task Provisioning_again_can_return_a_new_key()
    {
        await using var emulator = await TestEmulator.StartAsync(
            clock => new EmulatorOptions { Port = 0, TimeProvider = clock, RepeatProvisioning = RepeatProvisioning.NewKey });
        var first = await emulator.ProvisionAsync("acme", "data");
        var second = await emulator.ProvisionAsync("acme", "data");
        Assert.NotEqual(first.TextAt("access_key_id"), second.TextAt("access_key_id"));
        Assert.Equal(2, (await emulator.Post("/orgs/acme/keys", """{"user_id":"ann"}""").Ok()).List("keys", "id").Length);
        Assert.True(emulator.Server.Authenticates(first.TextAt("access_key_id"), first.TextAt("secret_access_key")));
    }

    [Invariant("true-result")]
    [Fact]
    public async Task Concurrent_provisioning_of_a_bucket_creates_one_bucket_and_one_key()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => emulator.ProvisionAsync("acme", "data")));
        Assert.Single(answers.Select(answer => answer.Text).Distinct());
        Assert.Single((await emulator.Post("/orgs/acme/keys", """{"user_id":"ann"}""").Ok()).List("keys", "id"));
    }

    [Fact]
    public async Task Another_user_that_provisions_the_same_bucket_gets_a_separate_key()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var first = await emulator.ProvisionAsync("acme", "data");
        var second = await emulator.Post("/orgs/acme/provision", """{"bucket_name":"data","org_name":"Acme","user_id":"bob"}""").Ok();
        Assert.NotEqual(first.TextAt("access_key_id"), second.TextAt("access_key_id"));
    }

    [Fact]
    public async Task A_repeat_after_the_key_was_deleted_returns_a_new_one()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = (await emulator.ProvisionAsync("acme", "data")).TextAt("access_key_id");
        await emulator.Delete("/orgs/acme/key", $$"""{"user_id":"ann","id":"{{id}}"}""").Ok();
        Assert.NotEqual(id, (await emulator.ProvisionAsync("acme", "data")).TextAt("access_key_id"));
    }

    [Fact]
    public async Task A_repeat_after_a_rotation_returns_the_current_secret()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = (await emulator.ProvisionAsync("acme", "data")).TextAt("access_key_id");
        var secret = (await emulator.Post("/orgs/acme/key/rotate", $$"""{"user_id":"ann","id":"{{id}}"}""").Ok()).TextAt("new_secret");
        Assert.Equal(secret, (await emulator.ProvisionAsync("acme", "data")).TextAt("secret_access_key"));
    }

    [Fact]
    public async Task Defaults_that_are_spelled_out_are_the_same_parameters()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var first = await emulator.Post("/orgs/acme/provision", """{"bucket_name":"data","org_name":"Acme","user_id":"ann"}""").Ok();
        var second = await emulator.ProvisionAsync("acme", "data", """{"public":false,"storage_class":"STANDARD","regions":"global","lifecycle_rules":{"rules":[]}}""");
        Assert.Equal(first.Text, second.Text);
    }

    [Fact]
    public async Task A_repeat_is_compared_with_the_first_request_and_not_with_the_bucket()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.ProvisionAsync("acme", "data", """{"public":true}""");
        await emulator.Put("/orgs/acme/buckets/data", """{"public":false}""").Ok();
        await emulator.ProvisionAsync("acme", "data", """{"public":true}""");
        Assert.False((await emulator.Get("/orgs/acme/buckets/data").Ok()).At("bucket.public").GetBoolean());
    }

    [Theory]
    [InlineData("""{"public":true}""")]
    [InlineData("""{"storage_class":"GLACIER"}""")]
    [InlineData("""{"regions":"fra"}""")]
    [InlineData("""{"enable_snapshots":true}""")]
    [InlineData("""{"lifecycle_rules":{"rules":[{"id":"r","enabled":true,"expiration":{"days":1}}]}}""")]
    public async Task Provisioning_with_other_options_is_a_conflict_unless_they_are_ignored(string options)
    {
        var body = $$"""{"bucket_name":"data","org_name":"Acme","user_id":"ann","bucket_options":{{options}}}""";
        await using var emulator = await TestEmulator.WithBucketAsync();
        await emulator.Post("/orgs/acme/provision", body).Refused(409, "bucket_name", "other options");

        await using var lenient = await TestEmulator.WithBucketAsync(clock => new EmulatorOptions { Port = 0, TimeProvider = clock, RepeatOptions = RepeatOptions.Ignore });
        var before = await lenient.Get("/orgs/acme/buckets/data").Ok();
        await lenient.Post("/orgs/acme/provision", body).Ok();
        Assert.Equal(before.Text, (await lenient.Get("/orgs/acme/buckets/data").Ok()).Text);
    }

    [Fact]
    public async Task A_bucket_of_another_organization_is_a_conflict()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await emulator.Post("/orgs/globex/provision", """{"bucket_name":"data","org_name":"Globex","user_id":"ann"}""").Refused(409, "'data' is taken");
        await emulator.Get("/orgs/globex").Refused(404);
    }

    [Fact]
    public async Task An_existing_organization_keeps_its_name_and_gets_the_quota()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.Post("/orgs/acme", """{"org_name":"First","user_id":"ann"}""").Ok();
        await emulator.ProvisionAsync("acme", "data", more: ""","org_quota":{"limit_bytes":7}""");
        var organization = await emulator.Get("/orgs/acme").Ok();
        Assert.Equal("First", organization.TextAt("data.name"));
        Assert.Equal(7, organization.At("data.quota.limit_bytes").GetInt64());
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("")]
    [InlineData("Data")]
    [InlineData("user_data")]
    [InlineData("-data")]
    [InlineData("data-")]
    [InlineData(".data")]
    [InlineData("da..ta")]
    [InlineData("xn--data")]
    [InlineData("data-s3alias")]
    [InlineData("192.168.5.4")]
    [InlineData("dätä")]
    [InlineData("a23456789012345678901234567890123456789012345678901234567890abcd")]
    public async Task A_bucket_name_against_the_rules_is_refused_and_leaves_nothing_behind(string name)
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.Post("/orgs/acme/provision", $$"""{"bucket_name":"{{name}}","org_name":"Acme","user_id":"ann"}""").Refused(400, "bucket_name:");
        await emulator.Get("/orgs/acme").Refused(404);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("1.2.3")]
    [InlineData("images.example.com")]
    [InlineData("a2345678901234567890123456789012345678901234567890123456789012c")]
    public async Task A_bucket_name_by_the_rules_is_accepted(string name)
    {
        await using var emulator = await TestEmulator.StartAsync();
        Assert.Equal(name, (await emulator.ProvisionAsync("acme", name)).TextAt("bucket"));
    }
}
