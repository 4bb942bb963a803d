using System.Threading.Tasks;

namespace Tigris.Emulator.Tests;

public sealed class ForkTests
{
    private const string Enabled = """{"enable_snapshots":true}""";

    [Fact]
    public async Task A_fork_shows_its_parent_and_the_snapshot_created_for_it()
    {
        await using var emulator = await TestEmulator.WithBucketAsync(Enabled);
        emulator.Server.SetBucketContents("acme", "data", 100, 2);
        await Fork(emulator, "fork", "data").Ok();

        var taken = (await emulator.Get("/orgs/acme/buckets/data/snapshots").Ok()).TextAt("snapshots.0.version");
        var fork = await emulator.Get("/orgs/acme/buckets/fork").Ok();
        Assert.Equal("data", fork.TextAt("bucket.fork_info.parent_bucket"));
        Assert.Equal(taken, fork.TextAt("bucket.fork_info.snapshot"));
        Assert.False(fork.At("bucket.fork_info.has_children").GetBoolean());
        Assert.Equal(100, fork.At("bucket.size").GetInt64());
        Assert.True(fork.At("bucket.snapshots_enabled").GetBoolean());

        var parent = await emulator.Get("/orgs/acme/buckets/data").Ok();
        Assert.True(parent.At("bucket.fork_info.has_children").GetBoolean());
        Assert.False(parent.Has("bucket.fork_info.parent_bucket"));
    }

    [Fact]
    public async Task A_fork_can_be_of_a_snapshot_or_of_any_time_of_the_past()
    {
        await using var emulator = await TestEmulator.WithBucketAsync(Enabled);
        await emulator.Post("/orgs/acme/buckets/data/snapshots", "{}").Ok();
        var version = (await emulator.Post("/orgs/acme/buckets/data/snapshots", "{}").Ok()).TextAt("snapshot.version");
        await Fork(emulator, "fork", "data", snapshot: version).Ok();
        Assert.Equal(version, (await emulator.Get("/orgs/acme/buckets/fork").Ok()).TextAt("bucket.fork_info.snapshot"));

        await Fork(emulator, "older", "data", snapshot: "1765889000501544464").Ok();
        Assert.Equal("1765889000501544464", (await emulator.Get("/orgs/acme/buckets/older").Ok()).TextAt("bucket.fork_info.snapshot"));
        await Fork(emulator, "future", "data", snapshot: "9000000000000000000").Refused(400, "source_snapshot:");
        await Fork(emulator, "words", "data", snapshot: "yesterday").Refused(400, "source_snapshot:");
    }

    [Fact]
    public async Task A_parent_cannot_be_deleted_while_it_has_forks()
    {
        await using var emulator = await TestEmulator.WithBucketAsync(Enabled);
        await Fork(emulator, "fork", "data").Ok();
        await Fork(emulator, "grandchild", "fork").Ok();

        await emulator.Delete("/orgs/acme/buckets/data?force=true").Refused(409, "forks");
        await emulator.Delete("/orgs/acme/buckets/fork").Refused(409, "forks");
        await emulator.Delete("/orgs/acme/buckets/grandchild").Ok();
        await emulator.Delete("/orgs/acme/buckets/fork").Ok();
        Assert.False((await emulator.Get("/orgs/acme/buckets/data").Ok()).Has("bucket.fork_info"));
        await emulator.Delete("/orgs/acme/buckets/data").Ok();
    }

    [Fact]
    public async Task A_fork_outlives_its_snapshot()
    {
        await using var emulator = await TestEmulator.WithBucketAsync(Enabled);
        await Fork(emulator, "fork", "data").Ok();
        var before = await emulator.Get("/orgs/acme/buckets/fork").Ok();
        await emulator.Delete("/orgs/acme/buckets/data/snapshots/" + before.TextAt("bucket.fork_info.snapshot")).Ok();
        Assert.Equal(before.Text, (await emulator.Get("/orgs/acme/buckets/fork").Ok()).Text);
    }

    [Fact]
    public async Task Only_an_admin_or_the_owner_of_the_source_may_fork()
    {
        await using var emulator = await TestEmulator.WithBucketAsync(Enabled);
        await Fork(emulator, "fork", "data", user: "bob").Refused(403, "fork_of:");
        await Fork(emulator, "fork", "data", user: "bob", role: "Member").Refused(403, "fork_of:");
        await Fork(emulator, "fork", "data", user: "bob", role: "Admin").Ok();
    }

    [Fact]
    public async Task A_source_must_exist_in_the_organization_and_have_snapshots()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await emulator.ProvisionAsync("globex", "elsewhere", Enabled);
        await Fork(emulator, "fork", "data").Refused(400, "fork_of:");
        await Fork(emulator, "fork", "elsewhere").Refused(404, "elsewhere");
        await Fork(emulator, "fork", "missing").Refused(404, "missing");
    }

    [Fact]
    public async Task A_source_snapshot_needs_a_source()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await emulator.Post("/orgs/acme/provision", """{"bucket_name":"fork","org_name":"A","user_id":"ann","source_snapshot":"1"}""").Refused(400, "fork_of:");
    }

    [Fact]
    public async Task Forking_again_repeats_the_first_response()
    {
        await using var emulator = await TestEmulator.WithBucketAsync(Enabled);
        var first = await Fork(emulator, "fork", "data").Ok();
        Assert.Equal(first.Text, (await Fork(emulator, "fork", "data").Ok()).Text);
        Assert.Single((await emulator.Get("/orgs/acme/buckets/data/snapshots").Ok()).List("snapshots", "version"));
    }

    private static Task<Answer> Fork(TestEmulator emulator, string name, string source, string? snapshot = null, string user = "ann", string? role = null)
    {
        var snapshotMember = snapshot is null ? "" : $$""","source_snapshot":"{{snapshot}}" """;
        var roleMember = role is null ? "" : $$""","user_role":"{{role}}" """;
        return emulator.Post(
            "/orgs/acme/provision",
            $$"""{"bucket_name":"{{name}}","org_name":"A","user_id":"{{user}}","fork_of":"{{source}}"{{snapshotMember}}{{roleMember}}}""");
    }
}
