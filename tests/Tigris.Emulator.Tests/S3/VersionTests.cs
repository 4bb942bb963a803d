using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;

namespace Tigris.Emulator.Tests.S3;

/// <summary>Versions, delete markers and snapshots over S3.</summary>
public sealed class VersionTests
{
    private const string Snapshots = """{"enable_snapshots":true}""";

    [Fact]
    public async Task A_version_is_read_and_deleted_by_its_id()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync(options: Snapshots);
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        var first = Id(await s3.PutAsync("/data/a", "one"));
        var second = Id(await s3.PutAsync("/data/a", "second"));

        Assert.Equal("one", (await s3.GetAsync($"/data/a?versionId={first}")).Text);
        Assert.Equal("second", (await s3.GetAsync("/data/a")).Text);
        Assert.Equal(first, Id(await s3.SendAsync("HEAD", $"/data/a?versionId={first}")));
        Assert.Equal("one", (await CopyAndReadAsync(s3, $"data/a?versionId={first}")));

        // The deletion of an old version keeps the current object, and that of the current one makes the old one current.
        var third = Id(await s3.PutAsync("/data/a", "third"));
        await s3.SendAsync("DELETE", $"/data/a?versionId={second}");
        Assert.Equal("third", (await s3.GetAsync("/data/a")).Text);
        await s3.SendAsync("DELETE", $"/data/a?versionId={third}");
        Assert.Equal("one", (await s3.GetAsync("/data/a")).Text);
        Assert.Equal((404, "NoSuchVersion"), CopyTests.Code(await s3.GetAsync($"/data/a?versionId={third}")));
        Assert.Equal((6, 2), await HoldingsAsync(emulator));
    }

    [Fact]
    public async Task A_deletion_leaves_a_marker_and_deleting_the_marker_brings_the_object_back()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync(options: Snapshots);
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a", "one");
        var deleted = await s3.SendAsync("DELETE", "/data/a");
        Assert.Equal("true", deleted.Response.Headers.GetValues("x-amz-delete-marker").Single());
        var marker = Id(deleted);

        var got = await s3.GetAsync("/data/a");
        Assert.Equal((404, "NoSuchKey"), CopyTests.Code(got));
        Assert.Equal("true", got.Response.Headers.GetValues("x-amz-delete-marker").Single());
        Assert.Equal((405, "MethodNotAllowed"), CopyTests.Code(await s3.GetAsync($"/data/a?versionId={marker}")));
        Assert.Equal((0, 0), await HoldingsAsync(emulator));

        await s3.SendAsync("DELETE", $"/data/a?versionId={marker}");
        Assert.Equal("one", (await s3.GetAsync("/data/a")).Text);
        Assert.Equal((3, 1), await HoldingsAsync(emulator));
    }

    [Fact]
    public async Task Many_versions_are_deleted_at_once()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync(options: Snapshots);
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        var first = Id(await s3.PutAsync("/data/a", "one"));
        await s3.PutAsync("/data/a", "two");
        var body = $"<Delete><Object><Key>a</Key><VersionId>{first}</VersionId></Object><Object><Key>a</Key></Object></Delete>";
        var result = XElement.Parse((await s3.SendAsync("POST", "/data?delete", System.Text.Encoding.UTF8.GetBytes(body))).Text);
        Assert.Equal(2, result.Elements().Count(item => item.Name.LocalName == "Deleted"));
        var list = XElement.Parse((await s3.GetAsync("/data?versions")).Text);
        Assert.Equal(["DeleteMarker", "Version"], list.Elements().Select(item => item.Name.LocalName).Where(name => name is "Version" or "DeleteMarker"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public async Task Versions_are_listed_from_new_to_old_in_pages_of_any_size(int size)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync(options: Snapshots);
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        var expected = new List<string>();
        foreach (var key in new[] { "a", "b/1", "b/2", "c" })
        {
            var ids = new List<string>();
            for (var i = 0; i < 3; i++) ids.Insert(0, $"{key} {Id(await s3.PutAsync("/data/" + key, key + i))}");
            expected.AddRange(ids);
        }

        Assert.Equal(expected, await ListAsync(s3, size, ""));
        var grouped = await ListAsync(s3, size, "delimiter=%2F&");
        Assert.Equal([.. expected.Take(3).Append("b/").Concat(expected.TakeLast(3)).Order(StringComparer.Ordinal)], grouped.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_object_without_versions_has_the_version_null()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        var put = await s3.PutAsync("/data/a", "one");
        Assert.False(put.Response.Headers.Contains("x-amz-version-id"));
        Assert.Contains("<VersionId>null</VersionId>", (await s3.GetAsync("/data?versions")).Text);
        Assert.Equal("one", (await s3.GetAsync("/data/a?versionId=null")).Text);
        Assert.Equal((404, "NoSuchVersion"), CopyTests.Code(await s3.GetAsync("/data/a?versionId=123")));
        Assert.Equal((400, "InvalidArgument"), CopyTests.Code(await s3.GetAsync("/data/a?versionId=x")));
        await s3.SendAsync("DELETE", "/data/a?versionId=123");
        Assert.Equal("one", (await s3.GetAsync("/data/a")).Text);
        await s3.SendAsync("DELETE", "/data/a?versionId=null");
        Assert.Equal(404, (await s3.GetAsync("/data/a")).Status);
    }

    [Fact]
    public async Task A_version_keeps_its_own_tags_and_ACL()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync(options: """{"enable_snapshots":true,"enable_object_acl":true}""");
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        var hidden = Id(await s3.PutAsync("/data/a", "secret"));
        await s3.SendAsync("PUT", "/data/a", "public"u8.ToArray(), headers: new() { ["x-amz-acl"] = "public-read", ["x-amz-tagging"] = "v=2" });

        Assert.Equal("public", (await s3.AnonymousAsync("GET", "/data/a")).Text);
        Assert.Equal(403, (await s3.AnonymousAsync("GET", $"/data/a?versionId={hidden}")).Status);
        Assert.DoesNotContain("<Key>v</Key>", (await s3.GetAsync($"/data/a?tagging&versionId={hidden}")).Text);
    }

    [Fact]
    public async Task A_snapshot_is_created_listed_and_deleted_over_S3_and_the_bucket_stays()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync(options: Snapshots);
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a", "one");
        var created = await s3.SendAsync("PUT", "/data", headers: new() { ["x-tigris-snapshot"] = "true; name=before" });
        var version = created.Response.Headers.GetValues("X-Tigris-Snapshot-Version").Single();
        await s3.PutAsync("/data/a", "two");

        var list = await s3.SendAsync("GET", "/", headers: new() { ["x-tigris-snapshot"] = "data" });
        Assert.Contains($"<Name>{version}; name=before</Name>", list.Text);
        Assert.Equal("one", (await s3.SendAsync("GET", "/data/a", headers: new() { ["x-tigris-snapshot-version"] = version })).Text);

        Assert.Equal(204, (await s3.SendAsync("DELETE", "/data", headers: new() { ["x-tigris-snapshot-version"] = version })).Status);
        Assert.Equal((404, "NoSuchSnapshot"), CopyTests.Code(await s3.SendAsync("DELETE", "/data", headers: new() { ["x-tigris-snapshot-version"] = version })));
        Assert.Equal((400, "InvalidRequest"), CopyTests.Code(await s3.SendAsync(
            "DELETE", "/data", headers: new() { ["x-tigris-snapshot-version"] = version, ["tigris-force-delete"] = "true" })));
        Assert.Equal("two", (await s3.GetAsync("/data/a")).Text);
    }

    private static string Id(S3Response answer) => answer.Response.Headers.GetValues("x-amz-version-id").Single();

    private static async Task<string> CopyAndReadAsync(RawS3 s3, string source)
    {
        await CopyTests.CopyAsync(s3, "/data/copy", source);
        return (await s3.GetAsync("/data/copy")).Text;
    }

    private static async Task<List<string>> ListAsync(RawS3 s3, int size, string query)
    {
        var all = new List<string>();
        string[] markers = [];
        while (true)
        {
            // The query is signed in order.
            var parts = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Concat(markers).Append($"max-keys={size}").Append("versions");
            var page = XElement.Parse((await s3.GetAsync("/data?" + string.Join('&', parts.Order(StringComparer.Ordinal)))).Text);
            all.AddRange(page.Elements().Where(item => item.Name.LocalName is "Version" or "CommonPrefixes").Select(item => item.Name.LocalName == "Version"
                ? $"{Value(item, "Key")} {Value(item, "VersionId")}"
                : Value(item, "Prefix")!));
            if (Value(page, "IsTruncated") == "false") return all;
            var version = Value(page, "NextVersionIdMarker");
            markers = [$"key-marker={Uri.EscapeDataString(Value(page, "NextKeyMarker")!)}", .. version is null ? Array.Empty<string>() : [$"version-id-marker={version}"]];
        }
    }

    private static string? Value(XElement parent, string name) => parent.Elements().FirstOrDefault(item => item.Name.LocalName == name)?.Value;

    private static async Task<(long Size, long Count)> HoldingsAsync(TestEmulator emulator)
    {
        var bucket = await emulator.Get("/orgs/acme/buckets/data").Ok();
        return (bucket.At("bucket.size").GetInt64(), bucket.At("bucket.object_count").GetInt64());
    }
}
