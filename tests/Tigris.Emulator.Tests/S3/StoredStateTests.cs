using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Text;
using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;

namespace Tigris.Emulator.Tests.S3;

/// <summary>Copies, snapshots, forks, tags, archives, and the deletion of bytes.</summary>
public sealed class StoredStateTests
{
    private const string WithSnapshots = """{"enable_snapshots":true}""";

    [Fact]
    public async Task A_copy_survives_its_source_and_follows_its_directives()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        await tenant.S3.PutObjectAsync(new PutObjectRequest { BucketName = "data", Key = "a b", ContentBody = "hello", ContentType = "text/x", TagSet = [new() { Key = "k", Value = "v" }] });
        await tenant.S3.CopyObjectAsync("data", "a b", "data", "c/+d");
        await tenant.S3.CopyObjectAsync(new CopyObjectRequest
        {
            SourceBucket = "data",
            SourceKey = "a b",
            DestinationBucket = "data",
            DestinationKey = "e",
            MetadataDirective = S3MetadataDirective.REPLACE,
            ContentType = "text/y",
        });
        await tenant.S3.CopyObjectAsync("data", "a b", "data", "a b").Refused(HttpStatusCode.BadRequest, "InvalidRequest");
        await tenant.S3.CopyObjectAsync("data", "missing", "data", "x").Refused(HttpStatusCode.NotFound, "NoSuchKey");
        await tenant.S3.DeleteObjectAsync("data", "a b");

