using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests.S3;

/// <summary>The settings of buckets over S3: ACLs, CORS, lifecycle, ownership and encryption.</summary>
public sealed class SettingsTests
{
    [Theory]
    [InlineData("cors", "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>", "NoSuchCORSConfiguration")]
    [InlineData("lifecycle", "<LifecycleConfiguration><Rule><ID>r</ID><Filter><Prefix>logs/</Prefix></Filter><Status>Enabled</Status><Expiration><Days>30</Days></Expiration></Rule></LifecycleConfiguration>", "NoSuchLifecycleConfiguration")]
    [InlineData("ownershipControls", "<OwnershipControls><Rule><ObjectOwnership>BucketOwnerEnforced</ObjectOwnership></Rule></OwnershipControls>", "OwnershipControlsNotFoundError")]
    [InlineData("encryption", "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>", "ServerSideEncryptionConfigurationNotFoundError")]
    public async Task A_setting_is_written_read_and_deleted(string word, string xml, string missing)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        Assert.Equal((404, missing), CopyTests.Code(await s3.GetAsync($"/data?{word}")));
        Assert.Equal(204, (await s3.SendAsync("DELETE", $"/data?{word}")).Status);
        Assert.Equal(200, (await s3.PutAsync($"/data?{word}", xml)).Status);
        Assert.Contains(xml.Split('>')[^4].Split('<')[0] is { Length: > 0 } value ? value : "Rule", (await s3.GetAsync($"/data?{word}")).Text);
        Assert.Equal(400, (await s3.PutAsync($"/data?{word}", "<Other/>")).Status);
        Assert.Equal(200, (await s3.GetAsync($"/data?{word}")).Status);
        Assert.Equal(204, (await s3.SendAsync("DELETE", $"/data?{word}")).Status);
        Assert.Equal((404, missing), CopyTests.Code(await s3.GetAsync($"/data?{word}")));
    }

    [Fact]
    public async Task Transfer_acceleration_is_a_state()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        Assert.DoesNotContain("Status", (await s3.GetAsync("/data?accelerate")).Text);
        foreach (var status in new[] { "Enabled", "Suspended" })
        {
            Assert.Equal(200, (await s3.PutAsync("/data?accelerate", $"<AccelerateConfiguration><Status>{status}</Status></AccelerateConfiguration>")).Status);
            Assert.Contains($"<Status>{status}</Status>", (await s3.GetAsync("/data?accelerate")).Text);
        }

        Assert.Equal((400, "MalformedXML"), CopyTests.Code(await s3.PutAsync("/data?accelerate", "<AccelerateConfiguration><Status>Other</Status></AccelerateConfiguration>")));
        Assert.Equal((400, "MalformedXML"), CopyTests.Code(await s3.PutAsync("/data?accelerate", "")));
        await s3.SendAsync("PUT", "/a.b");
        Assert.Equal((400, "InvalidRequest"), CopyTests.Code(await s3.PutAsync("/a.b?accelerate", "<AccelerateConfiguration><Status>Enabled</Status></AccelerateConfiguration>")));
        Assert.Contains("<Status>Suspended</Status>", (await s3.GetAsync("/data?accelerate")).Text);
    }

    [Fact]
    public async Task Settings_that_never_change_can_be_read()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        Assert.Equal(200, (await s3.GetAsync("/data?notification")).Status);
        Assert.Contains("<Payer>BucketOwner</Payer>", (await s3.GetAsync("/data?requestPayment")).Text);
    }

    [Fact]
    public async Task Lifecycle_rules_are_the_same_over_S3_and_the_API()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data?lifecycle", "<LifecycleConfiguration><Rule><Prefix>a/</Prefix><Status>Enabled</Status><Transition><Days>1</Days><StorageClass>GLACIER</StorageClass></Transition></Rule></LifecycleConfiguration>");
        var rules = await emulator.Get("/orgs/acme/buckets/data/lifecycle").Ok();
        Assert.Equal("GLACIER", rules.At("rules")[0].GetProperty("transitions")[0].GetProperty("storage_class").GetString());
        Assert.Equal("a/", rules.At("rules")[0].GetProperty("filter").GetProperty("prefix").GetString());

        await emulator.Put("/orgs/acme/buckets/data/lifecycle", """{"rules":[{"id":"x","enabled":true,"expiration":{"days":3}}]}""").Ok();
        Assert.Contains("<ID>x</ID>", (await s3.GetAsync("/data?lifecycle")).Text);
        await emulator.Delete("/orgs/acme/buckets/data/lifecycle").Ok();
        Assert.Equal(404, (await s3.GetAsync("/data?lifecycle")).Status);
    }

    [Fact]
    public async Task A_public_bucket_can_be_created_and_closed_over_S3()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.SendAsync("PUT", "/open", headers: new() { ["x-amz-acl"] = "public-read" });
        await s3.SendAsync("PUT", "/unlisted", headers: new() { ["x-amz-acl"] = "public-read", ["x-amz-acl-public-list-objects-enabled"] = "false" });
        foreach (var bucket in new[] { "open", "unlisted" }) await s3.PutAsync($"/{bucket}/a");

        Assert.Equal((200, 200), await ReadAsync("open"));
        Assert.Equal((200, 403), await ReadAsync("unlisted"));
        Assert.Contains("<IsPublic>true</IsPublic>", (await s3.GetAsync("/open?policyStatus")).Text);
        await s3.SendAsync("PUT", "/open?acl", headers: new() { ["x-amz-acl"] = "private" });
        Assert.Equal((403, 403), await ReadAsync("open"));
        Assert.Equal((409, "BucketAlreadyExists"), CopyTests.Code(await s3.SendAsync("PUT", "/open", headers: new() { ["x-amz-acl"] = "public-read" })));
        Assert.Equal((409, "BucketAlreadyOwnedByYou"), CopyTests.Code(await s3.SendAsync("PUT", "/open")));

        async Task<(int, int)> ReadAsync(string bucket) =>
            ((await s3.AnonymousAsync("GET", $"/{bucket}/a")).Status, (await s3.AnonymousAsync("GET", $"/{bucket}")).Status);
    }

    [Theory]
    [InlineData("https://app.example.com", "GET", "x-amz-meta-a", 200)]
    [InlineData("https://app.example.com", "GET", "x-other", 403)]
    [InlineData("https://app.example.com", "PUT", "", 403)]
    [InlineData("https://example.org", "GET", "", 403)]
    [InlineData("", "GET", "", 400)]
    [InlineData("https://app.example.com", "", "", 400)]
    public async Task A_preflight_request_follows_the_rules(string origin, string method, string headers, int status)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync(
            "/data?cors",
            "<CORSConfiguration><CORSRule><AllowedOrigin>https://*.example.com</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedHeader>x-amz-*</AllowedHeader>"
            + "<ExposeHeader>ETag</ExposeHeader><MaxAgeSeconds>60</MaxAgeSeconds></CORSRule></CORSConfiguration>");
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Options, new Uri(emulator.Server.S3Endpoint, "/data/a"));
        if (origin.Length > 0) request.Headers.Add("Origin", origin);
        if (method.Length > 0) request.Headers.Add("Access-Control-Request-Method", method);
        if (headers.Length > 0) request.Headers.Add("Access-Control-Request-Headers", headers);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status == 200, response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Default_encryption_marks_new_objects()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/before");
        await s3.PutAsync("/data?encryption", "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>");
        await s3.PutAsync("/data/after");
        Assert.False((await s3.GetAsync("/data/before")).Response.Headers.Contains("x-amz-server-side-encryption"));
        Assert.Equal("AES256", (await s3.GetAsync("/data/after")).Response.Headers.GetValues("x-amz-server-side-encryption").Single());
    }

    [Theory]
    [InlineData("a.-b", 400)]
    [InlineData("a-.b", 400)]
    [InlineData("a.b", 200)]
    public async Task A_bucket_name_follows_the_rules(string name, int status)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        Assert.Equal(status, (await s3.SendAsync("PUT", "/" + name)).Status);
    }

    [Fact]
    public async Task Buckets_are_listed_in_pages_and_by_prefix()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        foreach (var name in new[] { "log-a", "log-b", "other" }) await s3.SendAsync("PUT", "/" + name);
        var first = (await s3.GetAsync("/?max-buckets=1&prefix=log-")).Text;
        Assert.Contains("<Name>log-a</Name>", first);
        var token = first.Split("<ContinuationToken>")[1].Split('<')[0];
        var second = (await s3.GetAsync($"/?continuation-token={token}&max-buckets=1&prefix=log-")).Text;
        Assert.Contains("<Name>log-b</Name>", second);
        Assert.DoesNotContain("ContinuationToken", second);
    }
}
