using System;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests;

public sealed class AccessKeyTests
{
    private const string Document = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*"],"Resource":["*"]}]}""";

    [Fact]
    public async Task A_new_key_is_active_and_its_secret_is_shown_once()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        var key = await Create(emulator, """{"user_id":"bob","name":"ci","buckets_roles":[{"bucket_name":"data","role":"ReadOnly"}]}""").Ok();
        Assert.Matches("^tid_[A-Za-z0-9_]{50}$", key.TextAt("id"));
        Assert.Matches("^tsec_[A-Za-z0-9_]{72}$", key.TextAt("secret_key"));
        Assert.Equal("ci", key.TextAt("name"));

        var read = await Get(emulator, key.TextAt("id"), "bob").Ok();
        Assert.Equal("Active", read.TextAt("status"));
        Assert.Equal("ReadOnly", read.TextAt("buckets_roles.0.role"));
        Assert.Equal("standard", read.TextAt("access_key_scope"));
        Assert.Equal(0, read.At("attached_policies").GetArrayLength());
        Assert.DoesNotContain("tsec_", read.Text + (await List(emulator, "bob").Ok()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_without_a_name_is_named_by_its_id()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        var key = await Create(emulator, """{"user_id":"bob"}""").Ok();
        Assert.Equal(key.TextAt("id"), key.TextAt("name"));
    }

    [Fact]
    public async Task A_member_lists_its_own_keys_and_an_admin_all()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        var id = (await Create(emulator, """{"user_id":"bob"}""").Ok()).TextAt("id");
        Assert.Equal([id], (await List(emulator, "bob").Ok()).List("keys", "id"));
        Assert.Equal([id], (await List(emulator, "bob", """, "user_role":"Member" """).Ok()).List("keys", "id"));
        Assert.Equal(2, (await List(emulator, "bob", """, "user_role":"Admin" """).Ok()).List("keys", "id").Length);
        Assert.Empty((await List(emulator, "missing").Ok()).List("keys", "id"));
    }

    [Fact]
    public async Task The_list_shows_no_policies_and_no_scope()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        var listed = (await List(emulator, "ann").Ok()).At("keys.0");
        Assert.Equal(["buckets_roles", "id", "name", "status"], listed.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_prefix_filter_matches_the_text_literally()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        var id = (await Create(emulator, """{"user_id":"ann"}""").Ok()).TextAt("id");
        Assert.Equal([id], (await List(emulator, "ann", $$""", "key_id_prefix":"{{id}}" """).Ok()).List("keys", "id"));
        Assert.Contains(id, (await List(emulator, "ann", $$""", "key_id_prefix":"{{id[..30]}}" """).Ok()).List("keys", "id"));
        foreach (var none in new[] { "tid%", id.ToUpperInvariant(), "x" })
            Assert.Empty((await List(emulator, "ann", $$""", "key_id_prefix":"{{none}}" """).Ok()).List("keys", "id"));
    }

    [Theory]
    [InlineData(ForeignKeyResponse.NotFound, 404)]
    [InlineData(ForeignKeyResponse.Forbidden, 403)]
    public async Task A_member_cannot_act_on_anothers_key_and_an_admin_can(ForeignKeyResponse answer, int status)
    {
        await using var emulator = await TestEmulator.WithBucketAsync(clock => new EmulatorOptions { Port = 0, TimeProvider = clock, ForeignKey = answer });
        var id = (await Create(emulator, """{"user_id":"bob"}""").Ok()).TextAt("id");
        var eve = $$"""{"user_id":"eve","id":"{{id}}"}""";
        await emulator.Post("/orgs/acme/key/get", eve).Refused(status, id);
        await emulator.Put("/orgs/acme/key", eve).Refused(status, id);
        await emulator.Post("/orgs/acme/key/rotate", eve).Refused(status, id);
        await emulator.Delete("/orgs/acme/key", eve).Refused(status, id);

        var admin = $$"""{"user_id":"eve","user_role":"Admin","id":"{{id}}"}""";
        await emulator.Post("/orgs/acme/key/get", admin).Ok();
        await emulator.Delete("/orgs/acme/key", admin).Ok();
        await Get(emulator, id, "bob").Refused(404);
    }

