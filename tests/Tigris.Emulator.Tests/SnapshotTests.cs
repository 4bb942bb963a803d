using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests;

public sealed class SnapshotTests
{
    private const string Snapshots = "/orgs/acme/buckets/data/snapshots";
    private const string Enabled = """{"enable_snapshots":true}""";

    [Fact]
    public async Task A_snapshot_is_named_by_its_nanosecond()
    {
        await using var emulator = await TestEmulator.WithBucketAsync(Enabled);
        var snapshot = await emulator.Post(Snapshots, """{"description":"nightly"}""").Ok();
        Assert.Equal("1781524800000000000", snapshot.TextAt("snapshot.version"));
        Assert.Equal("data", snapshot.TextAt("snapshot.bucket"));
        Assert.Equal("nightly", snapshot.TextAt("snapshot.description"));
        var trail = snapshot.At("snapshot.created_at").GetDateTimeOffset() - emulator.Clock.GetUtcNow();
        Assert.InRange(trail, TimeSpan.FromMicroseconds(5), TimeSpan.FromMicroseconds(300));
    }

    [Fact]
    public async Task A_snapshot_needs_no_body()
    {
        await using var emulator = await TestEmulator.WithBucketAsync(Enabled);
        var snapshot = await emulator.Send("POST", Snapshots).Ok();
        Assert.False(snapshot.Has("snapshot.description"));
    }

    [Fact]
    public async Task Versions_increase_while_the_clock_is_stopped()
    {
        await using var emulator = await TestEmulator.WithBucketAsync(Enabled);
        for (var i = 0; i < 20; i++) await emulator.Post(Snapshots, "{}").Ok();
        var versions = (await emulator.Get(Snapshots).Ok()).List("snapshots", "version").Select(version => long.Parse(version, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(20, versions.Distinct().Count());
        Assert.Equal(versions.Order(), versions);
    }

    [Fact]
    public async Task The_list_can_start_with_the_newest()
    {
        await using var emulator = await TestEmulator.WithBucketAsync(
            clock => new EmulatorOptions { Port = 0, TimeProvider = clock, SnapshotOrder = SnapshotOrder.NewestFirst }, Enabled);
        foreach (var name in new[] { "first", "second" }) await emulator.Post(Snapshots, $$"""{"description":"{{name}}"}""").Ok();
        Assert.Equal(["second", "first"], (await emulator.Get(Snapshots).Ok()).List("snapshots", "description"));
    }

    [Fact]
    public async Task A_snapshot_can_be_read_and_deleted()
    {
        await using var emulator = await TestEmulator.WithBucketAsync(Enabled);
        var created = await emulator.Post(Snapshots, """{"description":"x"}""").Ok();
        var path = Snapshots + "/" + created.TextAt("snapshot.version");
        Assert.Equal(created.Text, (await emulator.Get(path).Ok()).Text);
        Assert.Equal("{}", (await emulator.Delete(path).Ok()).Text);
        await emulator.Get(path).Refused(404, "snapshot");
        await emulator.Delete(path).Refused(404, "snapshot");
    }

    [Fact]
    public async Task A_deleted_version_is_not_reused()
    {
        await using var emulator = await TestEmulator.WithBucketAsync(Enabled);
        var first = (await emulator.Post(Snapshots, "{}").Ok()).TextAt("snapshot.version");
        await emulator.Delete(Snapshots + "/" + first).Ok();
        Assert.NotEqual(first, (await emulator.Post(Snapshots, "{}").Ok()).TextAt("snapshot.version"));
    }

    [Fact]
    public async Task A_bucket_without_snapshots_refuses_new_ones_and_lists_none()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await emulator.Post(Snapshots, "{}").Refused(400, "no snapshots enabled");
        Assert.Empty((await emulator.Get(Snapshots).Ok()).List("snapshots", "version"));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("latest")]
    [InlineData("99999999999999999999")]
    public async Task An_invalid_version_is_not_found(string version)
    {
        await using var emulator = await TestEmulator.WithBucketAsync(Enabled);
        await emulator.Get(Snapshots + "/" + version).Refused(404, version);
    }

    [Fact]
    public async Task A_snapshot_of_another_bucket_is_not_found()
    {
        await using var emulator = await TestEmulator.WithBucketAsync(Enabled);
        await emulator.ProvisionAsync("acme", "other", Enabled);
        var version = (await emulator.Post(Snapshots, "{}").Ok()).TextAt("snapshot.version");
        await emulator.Get("/orgs/acme/buckets/other/snapshots/" + version).Refused(404);
    }

    [Fact]
    public async Task Snapshots_of_archive_buckets_are_an_option()
    {
        const string archive = """{"enable_snapshots":true,"storage_class":"GLACIER"}""";
        await using var emulator = await TestEmulator.WithBucketAsync(archive);
        await using var strict = await TestEmulator.StartAsync(clock => new EmulatorOptions { Port = 0, TimeProvider = clock, RefuseArchiveSnapshots = true });
        await strict.Post("/orgs/acme/provision", $$"""{"bucket_name":"data","org_name":"A","user_id":"ann","bucket_options":{{archive}}}""")
            .Refused(400, "bucket_options.enable_snapshots:");
    }
}
