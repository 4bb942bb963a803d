using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using System.Xml.Linq;

namespace Tigris.Emulator.Tests.S3;

/// <summary>Soft delete of objects and buckets, as the vendor documents it.</summary>
public sealed class SoftDeleteTests
{
    private static readonly Dictionary<string, string> Deleted = new() { ["x-tigris-soft-delete"] = "true" };

    [Fact]
    public async Task A_deleted_object_is_listed_and_restored()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.SendAsync("PUT", "/soft", headers: new() { ["x-tigris-soft-delete"] = "30" });
        foreach (var text in new[] { "one", "two" })
        {
            await s3.SendAsync("PUT", "/soft/a", System.Text.Encoding.UTF8.GetBytes(text), headers: new() { ["x-amz-meta-n"] = text });
            emulator.Clock.Advance(TimeSpan.FromMinutes(1));
            Assert.Equal(204, (await s3.SendAsync("DELETE", "/soft/a")).Status);
        }

        Assert.Equal(404, (await s3.GetAsync("/soft/a")).Status);
        Assert.DoesNotContain("<Key>", (await s3.GetAsync("/soft?list-type=2")).Text);
        Assert.DoesNotContain("<Key>", (await s3.GetAsync("/soft?versions")).Text);
        var listed = await ListAsync(s3, "/soft?versions");
        Assert.Equal(["a false true 2026-06-15T12:02:00.000Z 3", "a false true 2026-06-15T12:01:00.000Z 3"], listed.Select(item => item.Text));
        var paged = new List<string>();
        for (var next = "/soft?max-keys=1&versions"; next is not null;)
        {
            var page = await s3.SendAsync("GET", next, headers: Deleted);
            paged.Add(page.Value("Version"));
            next = page.Text.Contains("<IsTruncated>true", StringComparison.Ordinal) ? $"/soft?key-marker=a&max-keys=1&version-id-marker={page.Value("NextVersionIdMarker")}&versions" : null;
        }

        Assert.Equal(2, paged.Count);
        Assert.Equal((6, 2), (await emulator.Get("/orgs/acme/buckets/soft").Ok()) is var bucket ? (bucket.At("bucket.size").GetInt64(), bucket.At("bucket.object_count").GetInt64()) : default);