    [Invariant("tenant-isolation")]
    [Fact]
    public async Task A_key_of_another_organization_is_not_found_even_for_an_admin()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        var id = (await emulator.ProvisionAsync("globex", "other")).TextAt("access_key_id");
        await emulator.Post("/orgs/acme/key/get", $$"""{"user_id":"ann","user_role":"Admin","id":"{{id}}"}""").Refused(404, id);
    }

    [Fact]
    public async Task Rotation_keeps_the_id_and_revokes_the_old_secret()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        var key = await Create(emulator, """{"user_id":"bob"}""").Ok();
        var (id, old) = (key.TextAt("id"), key.TextAt("secret_key"));
        Assert.True(emulator.Server.Authenticates(id, old));

        var rotated = await emulator.Post("/orgs/acme/key/rotate", $$"""{"user_id":"bob","id":"{{id}}"}""").Ok();
        Assert.Equal(["new_secret"], rotated.Json.EnumerateObject().Select(member => member.Name));
        Assert.False(emulator.Server.Authenticates(id, old));
        Assert.True(emulator.Server.Authenticates(id, rotated.TextAt("new_secret")));
        await Get(emulator, id, "bob").Ok();
    }

    [Fact]
    public async Task A_deleted_key_is_not_found()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        var key = await Create(emulator, """{"user_id":"bob"}""").Ok();
        var body = $$"""{"user_id":"bob","id":"{{key.TextAt("id")}}"}""";
        Assert.Equal("{}", (await emulator.Delete("/orgs/acme/key", body).Ok()).Text);
        Assert.False(emulator.Server.Authenticates(key.TextAt("id"), key.TextAt("secret_key")));
        await emulator.Delete("/orgs/acme/key", body).Refused(404);
    }

    [Fact]
    public async Task Roles_are_replaced_not_merged()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await emulator.ProvisionAsync("acme", "more");
        var id = (await Create(emulator, """{"user_id":"bob","buckets_roles":[{"bucket_name":"data","role":"Editor"}]}""").Ok()).TextAt("id");
        await Update(emulator, id, """, "buckets_roles":[{"bucket_name":"more","role":"ReadOnly"}]""").Ok();
        Assert.Equal(["more"], (await Get(emulator, id, "bob").Ok()).List("buckets_roles", "bucket_name"));
        await Update(emulator, id, """, "access_key_scope":"no_default_allow" """).Ok();
        Assert.Equal(["more"], (await Get(emulator, id, "bob").Ok()).List("buckets_roles", "bucket_name"));
        await Update(emulator, id, """, "buckets_roles":[]""").Ok();
        var read = await Get(emulator, id, "bob").Ok();
        Assert.Empty(read.List("buckets_roles", "bucket_name"));
        Assert.Equal("no_default_allow", read.TextAt("access_key_scope"));
    }

    [Theory]
    [InlineData("""{"bucket_name":"data","role":"Admin"}""", 400, "buckets_roles[0].bucket_name: must be *")]
    [InlineData("""{"bucket_name":"data","role":"Editor"},{"bucket_name":"data","role":"ReadOnly"}""", 400, "buckets_roles[1].bucket_name:")]
    [InlineData("""{"bucket_name":"data","role":"Owner"}""", 400, "buckets_roles[0].role:")]
    [InlineData("""{"role":"Editor"}""", 400, "buckets_roles[0].bucket_name: required")]
    [InlineData("""{"bucket_name":"missing","role":"Editor"}""", 404, "bucket 'missing'")]
    public async Task An_invalid_role_is_refused(string roles, int status, string message)
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await Create(emulator, $$"""{"user_id":"bob","buckets_roles":[{{roles}}]}""").Refused(status, message);
        Assert.Empty((await List(emulator, "bob").Ok()).List("keys", "id"));
    }

    [Theory]
    [InlineData("Admin")]
    [InlineData("Editor")]
    [InlineData("ReadOnly")]
    public async Task Every_role_is_valid_for_all_buckets(string role)
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await Create(emulator, $$"""{"user_id":"bob","buckets_roles":[{"bucket_name":"*","role":"{{role}}"}]}""").Ok();
    }

    [Fact]
    public async Task A_key_can_be_created_with_existing_and_new_policies()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await emulator.Post("/orgs/acme/policies", $$"""{"name":"old","document":{{Document}}}""").Ok();
        var id = (await Create(emulator, $$"""{"user_id":"bob","attach_policies":["old","old"],"create_policies":[{"name":"new","document":{{Document}}}]}""").Ok()).TextAt("id");
        Assert.Equal(["new", "old"], Policies(await Get(emulator, id, "bob").Ok()));
        Assert.Equal(1, (await emulator.Get("/orgs/acme/policies/old").Ok()).At("attachment_count").GetInt64());
        Assert.Equal(1, (await emulator.Get("/orgs/acme/policies/new").Ok()).At("attachment_count").GetInt64());
    }

    [Theory]
    [InlineData(""" "attach_policies":["missing"],"create_policies":[{"name":"new","document":DOC}]""", 404, "policy 'missing'")]
    [InlineData(""" "attach_policies":["new"],"create_policies":[{"name":"new","document":DOC}]""", 404, "policy 'new'")]
    [InlineData(""" "create_policies":[{"name":"new","document":DOC},{"name":"old","document":DOC}]""", 409, "create_policies[1].name: policy 'old'")]
    [InlineData(""" "create_policies":[{"name":"new","document":DOC},{"name":"new","document":DOC}]""", 409, "create_policies[1].name: policy 'new'")]
    [InlineData(""" "create_policies":[{"name":"new","document":DOC},{"name":"a b","document":DOC}]""", 400, "create_policies[1].name:")]
    [InlineData(""" "create_policies":[{"name":"new","document":{"Version":"2012-10-17"}}]""", 400, "create_policies[0].document.Statement: required")]
    public async Task A_key_whose_policies_fail_is_not_created_and_its_policies_are_not(string policies, int status, string message)
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await emulator.Post("/orgs/acme/policies", $$"""{"name":"old","document":{{Document}}}""").Ok();
        var body = $$"""{"user_id":"bob",{{policies.Replace("DOC", Document, StringComparison.Ordinal)}}}""";
        await Create(emulator, body).Refused(status, message);
        Assert.Empty((await List(emulator, "bob").Ok()).List("keys", "id"));
        Assert.Equal(["old"], (await emulator.Get("/orgs/acme/policies").Ok()).List("policies", "name"));
    }

    [Fact]
    public async Task Policies_are_removed_before_they_are_added()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        foreach (var name in new[] { "a", "b" }) await emulator.Post("/orgs/acme/policies", $$"""{"name":"{{name}}","document":{{Document}}}""").Ok();
        var id = (await Create(emulator, """{"user_id":"bob","attach_policies":["a"]}""").Ok()).TextAt("id");
        await Update(emulator, id, """, "add_policies":["a","b","b"],"remove_policies":["a","never"]""").Ok();
        Assert.Equal(["a", "b"], Policies(await Get(emulator, id, "bob").Ok()));
        await Update(emulator, id, """, "remove_policies":["a"]""").Ok();
        Assert.Equal(["b"], Policies(await Get(emulator, id, "bob").Ok()));
    }

    [Fact]
    public async Task An_update_that_adds_a_missing_policy_changes_nothing()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await emulator.Post("/orgs/acme/policies", $$"""{"name":"a","document":{{Document}}}""").Ok();
        var id = (await Create(emulator, """{"user_id":"bob","attach_policies":["a"]}""").Ok()).TextAt("id");
        await Update(emulator, id, """, "access_key_scope":"no_default_allow","remove_policies":["a"],"add_policies":["missing"]""").Refused(404, "policy 'missing'");
        var read = await Get(emulator, id, "bob").Ok();
        Assert.Equal(["a"], Policies(read));
        Assert.Equal("standard", read.TextAt("access_key_scope"));
    }

    private static string[] Policies(Answer key) => [.. key.At("attached_policies").EnumerateArray().Select(name => name.GetString()!)];

    private static Task<Answer> Create(TestEmulator emulator, string body) => emulator.Post("/orgs/acme/key", body);

    private static Task<Answer> Get(TestEmulator emulator, string id, string user) =>
        emulator.Post("/orgs/acme/key/get", $$"""{"user_id":"{{user}}","id":"{{id}}"}""");

    private static Task<Answer> List(TestEmulator emulator, string user, string more = "") =>
        emulator.Post("/orgs/acme/keys", $$"""{"user_id":"{{user}}"{{more}}}""");

    private static Task<Answer> Update(TestEmulator emulator, string id, string more) =>
        emulator.Put("/orgs/acme/key", $$"""{"user_id":"bob","id":"{{id}}"{{more}}}""");
}
