using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests.S3;

/// <summary>Requests of the vendor's public storage SDK that other S3 clients don't send.</summary>
public sealed class SdkTests
{
    private static readonly Dictionary<string, string> Json = new() { ["accept"] = "application/json" };

    [Fact]
    public async Task The_storage_SDK_reads_buckets_and_forks_in_JSON()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync(options: """{"enable_snapshots":true}""");
        using var key = await emulator.KeyAsync("""[{"bucket_name":"*","role":"Admin"}]""");
        using var s3 = new RawS3(emulator, key.KeyId, key.Secret);
        await s3.SendAsync("PUT", "/fork", headers: new() { ["x-tigris-fork-source-bucket"] = "data" });
        await s3.SendAsync("PUT", "/other");

        var all = JsonDocument.Parse((await s3.SendAsync("GET", "/?IncludeTypeInfo=true", headers: Json)).Text).RootElement;
        Assert.Equal(["data Snapshot", "fork Snapshot", "other Regular"], Names(all).Select(item => $"{item.Name} {item.Type}"));
        var forks = JsonDocument.Parse((await s3.SendAsync("GET", "/", headers: new(Json) { ["x-tigris-fork"] = "data" })).Text).RootElement;
        Assert.Equal(["fork"], Names(forks).Select(item => item.Name));
        var info = JsonDocument.Parse((await s3.SendAsync("GET", "/fork?metadata", headers: Json)).Text).RootElement;
        Assert.Equal((1, "data"), (info.GetProperty("type").GetInt32(), info.GetProperty("ForkInfo").GetProperty("Parents")[0].GetProperty("BucketName").GetString()));

        foreach (var target in new[] { "/?IncludeStats=true", "/?OnlyDeleted=true", "/data" })
            Assert.Equal((501, "NotImplemented"), CopyTests.Code(await s3.SendAsync("GET", target, headers: Json)));
    }

    [Fact]
    public async Task A_presigned_header_can_be_sent_again_unchanged()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        var target = s3.Presign("PUT", "/data/a", 60, ("x-amz-meta-color", "blue"));
        Assert.Equal(200, (await s3.AnonymousAsync("PUT", target, "x"u8.ToArray(), ("x-amz-meta-color", "blue"))).Status);
        Assert.Equal(403, (await s3.AnonymousAsync("PUT", target, "x"u8.ToArray(), ("x-amz-meta-color", "red"))).Status);
        Assert.Equal(403, (await s3.AnonymousAsync("PUT", target, "x"u8.ToArray(), ("x-amz-meta-size", "1"))).Status);
    }

    private static IEnumerable<(string? Name, string? Type)> Names(JsonElement list) => list.GetProperty("Buckets").GetProperty("Bucket").EnumerateArray()
        .Select(item => (item.GetProperty("Name").GetString(), item.TryGetProperty("Type", out var type) ? type.GetString() : null));
}
