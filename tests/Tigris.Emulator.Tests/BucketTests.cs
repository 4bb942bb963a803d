using System;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests;

public sealed class BucketTests
{
    [Fact]
    public async Task A_plain_bucket_is_empty_and_private()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        var bucket = await emulator.Get("/orgs/acme/buckets/data").Ok();
        Assert.Equal("data", bucket.TextAt("bucket.name"));
        Assert.Equal("2026-06-15T12:00:00Z", bucket.TextAt("bucket.created_at"));
        Assert.Equal(0, bucket.At("bucket.size").GetInt64());
        Assert.Equal(0, bucket.At("bucket.object_count").GetInt64());
        Assert.Equal("STANDARD", bucket.TextAt("bucket.storage_class"));
        Assert.Equal("", bucket.TextAt("bucket.regions"));
        foreach (var flag in new[] { "public", "object_acl_enabled", "public_list_objects_enabled", "snapshots_enabled" })
            Assert.False(bucket.At("bucket." + flag).GetBoolean());
        foreach (var absent in new[] { "fork_info", "website", "object_notifications", "lifecycle_rules" }) Assert.False(bucket.Has("bucket." + absent));
    }

    [Fact]
    public async Task A_bucket_keeps_the_options_that_it_was_provisioned_with()
    {
        await using var emulator = await TestEmulator.WithBucketAsync("""
            {"public":true,"enable_public_list_objects":true,"storage_class":"GLACIER_IR","regions":"iad,fra","enable_object_acl":true,"enable_snapshots":true}
            """);
        var bucket = await emulator.Get("/orgs/acme/buckets/data").Ok();
        foreach (var flag in new[] { "public", "object_acl_enabled", "public_list_objects_enabled", "snapshots_enabled" })
            Assert.True(bucket.At("bucket." + flag).GetBoolean());
        Assert.Equal("GLACIER_IR", bucket.TextAt("bucket.storage_class"));
        Assert.Equal("iad,fra", bucket.TextAt("bucket.regions"));
    }

    [Fact]
    public async Task The_list_shows_the_same_as_the_single_bucket()
    {
        await using var emulator = await TestEmulator.WithBucketAsync("""{"public":true}""");
        var single = (await emulator.Get("/orgs/acme/buckets/data").Ok()).At("bucket").GetRawText();
        Assert.Equal(single, (await emulator.Get("/orgs/acme/buckets").Ok()).At("buckets.0").GetRawText());
    }

    [Invariant("tenant-isolation")]
    [Fact]
    public async Task Organizations_do_not_see_each_others_buckets()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await emulator.ProvisionAsync("globex", "other");
        Assert.Equal(["other"], (await emulator.Get("/orgs/globex/buckets").Ok()).List("buckets", "name"));
        await emulator.Get("/orgs/globex/buckets/data").Refused(404, "bucket 'data'");
        await emulator.Delete("/orgs/globex/buckets/data").Refused(404, "bucket 'data'");
        await emulator.Put("/orgs/globex/buckets/data", "{}").Refused(404, "bucket 'data'");
    }

    [Fact]
    public async Task An_update_changes_only_the_members_that_it_names()
    {
        await using var emulator = await TestEmulator.WithBucketAsync("""{"regions":"iad","enable_object_acl":true}""");
        Assert.Equal("{}", (await emulator.Put("/orgs/acme/buckets/data", """{"public":true}""").Ok()).Text);
        var bucket = await emulator.Get("/orgs/acme/buckets/data").Ok();
        Assert.True(bucket.At("bucket.public").GetBoolean());
        Assert.True(bucket.At("bucket.object_acl_enabled").GetBoolean());
        Assert.Equal("iad", bucket.TextAt("bucket.regions"));

        await emulator.Put("/orgs/acme/buckets/data", """{"enable_object_acl":false,"enable_public_list_objects":true,"regions":"global"}""").Ok();
        bucket = await emulator.Get("/orgs/acme/buckets/data").Ok();
        Assert.False(bucket.At("bucket.object_acl_enabled").GetBoolean());
        Assert.True(bucket.At("bucket.public_list_objects_enabled").GetBoolean());
        Assert.Equal("", bucket.TextAt("bucket.regions"));
    }

    [Theory]
    [InlineData("moon")]
    [InlineData("iad,")]
    [InlineData("iad,global")]
    [InlineData("iad,iad")]
    [InlineData("iad, fra")]
    public async Task An_invalid_region_list_is_refused(string regions)
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await emulator.Put("/orgs/acme/buckets/data", $$"""{"regions":"{{regions}}"}""").Refused(400, "regions:");
        await emulator.Post("/orgs/acme/provision", $$$"""{"bucket_name":"more","org_name":"A","user_id":"ann","bucket_options":{"regions":"{{{regions}}}"}}""")
            .Refused(400, "bucket_options.regions:");
    }

    [Fact]
    public async Task Any_word_can_be_a_region()
    {
        await using var emulator = await TestEmulator.WithBucketAsync(clock => new EmulatorOptions { Port = 0, TimeProvider = clock, AnyRegion = true });
        await emulator.Put("/orgs/acme/buckets/data", """{"regions":"moon,mars"}""").Ok();
        Assert.Equal("moon,mars", (await emulator.Get("/orgs/acme/buckets/data").Ok()).TextAt("bucket.regions"));
    }

    [Fact]
    public async Task The_storage_class_cannot_be_updated()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await emulator.Put("/orgs/acme/buckets/data", """{"storage_class":"GLACIER"}""").Refused(400, "storage_class: unknown");
    }

    [Fact]
    public async Task A_bucket_with_objects_is_deleted_only_with_force()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        emulator.Server.SetBucketContents("acme", "data", 5_000_000_000, 3);
        var bucket = await emulator.Get("/orgs/acme/buckets/data").Ok();
        Assert.Equal(5_000_000_000, bucket.At("bucket.size").GetInt64());
        Assert.Equal(3, bucket.At("bucket.object_count").GetInt64());

        await emulator.Delete("/orgs/acme/buckets/data").Refused(409, "not empty");
        await emulator.Delete("/orgs/acme/buckets/data?force=false").Refused(409, "not empty");
        Assert.Equal("{}", (await emulator.Delete("/orgs/acme/buckets/data?force=true").Ok()).Text);
        await emulator.Get("/orgs/acme/buckets/data").Refused(404);
        await emulator.Delete("/orgs/acme/buckets/data?force=true").Refused(404);
    }

    [Fact]
    public async Task The_name_of_a_deleted_bucket_is_free_at_once_unless_delayed()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await emulator.Delete("/orgs/acme/buckets/data").Ok();
        await emulator.ProvisionAsync("globex", "data");

        await using var delayed = await TestEmulator.WithBucketAsync(
            clock => new EmulatorOptions { Port = 0, TimeProvider = clock, NameReuseDelay = TimeSpan.FromMinutes(5) });
        await delayed.Delete("/orgs/acme/buckets/data").Ok();
        const string again = """{"bucket_name":"data","org_name":"Acme","user_id":"ann"}""";
        await delayed.Post("/orgs/acme/provision", again).Refused(409, "bucket_name", "was deleted recently");
        delayed.Clock.Advance(TimeSpan.FromMinutes(5));
        await delayed.Post("/orgs/acme/provision", again).Ok();
    }

    [Fact]
    public async Task A_bucket_that_is_created_again_is_new()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var first = await emulator.ProvisionAsync("acme", "data", """{"public":true,"enable_snapshots":true}""");
        await emulator.Post("/orgs/acme/buckets/data/snapshots", "{}").Ok();
        await emulator.Delete("/orgs/acme/buckets/data").Ok();
        var second = await emulator.ProvisionAsync("acme", "data", """{"enable_snapshots":true}""");
        Assert.NotEqual(first.TextAt("access_key_id"), second.TextAt("access_key_id"));
        Assert.Empty((await emulator.Get("/orgs/acme/buckets/data/snapshots").Ok()).List("snapshots", "version"));
    }
}
