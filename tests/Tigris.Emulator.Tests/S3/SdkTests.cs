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

        foreach (var target in new[] { "/?IncludeStats=true", "/data" })
            Assert.Equal((501, "NotImplemented"), CopyTests.Code(await s3.SendAsync("GET", target, headers: Json)));
    }

    [Fact]
    public async Task The_storage_SDK_changes_the_settings_of_a_bucket()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var key = await emulator.KeyAsync("""[{"bucket_name":"*","role":"Admin"}]""");
        using var s3 = new RawS3(emulator, key.KeyId, key.Secret);
        async Task<JsonElement> ChangeAsync(string change)
        {
            var answer = await s3.SendAsync("PATCH", "/data", System.Text.Encoding.UTF8.GetBytes(change));
            Assert.Equal((200, """{"status":"success"}"""), (answer.Status, answer.Text));
            return JsonDocument.Parse((await s3.SendAsync("GET", "/data?metadata&with-size=true", headers: Json)).Text).RootElement;
        }

        var info = await ChangeAsync("""{"acl_settings":{"allow_object_acl":true},"object_regions":"fra","storage_class":"GLACIER_IR","website":{"domain_name":"a.example.com"}}""");
        Assert.True(info.GetProperty("acl_settings").GetProperty("allow_object_acl").GetBoolean());
        Assert.Equal(("fra", "GLACIER_IR"), (info.GetProperty("object_regions").GetString(), info.GetProperty("storage_class").GetString()));
        Assert.Equal("a.example.com", info.GetProperty("website").GetProperty("domain_name").GetString());
        Assert.Equal("fra", (await emulator.Get("/orgs/acme/buckets/data").Ok()).TextAt("bucket.regions"));

        await s3.PutAsync("/data/a");
        info = await ChangeAsync("""{"cache_control":"max-age=60","soft_delete":{"enabled":false},"protection":{"protected":false},"additional_http_headers":null}""");
        Assert.Equal(("GLACIER_IR", 5), (info.GetProperty("storage_class").GetString(), info.GetProperty("estimated_size").GetInt64()));
        Assert.Equal("max-age=60", (await s3.GetAsync("/data/a")).Response.Headers.CacheControl!.ToString());

        info = await ChangeAsync("""{"cors":{"rules":[{"allowedOrigin":["*"],"allowedMethods":["GET"],"allowedHeaders":[],"exposeHeaders":[],"maxAge":5}]},"lifecycle_rules":[{"id":"r","status":1,"expiration":{"days":3,"enabled":true},"filter":{"prefix":"a/"}}]}""");
        Assert.Equal("*", info.GetProperty("cors").GetProperty("rules")[0].GetProperty("allowedOrigin")[0].GetString());
        Assert.Equal((1, 3), (info.GetProperty("lifecycle_rules")[0].GetProperty("status").GetInt32(), info.GetProperty("lifecycle_rules")[0].GetProperty("expiration").GetProperty("days").GetInt32()));
        Assert.Contains("<Days>3</Days>", (await s3.GetAsync("/data?lifecycle")).Text);
        info = await ChangeAsync("""{"cors":null,"object_notifications":{"enabled":true,"web_hook":"https://a.example.com","filter":"","auth":{"token":"secret"}}}""");
        Assert.False(info.TryGetProperty("cors", out _));
        Assert.DoesNotContain("secret", info.ToString(), System.StringComparison.Ordinal);
        Assert.Equal("https://a.example.com", (await emulator.Get("/orgs/acme/buckets/data").Ok()).TextAt("bucket.object_notifications.webhook"));
        Assert.False((await ChangeAsync("""{"object_notifications":{}}""")).TryGetProperty("object_notifications", out _));

        Assert.Equal(200, (await s3.SendAsync("PATCH", "/data", headers: new() { ["x-amz-acl"] = "public-read" })).Status);
        Assert.Equal(200, (await s3.AnonymousAsync("GET", "/data/a")).Status);
    }

    [Theory]
    [InlineData("""{"soft_delete":{"enabled":true,"retention_days":6}}""", 400)]
    [InlineData("""{"soft_delete":{"enabled":true}}""", 400)]
    [InlineData("""{"soft_delete":{"enabled":true,"retention_days":91}}""", 400)]
    [InlineData("""{"shadow_bucket":{"name":"x"}}""", 501)]
    [InlineData("""{"protection":{"protected":true}}""", 501)]
    [InlineData("""{"lifecycle_rules":[{"status":1,"expiration":{"days":1,"enabled":false}}]}""", 501)]
    [InlineData("""{"storage_class":"OTHER"}""", 400)]
    [InlineData("""{"object_regions":"moon"}""", 400)]
    [InlineData("""{"cache_control":"a\u0000b"}""", 400)]
    [InlineData("""{"type":2}""", 400)]
    [InlineData("""{"type":1,"type":0}""", 400)]
    [InlineData("[]", 400)]
    [InlineData("{", 400)]
    public async Task A_setting_that_is_not_emulated_is_refused_and_nothing_changes(string change, int status)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var key = await emulator.KeyAsync("""[{"bucket_name":"*","role":"Admin"}]""");
        using var s3 = new RawS3(emulator, key.KeyId, key.Secret);
        var before = (await s3.SendAsync("GET", "/data?metadata", headers: Json)).Text;
        var answer = await s3.SendAsync("PATCH", "/data", System.Text.Encoding.UTF8.GetBytes(change));
        Assert.Equal(status, answer.Status);
        if (status == 501) Assert.Contains(change.Split('"')[1] is "lifecycle_rules" ? "enabled" : change.Split('"')[1], answer.Text);
        Assert.Equal(before, (await s3.SendAsync("GET", "/data?metadata", headers: Json)).Text);
        using var editor = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        Assert.Equal(403, (await editor.SendAsync("PATCH", "/data", "{}"u8.ToArray())).Status);
    }

    [Fact]
    public async Task Snapshots_are_turned_on_and_off_while_no_earlier_version_exists()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var key = await emulator.KeyAsync("""[{"bucket_name":"*","role":"Admin"}]""");
        using var s3 = new RawS3(emulator, key.KeyId, key.Secret);
        Task<S3Response> TypeAsync(int type) => s3.SendAsync("PATCH", "/data", System.Text.Encoding.UTF8.GetBytes($$"""{"type":{{type}}}"""));
        await s3.PutAsync("/data/a", "one");
        Assert.Equal(200, (await TypeAsync(1)).Status);
        Assert.Equal(200, (await TypeAsync(0)).Status);
        Assert.Equal(200, (await TypeAsync(1)).Status);
        var one = (await s3.GetAsync("/data/a")).Response.Headers.GetValues("x-amz-version-id").Single();
        await s3.PutAsync("/data/a", "two");
        Assert.Equal("one", (await s3.GetAsync($"/data/a?versionId={one}")).Text);
        Assert.Equal((501, "NotImplemented"), CopyTests.Code(await TypeAsync(0)));
        await s3.SendAsync("PUT", "/fork", headers: new() { ["x-tigris-fork-source-bucket"] = "data" });
        Assert.Equal((409, "InvalidBucketState"), CopyTests.Code(await TypeAsync(0)));
        Assert.Equal("two", (await s3.GetAsync("/data/a")).Text);
    }

    [Fact]
    public async Task The_storage_SDK_gets_presigned_urls()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync(options: """{"enable_snapshots":true}""");
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        var put = await PresignAsync(s3, tenant.KeyId, "ü/a b", "put");
        Assert.Equal(200, (await s3.AnonymousAsync("PUT", put, "one"u8.ToArray())).Status);
        var version = (await s3.GetAsync("/data/%C3%BC/a%20b")).Response.Headers.GetValues("x-amz-version-id").Single();
        await s3.PutAsync("/data/%C3%BC/a%20b", "two");
        Assert.Equal("two", (await s3.AnonymousAsync("GET", await PresignAsync(s3, tenant.KeyId, "ü/a b", "get"))).Text);
        Assert.Equal("one", (await s3.AnonymousAsync("GET", await PresignAsync(s3, tenant.KeyId, "ü/a b", "get", $""","version_id":"{version}" """))).Text);

        using var other = await emulator.RoleAsync("data", "ReadOnly");
        using var admin = await emulator.KeyAsync("""[{"bucket_name":"*","role":"Admin"}]""");
        using var asOther = new RawS3(emulator, other.KeyId, other.Secret);
        using var asAdmin = new RawS3(emulator, admin.KeyId, admin.Secret);
        Assert.Equal(403, (await SendAsync(asOther, tenant.KeyId, "a", "get")).Status);
        Assert.Equal(200, (await SendAsync(asAdmin, tenant.KeyId, "a", "get")).Status);
        Assert.Equal(403, (await s3.AnonymousAsync("PUT", await PresignAsync(asOther, other.KeyId, "a", "put"), "x"u8.ToArray())).Status);
        Assert.Equal(400, (await SendAsync(s3, tenant.KeyId, "a", "get", ""","expires_in":0""", seconds: "")).Status);
        Assert.Equal(400, (await SendAsync(s3, tenant.KeyId, "a", "delete")).Status);
        Assert.Equal(400, (await SendAsync(s3, tenant.KeyId, "a", "put", ""","version_id":"1" """)).Status);
        Assert.Equal((403, "AccessDenied"), CopyTests.Code(await s3.AnonymousAsync("POST", "/?func=presign", "{}"u8.ToArray())));
        Assert.Equal((501, "NotImplemented"), CopyTests.Code(await s3.SendAsync("POST", "/?func=other", "{}"u8.ToArray())));
    }

    private static Task<S3Response> SendAsync(RawS3 s3, string keyId, string key, string type, string more = "", string seconds = ""","expires_in":60""") =>
        s3.SendAsync("POST", "/?func=presign", System.Text.Encoding.UTF8.GetBytes($$"""{"bucket":"data","key":"{{key}}","key_id":"{{keyId}}","type":"{{type}}"{{seconds}}{{more}}}"""));

    private static async Task<string> PresignAsync(RawS3 s3, string keyId, string key, string type, string more = "")
    {
        var answer = await SendAsync(s3, keyId, key, type, more);
        Assert.DoesNotContain("secret", answer.Text, System.StringComparison.Ordinal);
        return new System.Uri(JsonDocument.Parse(answer.Text).RootElement.GetProperty("url").GetString()!).PathAndQuery;
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
