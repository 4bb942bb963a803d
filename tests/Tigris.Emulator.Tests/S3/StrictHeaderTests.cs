using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests.S3;

/// <summary>Requests with a header that the operation can't apply are refused, and nothing changes.</summary>
public sealed class StrictHeaderTests
{
    [Theory]
    [InlineData("PUT", "/data/a?tagging", "if-match", "\"x\"")]
    [InlineData("DELETE", "/data/a?tagging", "if-match", "\"x\"")]
    [InlineData("PUT", "/data/a?acl", "if-none-match", "*")]
    [InlineData("POST", "/data?delete", "if-match", "\"x\"")]
    [InlineData("POST", "/data/a?uploads", "if-none-match", "*")]
    [InlineData("DELETE", "/data", "if-match", "\"x\"")]
    [InlineData("DELETE", "/data", "if-unmodified-since", "Mon, 15 Jun 2020 12:00:00 GMT")]
    [InlineData("PUT", "/more", "if-none-match", "*")]
    [InlineData("PUT", "/data?cors", "if-match", "\"x\"")]
    [InlineData("GET", "/data/a?tagging", "if-match", "\"x\"")]
    [InlineData("GET", "/data?list-type=2", "if-unmodified-since", "Mon, 15 Jun 2020 12:00:00 GMT")]
    public async Task A_condition_that_an_operation_does_not_evaluate_is_named(string method, string target, string header, string value)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a", "before");
        var answer = await s3.SendAsync(method, target, headers: new() { [header] = value });
        Assert.Equal((501, "NotImplemented"), CopyTests.Code(answer));
        Assert.Contains(header, answer.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("before", (await s3.GetAsync("/data/a")).Text);
    }