        Assert.Equal(("hello", "text/x"), await ReadAsync(tenant, "c/+d"));
        Assert.Equal(("hello", "text/y"), await ReadAsync(tenant, "e"));
        Assert.Equal("v", (await tenant.S3.GetObjectTaggingAsync(new GetObjectTaggingRequest { BucketName = "data", Key = "c/+d" })).Tagging.Single().Value);
    }

    [Fact]
    public async Task A_copy_needs_read_permission_on_its_source()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var other = await emulator.TenantAsync("globex", "theirs");
        await other.S3.PutObjectAsync(ObjectTests.Text("theirs", "secret", "x"));
        await tenant.S3.CopyObjectAsync("theirs", "secret", "data", "mine").Refused(HttpStatusCode.Forbidden, "AccessDenied");
    }

    [Fact]
    public async Task Snapshots_and_times_show_earlier_states()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync("acme", "data", WithSnapshots);
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a", "one");
        var first = await SnapshotAsync(emulator);
        await s3.PutAsync("/data/a", "two");
        await s3.PutAsync("/data/b", "b");
        var second = await SnapshotAsync(emulator);
        await s3.SendAsync("DELETE", "/data/a");

        Assert.Equal("one", (await AtAsync(s3, "/data/a", first)).Text);
        Assert.Equal("two", (await AtAsync(s3, "/data/a", second)).Text);
        Assert.Equal("NoSuchKey", (await AtAsync(s3, "/data/b", first)).Code);
        Assert.Equal("NoSuchKey", (await s3.GetAsync("/data/a")).Code);
        Assert.Contains("<Key>a</Key>", (await AtAsync(s3, "/data?list-type=2", first)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<Key>a</Key>", (await s3.GetAsync("/data?list-type=2")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fork_starts_with_the_state_of_its_source_and_changes_separately()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync("acme", "data", WithSnapshots);
        await tenant.S3.PutObjectAsync(ObjectTests.Text("data", "a", "one"));
        var version = await SnapshotAsync(emulator);
        await tenant.S3.PutObjectAsync(ObjectTests.Text("data", "a", "two"));
        using var fork = await emulator.TenantAsync("acme", "fork", "{}", $$""","fork_of":"data","source_snapshot":"{{version}}" """);

        Assert.Equal("one", (await ReadAsync(fork, "a", "fork")).Text);
        await fork.S3.PutObjectAsync(ObjectTests.Text("fork", "a", "three"));
        await fork.S3.PutObjectAsync(ObjectTests.Text("fork", "b", "b"));
        Assert.Equal("two", (await ReadAsync(tenant, "a")).Text);
        await tenant.S3.DeleteObjectAsync("data", "a");
        Assert.Equal("three", (await ReadAsync(fork, "a", "fork")).Text);

        var bucket = await emulator.Get("/orgs/acme/buckets/fork").Ok();
        Assert.Equal((6, 2), (bucket.At("bucket.size").GetInt64(), bucket.At("bucket.object_count").GetInt64()));
        await tenant.S3.DeleteBucketAsync("data").Refused(HttpStatusCode.Conflict, "InvalidBucketState");
    }

    [Fact]
    public async Task Tags_are_set_read_and_deleted()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        await tenant.S3.PutObjectAsync(ObjectTests.Text("data", "a", "x"));
        await tenant.S3.PutObjectTaggingAsync(new PutObjectTaggingRequest { BucketName = "data", Key = "a", Tagging = new Tagging { TagSet = [new() { Key = "k", Value = "ü&<" }] } });
        Assert.Equal("ü&<", (await tenant.S3.GetObjectTaggingAsync(new GetObjectTaggingRequest { BucketName = "data", Key = "a" })).Tagging.Single().Value);
        await tenant.S3.DeleteObjectTaggingAsync(new DeleteObjectTaggingRequest { BucketName = "data", Key = "a" });
        Assert.Empty((await tenant.S3.GetObjectTaggingAsync(new GetObjectTaggingRequest { BucketName = "data", Key = "a" })).Tagging ?? []);

        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        Assert.Equal("NoSuchTagSet", (await s3.GetAsync("/data?tagging")).Code);
        await tenant.S3.PutBucketTaggingAsync("data", [new() { Key = "team", Value = "blue" }]);
        Assert.Contains("<Value>blue</Value>", (await s3.GetAsync("/data?tagging")).Text, StringComparison.Ordinal);
        var two = "<Tagging><TagSet><Tag><Key>a</Key><Value/></Tag><Tag><Key>a</Key><Value/></Tag></TagSet></Tagging>"u8.ToArray();
        Assert.Equal("InvalidTag", (await s3.SendAsync("PUT", "/data/a?tagging", two)).Code);
        Assert.Equal("MalformedXML", (await s3.SendAsync("PUT", "/data/a?tagging", "<Tagging"u8.ToArray())).Code);
    }

    [Fact]
    public async Task An_archived_object_can_be_read_after_it_is_restored()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync("acme", "data", """{"storage_class":"GLACIER"}""");
        await tenant.S3.PutObjectAsync(ObjectTests.Text("data", "a", "x"));
        await tenant.S3.GetObjectAsync("data", "a").Refused(HttpStatusCode.Forbidden, "InvalidObjectState");
        await tenant.S3.RestoreObjectAsync("data", "a", 2);
        Assert.True((await tenant.S3.GetObjectMetadataAsync("data", "a")).RestoreInProgress);
        await tenant.S3.GetObjectAsync("data", "a").Refused(HttpStatusCode.Forbidden, "InvalidObjectState");
        await tenant.S3.RestoreObjectAsync("data", "a", 2).Refused(HttpStatusCode.Conflict, "RestoreAlreadyInProgress");
        emulator.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.False((await tenant.S3.GetObjectMetadataAsync("data", "a")).RestoreInProgress);
        Assert.Equal("x", (await ReadAsync(tenant, "a")).Text);
        emulator.Clock.Advance(TimeSpan.FromDays(3));
        await tenant.S3.GetObjectAsync("data", "a").Refused(HttpStatusCode.Forbidden, "InvalidObjectState");
    }

    [Fact]
    public async Task Objects_are_stored_beside_the_database_and_their_files_are_deleted_with_them()
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".db");
        try
        {
            var large = new string('x', 400_000);
            var (keyId, secret) = ("", "");
            await using (var emulator = await TestEmulator.StartAsync(clock => new EmulatorOptions { Port = 0, TimeProvider = clock, DataPath = path }))
            {
                using var tenant = await emulator.TenantAsync();
                (keyId, secret) = (tenant.KeyId, tenant.Secret);
                foreach (var key in new[] { "a", "b" }) await tenant.S3.PutObjectAsync(ObjectTests.Text("data", key, large));
                await tenant.S3.PutObjectAsync(ObjectTests.Text("data", "small", "x"));
                await tenant.S3.CopyObjectAsync("data", "a", "data", "copy");
            }

            File.WriteAllText(Path.Combine(path + ".objects", "left-over"), "of an emulator that was killed");
            await using (var emulator = await TestEmulator.StartAsync(clock => new EmulatorOptions { Port = 0, TimeProvider = clock, DataPath = path }))
            {
                using var s3 = new RawS3(emulator, keyId, secret);
                Assert.Equal(large, (await s3.GetAsync("/data/copy")).Text);
                Assert.Equal("x", (await s3.GetAsync("/data/small")).Text);
                Assert.Equal(2, Directory.GetFiles(path + ".objects").Length);
                await s3.SendAsync("DELETE", "/data/a");
                Assert.Equal(2, Directory.GetFiles(path + ".objects").Length);
                await s3.SendAsync("DELETE", "/data/copy");
                Assert.Single(Directory.GetFiles(path + ".objects"));
                await emulator.Delete("/orgs/acme/buckets/data").Refused(409, "not empty");
                await emulator.Delete("/orgs/acme/buckets/data?force=true").Ok();
                Assert.Empty(Directory.GetFiles(path + ".objects"));
            }
        }
        finally
        {
            foreach (var file in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(path) + "*")) File.Delete(file);
            if (Directory.Exists(path + ".objects")) Directory.Delete(path + ".objects", recursive: true);
        }
    }

    [Fact]
    public async Task Reset_deletes_objects_too()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using (var tenant = await emulator.TenantAsync()) await tenant.S3.PutObjectAsync(ObjectTests.Text("data", "a", new string('x', 400_000)));
        emulator.Server.Reset();
        using var again = await emulator.TenantAsync();
        await again.S3.GetObjectAsync("data", "a").Refused(HttpStatusCode.NotFound, "NoSuchKey");
        await emulator.Delete("/orgs/acme/buckets/data").Ok();
    }

    private static Task<S3Response> AtAsync(RawS3 s3, string target, string version) =>
        s3.SendAsync("GET", target, headers: new() { ["x-tigris-snapshot-version"] = version });

    private static async Task<string> SnapshotAsync(TestEmulator emulator) =>
        (await emulator.Post("/orgs/acme/buckets/data/snapshots", "{}").Ok()).TextAt("snapshot.version");

    private static async Task<(string Text, string Type)> ReadAsync(Tenant tenant, string key, string bucket = "data")
    {
        using var got = await tenant.S3.GetObjectAsync(bucket, key);
        return (Encoding.UTF8.GetString(await ObjectTests.ReadAsync(got)), got.Headers.ContentType);
    }
}