        Assert.Equal(200, (await RestoreAsync(s3, listed[1].Version)).Status);
        var restored = await s3.GetAsync("/soft/a");
        Assert.Equal(("one", "one"), (restored.Text, restored.Response.Headers.GetValues("x-amz-meta-n").Single()));
        Assert.Equal(200, (await RestoreAsync(s3, null)).Status);
        Assert.Equal("two", (await s3.GetAsync("/soft/a")).Text);
        Assert.Equal(3, (await ListAsync(s3, "/soft?versions")).Count); // the replaced object became a deleted one
        Assert.Equal((404, "NoSuchKey"), CopyTests.Code(await RestoreAsync(s3, "1")));
        Assert.Equal((400, "InvalidArgument"), CopyTests.Code(await RestoreAsync(s3, "x")));
        Assert.Equal((400, "InvalidArgument"), CopyTests.Code(await RestoreAsync(s3, null, "other")));
    }

    [Fact]
    public async Task A_deleted_object_is_purged_by_its_version_and_after_its_time()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.SendAsync("PUT", "/soft", headers: Deleted);
        foreach (var key in new[] { "a", "b" })
        {
            await s3.PutAsync("/soft/" + key, new string('x', 400_000));
            await s3.SendAsync("DELETE", "/soft/" + key);
        }

        var versions = await ListAsync(s3, "/soft?versions");
        Assert.Equal(400, (await s3.SendAsync("DELETE", "/soft/a", headers: Deleted)).Status);
        foreach (var _ in new[] { 1, 2 }) Assert.Equal(204, (await s3.SendAsync("DELETE", $"/soft/a?versionId={versions[0].Version}", headers: Deleted)).Status);
        Assert.Equal(["b"], (await ListAsync(s3, "/soft?versions")).Select(item => item.Text.Split(' ')[0]));

        emulator.Clock.Advance(TimeSpan.FromDays(6));
        emulator.Server.RunLifecycleRules();
        Assert.Single(await ListAsync(s3, "/soft?versions"));
        emulator.Clock.Advance(TimeSpan.FromDays(1));
        emulator.Server.RunLifecycleRules();
        Assert.Empty(await ListAsync(s3, "/soft?versions"));
        var bucket = await emulator.Get("/orgs/acme/buckets/soft").Ok();
        Assert.Equal((0, 0), (bucket.At("bucket.size").GetInt64(), bucket.At("bucket.object_count").GetInt64()));
    }

    [Fact]
    public async Task Without_soft_delete_nothing_can_be_restored_or_purged()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a");
        Assert.Equal(400, (await s3.SendAsync("POST", "/data/a?restore", headers: new() { ["x-tigris-restore-type"] = "soft-delete" })).Status);
        Assert.Equal(400, (await s3.SendAsync("DELETE", "/data/a?versionId=1", headers: Deleted)).Status);
        Assert.Equal(400, (await s3.SendAsync("GET", "/data?versions", headers: new() { ["x-tigris-soft-delete"] = "7" })).Status);
        foreach (var days in new[] { "6", "91", "yes", "" }) Assert.Equal(400, (await s3.SendAsync("PUT", "/more", headers: new() { ["x-tigris-soft-delete"] = days })).Status);
        Assert.Equal(200, (await s3.GetAsync("/data/a")).Status);
    }

    [Fact]
    public async Task A_deleted_version_of_a_bucket_with_snapshots_can_be_restored_and_a_rename_leaves_nothing()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.SendAsync("PUT", "/soft", headers: new(Deleted) { ["x-tigris-enable-snapshot"] = "true" });
        await s3.PutAsync("/soft/a", "one");
        var version = (await s3.GetAsync("/soft/a")).Response.Headers.GetValues("x-amz-version-id").Single();
        await s3.SendAsync("DELETE", $"/soft/a?versionId={version}");
        Assert.Equal(404, (await s3.GetAsync($"/soft/a?versionId={version}")).Status);
        Assert.Equal(200, (await RestoreAsync(s3, version)).Status);
        Assert.Equal("one", (await s3.GetAsync("/soft/a")).Text);

        await s3.SendAsync("PUT", "/plain", headers: Deleted);
        await s3.PutAsync("/plain/a", "one");
        await s3.SendAsync("PUT", "/plain/b", headers: new() { ["x-amz-copy-source"] = "plain/a", ["x-tigris-rename"] = "true" });
        Assert.Empty(await ListAsync(s3, "/plain?versions"));
    }

    [Fact]
    public async Task A_deleted_bucket_is_restored_with_its_objects_and_keeps_its_name()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var other = await emulator.TenantAsync("globex", "theirs");
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        using var foreign = new RawS3(emulator, other.KeyId, other.Secret);
        await s3.SendAsync("PUT", "/soft", headers: Deleted);
        await s3.PutAsync("/soft/a", "kept");
        await s3.PutAsync("/soft?tagging", "<Tagging><TagSet><Tag><Key>k</Key><Value>v</Value></Tag></TagSet></Tagging>");
        Assert.Equal(400, (await s3.SendAsync("POST", "/soft?restore")).Status);
        Assert.Equal(204, (await s3.SendAsync("DELETE", "/soft")).Status);

        Assert.Equal(404, (await s3.SendAsync("HEAD", "/soft")).Status);
        Assert.Equal((404, "NoSuchBucket"), CopyTests.Code(await s3.GetAsync("/soft/a")));
        Assert.Equal((409, "BucketAlreadyOwnedByYou"), CopyTests.Code(await s3.SendAsync("PUT", "/soft")));
        Assert.Equal((409, "BucketAlreadyExists"), CopyTests.Code(await foreign.SendAsync("PUT", "/soft")));
        await emulator.Post("/orgs/globex/provision", """{"bucket_name":"soft","org_name":"Globex","user_id":"ann"}""").Refused(409, "soft");
        Assert.Equal(403, (await foreign.SendAsync("POST", "/soft?restore")).Status);
        Assert.Equal(403, (await s3.AnonymousAsync("POST", "/soft?restore")).Status);
        Assert.Equal(["data"], await NamesAsync(s3, "/"));
        Assert.Equal(["soft"], await NamesAsync(s3, "/?OnlyDeleted=true"));

        Assert.Equal(200, (await s3.SendAsync("POST", "/soft?restore")).Status);
        Assert.Equal("kept", (await s3.GetAsync("/soft/a")).Text);
        Assert.Contains("<Key>k</Key>", (await s3.GetAsync("/soft?tagging")).Text);
        Assert.Equal(["data", "soft"], await NamesAsync(s3, "/"));
        Assert.Empty(await NamesAsync(s3, "/?OnlyDeleted=true"));
    }

    [Fact]
    public async Task A_deleted_bucket_ends_with_its_time_or_at_once_with_force()
    {
        var data = Path.Combine(Directory.CreateTempSubdirectory("tigris-soft-").FullName, "state.db");
        await using var emulator = await TestEmulator.StartAsync(clock => new EmulatorOptions { Port = 0, TimeProvider = clock, DataPath = data });
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        foreach (var bucket in new[] { "forced", "timed" })
        {
            await s3.SendAsync("PUT", "/" + bucket, headers: Deleted);
            foreach (var key in new[] { "a", "b" }) await s3.PutAsync($"/{bucket}/{key}", new string('x', 400_000));
            await s3.SendAsync("DELETE", $"/{bucket}/b");
        }

        Assert.Equal(204, (await s3.SendAsync("DELETE", "/forced", headers: new() { ["tigris-force-delete"] = "true" })).Status);
        Assert.Equal(404, (await s3.SendAsync("POST", "/forced?restore")).Status);
        Assert.Equal(2, Directory.GetFiles(data + ".objects").Length);
        await emulator.Delete("/orgs/acme/buckets/timed").Ok();
        emulator.Server.RunLifecycleRules(emulator.Clock.GetUtcNow().AddDays(6));
        Assert.Equal(2, Directory.GetFiles(data + ".objects").Length);
        emulator.Server.RunLifecycleRules(emulator.Clock.GetUtcNow().AddDays(7));
        Assert.Empty(Directory.GetFiles(data + ".objects"));
        Assert.Equal(404, (await s3.SendAsync("POST", "/timed?restore")).Status);
        Assert.Equal(200, (await s3.SendAsync("PUT", "/timed")).Status);
    }

    [Fact]
    public async Task The_storage_SDK_turns_soft_delete_on_and_off()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var key = await emulator.KeyAsync("""[{"bucket_name":"*","role":"Admin"}]""");
        using var s3 = new RawS3(emulator, key.KeyId, key.Secret);
        await s3.PutAsync("/data/a");
        Assert.Equal(200, (await s3.SendAsync("PATCH", "/data", """{"soft_delete":{"enabled":true,"retention_days":8}}"""u8.ToArray())).Status);
        Assert.Contains("\"soft_delete\":{\"enabled\":true,\"retention_days\":8}", (await s3.SendAsync("GET", "/data?metadata", headers: new() { ["accept"] = "application/json" })).Text);
        Assert.Contains("\"SoftDeleteInfo\":{\"Enabled\":true,\"RetentionDays\":8}", (await s3.SendAsync("GET", "/", headers: new() { ["accept"] = "application/json" })).Text);
        await s3.SendAsync("DELETE", "/data/a");
        Assert.Equal(200, (await s3.SendAsync("PATCH", "/data", """{"soft_delete":{"enabled":false}}"""u8.ToArray())).Status);
        Assert.Contains("\"soft_delete\":{\"enabled\":false}", (await s3.SendAsync("GET", "/data?metadata", headers: new() { ["accept"] = "application/json" })).Text);
        Assert.Single(await ListAsync(s3, "/data?versions")); // it ages out
    }

    private static Task<S3Response> RestoreAsync(RawS3 s3, string? version, string type = "soft-delete")
    {
        var headers = new Dictionary<string, string> { ["x-tigris-restore-type"] = type };
        if (version is not null) headers["x-tigris-restore-version"] = version;
        return s3.SendAsync("POST", "/soft/a?restore", headers: headers);
    }

    private static async Task<List<(string Text, string Version)>> ListAsync(RawS3 s3, string target)
    {
        var answer = await s3.SendAsync("GET", target, headers: Deleted);
        Assert.Equal(200, answer.Status);
        return [.. XElement.Parse(answer.Text).Elements().Where(item => item.Name.LocalName == "Version").Select(item =>
        {
            string Of(string name) => item.Elements().First(child => child.Name.LocalName == name).Value;
            return ($"{Of("Key")} {Of("IsLatest")} {Of("SoftDeleted")} {Of("LastModified")} {Of("Size")}", Of("VersionId"));
        })];
    }

    private static async Task<List<string?>> NamesAsync(RawS3 s3, string target) =>
        [.. JsonDocument.Parse((await s3.SendAsync("GET", target, headers: new() { ["accept"] = "application/json" })).Text).RootElement
            .GetProperty("Buckets").GetProperty("Bucket").EnumerateArray().Select(item => item.GetProperty("Name").GetString())];
}