    [Theory]
    [InlineData("DELETE", "/data/a", "x-amz-if-match-last-modified-time", "yesterday", 400)]
    [InlineData("DELETE", "/data/a", "if-unmodified-since", "yesterday", 400)]
    [InlineData("PUT", "/data/a", "if-modified-since", "0", 400)]
    [InlineData("DELETE", "/data/missing", "x-amz-if-match-size", "5", 404)]
    [InlineData("DELETE", "/data/a", "x-amz-if-match-size", "5", 412)]
    public async Task A_condition_that_cannot_be_evaluated_is_refused(string method, string target, string header, string value, int status)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a", "before");
        Assert.Equal(status, (await s3.SendAsync(method, target, method == "PUT" ? "after"u8.ToArray() : null, headers: new() { [header] = value })).Status);
        Assert.Equal("before", (await s3.GetAsync("/data/a")).Text);
    }

    [Fact]
    public async Task A_part_of_an_object_is_not_stored_as_the_whole()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a", "before");
        var answer = await s3.SendAsync("PUT", "/data/a", "aft"u8.ToArray(), request => request.Content!.Headers.TryAddWithoutValidation("Content-Range", "bytes 0-2/6"));
        Assert.Equal((501, "NotImplemented"), CopyTests.Code(answer));
        Assert.Equal("before", (await s3.GetAsync("/data/a")).Text);
    }

    public static TheoryData<string, string, string> CopyHeaders => new()
    {
        { "/data/b", "x-amz-copy-source-range", "bytes=0-1" },
        { "/data/b", "x-amz-checksum-sha256", "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=" },
        { "/data/b?partNumber=1&uploadId=ID", "x-tigris-rename", "true" },
        { "/data/b?partNumber=1&uploadId=ID", "x-amz-metadata-directive", "REPLACE" },
        { "/data/b?partNumber=1&uploadId=ID", "x-amz-storage-class", "GLACIER" },
    };

    [Theory]
    [MemberData(nameof(CopyHeaders))]
    public async Task A_header_of_another_kind_of_copy_is_named(string target, string header, string value)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a", "hello");
        var id = (await s3.SendAsync("POST", "/data/b?uploads")).Value("UploadId");
        var answer = await s3.SendAsync("PUT", target.Replace("ID", id, StringComparison.Ordinal), headers: new() { ["x-amz-copy-source"] = "data/a", [header] = value });
        Assert.Equal((501, "NotImplemented"), CopyTests.Code(answer));
        Assert.Contains(header, answer.Text);
        Assert.Equal(404, (await s3.GetAsync("/data/b")).Status);
        Assert.Equal(200, (await s3.GetAsync("/data/a")).Status);
    }

    [Theory]
    [InlineData("PUT", "/data/a", "x-amz-meta-a")]
    [InlineData("PUT", "/data/a", "cache-control")]
    [InlineData("PUT", "/data/a", "x-amz-website-redirect-location")]
    [InlineData("POST", "/data/a?uploads", "x-amz-meta-a")]
    [InlineData("PUT", "/data/b", "x-amz-meta-a")]
    [InlineData("PUT", "/data", "x-tigris-snapshot")]
    public async Task A_control_character_that_would_be_sent_back_is_refused(string method, string target, string header)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync(options: """{"enable_snapshots":true}""");
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/source", "x");
        foreach (var character in new[] { '\u0001', '\u000b', '\u001f', '\u007f', '\u0085' })
        {
            var headers = new Dictionary<string, string> { [header] = $"{(header == "x-tigris-snapshot" ? "true; name=" : "")}a{character}b" };
            if (target == "/data/b") (headers["x-amz-copy-source"], headers["x-amz-metadata-directive"]) = ("data/source", "REPLACE");
            var answer = await s3.SendAsync(method, target, method == "PUT" && headers.Count == 1 && target != "/data" ? "x"u8.ToArray() : null, headers: headers);
            Assert.Equal((400, "InvalidArgument"), CopyTests.Code(answer));
            Assert.Equal(400, emulator.Server.Requests.Entries[^1].Status);
        }

        Assert.DoesNotContain("<Key>a</Key>", (await s3.GetAsync("/data?list-type=2")).Text);
    }

    [Fact]
    public async Task A_control_character_in_an_origin_is_not_sent_back()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a", "before");
        await s3.PutAsync("/data?cors", "<CORSConfiguration><CORSRule><AllowedOrigin>https://*</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedHeader>*</AllowedHeader></CORSRule></CORSConfiguration>");
        var answer = await s3.SendAsync("GET", "/data/a", headers: new() { ["origin"] = "https://a\u0001b" });
        Assert.Equal((200, "before"), (answer.Status, answer.Text));
        Assert.False(answer.Response.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal(403, (await s3.AnonymousAsync("OPTIONS", "/data/a", null, ("Origin", "https://a"), ("Access-Control-Request-Method", "GET"), ("Access-Control-Request-Headers", "a\u0001b"))).Status);
    }

    [Theory]
    [InlineData("k=%01")]
    [InlineData("%00=v")]
    [InlineData("k=%EF%BF%BF")]
    [InlineData("k=1&k=2")]
    [InlineData("k=%FF")]
    public async Task A_tag_that_XML_cannot_represent_is_refused(string tags)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        Assert.Equal(400, (await s3.SendAsync("PUT", "/data/a", "x"u8.ToArray(), headers: new() { ["x-amz-tagging"] = tags })).Status);
        Assert.Equal(404, (await s3.GetAsync("/data/a")).Status);
    }

    [Fact]
    public async Task An_object_is_returned_to_a_client_that_accepts_JSON()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a.json", "{}");
        var answer = await s3.SendAsync("GET", "/data/a.json", headers: new() { ["accept"] = "application/json" });
        Assert.Equal((200, "{}"), (answer.Status, answer.Text));
    }

    [Theory]
    [InlineData("bytes=0-99999999999999999999", 206, "0123456789")]
    [InlineData("bytes=8-99999999999999999999", 206, "89")]
    [InlineData("bytes=-99999999999999999999", 206, "0123456789")]
    [InlineData("bytes=99999999999999999999-", 416, null)]
    [InlineData("bytes=+1-2", 200, "0123456789")]
    [InlineData("bytes=0-1,4-5", 200, "0123456789")]
    public async Task A_range_of_any_size_is_read(string range, int status, string? text)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a", "0123456789");
        var answer = await s3.SendAsync("GET", "/data/a", headers: new() { ["range"] = range });
        Assert.Equal(status, answer.Status);
        if (text is not null) Assert.Equal(text, answer.Text);
    }
}
