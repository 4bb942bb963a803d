using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests.S3;

/// <summary>Requests with a query that the operation can't apply are refused, and nothing changes.</summary>
public sealed class StrictQueryTests
{
    [Theory]
    [InlineData("DELETE", "/data/a?versionid=1", "versionid")]
    [InlineData("DELETE", "/data/a?version=1", "version")]
    [InlineData("DELETE", "/data/a?foo", "foo")]
    [InlineData("DELETE", "/data?force=true", "force")]
    [InlineData("DELETE", "/data?id=1&intelligent-tiering", "id")]
    [InlineData("PUT", "/data/a?foo=1", "foo")]
    [InlineData("PUT", "/data/a?x-amz-acl=public-read", "x-amz-acl")]
    [InlineData("PUT", "/data/a?x-amz-meta-color=blue", "x-amz-meta-color")]
    [InlineData("PUT", "/more?abac", "abac")]
    [InlineData("PUT", "/more?foo", "foo")]
    [InlineData("POST", "/data/a?foo&uploads", "foo")]
    [InlineData("GET", "/data?allow-unordered=true", "allow-unordered")]
    [InlineData("GET", "/data?list-type=2&marker=a", "marker")]
    [InlineData("GET", "/data?list-type=2&metadata=true", "metadata")]
    [InlineData("GET", "/data?continuation-token=a", "continuation-token")]
    [InlineData("GET", "/?bucket-region=auto", "bucket-region")]
    [InlineData("GET", "/data/a?VERSIONID=1", "VERSIONID")]
    [InlineData("GET", "/data/a?tagging&max-keys=1", "max-keys")]
    [InlineData("HEAD", "/data/a?Tagging", null)]
    public async Task An_unknown_query_parameter_is_named(string method, string target, string? name)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a", "before");

        var answer = await s3.SendAsync(method, Sorted(target), method == "PUT" && !target.StartsWith("/more", StringComparison.Ordinal) ? "after"u8.ToArray() : null);

        Assert.Equal(501, answer.Status);
        if (name is not null) Assert.Contains($"?{name} for", answer.Text);
        Assert.Equal("before", (await s3.GetAsync("/data/a")).Text);
        Assert.Equal(404, (await s3.SendAsync("HEAD", "/more")).Status);
    }

    [Theory]
    [InlineData("/data/a?v=12")]
    [InlineData("/data/a?t=1&x-id=GetObject")]
    [InlineData("/data/a?cache")]
    public async Task A_parameter_that_pages_and_caches_add_to_an_object_is_accepted(string target)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a", "before");
        Assert.Equal((200, "before"), ((await s3.GetAsync(target)).Status, (await s3.GetAsync(target)).Text));
    }

    [Theory]
    [InlineData("DELETE", "/data/a?versionId=1&versionId=null")]
    [InlineData("GET", "/data?list-type=2&prefix=a&prefix=b")]
    [InlineData("GET", "/data/a?response-content-type=a&response-content-type=b")]
    [InlineData("GET", "/data?tagging&tagging")]
    public async Task A_repeated_query_parameter_is_400(string method, string target)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a", "before");
        Assert.Equal((400, "InvalidArgument"), CopyTests.Code(await s3.SendAsync(method, target)));
        Assert.Equal(200, (await s3.GetAsync("/data/a")).Status);
    }

    [Fact]
    public async Task A_repeated_header_in_a_presigned_query_is_400()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        var target = s3.Presign("PUT", "/data/a", 60, ("x-amz-storage-class", "GLACIER"), ("x-amz-storage-class", "STANDARD"));
        Assert.Equal((400, "InvalidArgument"), CopyTests.Code(await s3.AnonymousAsync("PUT", target, "x"u8.ToArray())));
        Assert.Equal(404, (await s3.GetAsync("/data/a")).Status);
    }

    [Fact]
    public async Task Anonymous_requests_cannot_change_response_headers()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync(options: """{"public":true}""");
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a", "before");
        Assert.Equal(200, (await s3.AnonymousAsync("GET", "/data/a")).Status);
        Assert.Equal((400, "InvalidRequest"), CopyTests.Code(await s3.AnonymousAsync("GET", "/data/a?response-content-type=text/html")));
    }

    [Fact]
    public async Task A_long_presigned_url_is_accepted()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        var key = string.Concat(Enumerable.Repeat("%C3%BC", 512));
        var target = s3.Presign("PUT", "/data/" + key, 60, ("x-amz-meta-a", new string('%', 2000)));
        Assert.Equal(200, (await s3.AnonymousAsync("PUT", target, "x"u8.ToArray())).Status);
        Assert.Equal("x", (await s3.GetAsync("/data/" + key)).Text);
    }

    private static string Sorted(string target)
    {
        var parts = target.Split('?');
        if (parts.Length == 1) return target;
        var query = new List<string>(parts[1].Split('&'));
        query.Sort(StringComparer.Ordinal);
        return parts[0] + "?" + string.Join('&', query);
    }
}
