using System.Collections.Generic;
using System.Text;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests.S3;

/// <summary>Each checksum of a request is verified, or the request is refused.</summary>
public sealed class ChecksumTests
{
    private const string Sha256OfHello = "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=";
    private const string Crc32OfHello = "NhCmhg==";

    [Theory]
    [InlineData("x-amz-checksum-md5", "x", 501)]
    [InlineData("x-amz-checksum-sha512", "x", 501)]
    [InlineData("x-amz-checksum-xxhash64", "x", 501)]
    [InlineData("x-amz-checksum-algorithm", "MD4", 400)]
    [InlineData("x-amz-sdk-checksum-algorithm", "MD4", 400)]
    [InlineData("x-amz-checksum-crc32", "AAAAAQ==", 400)]
    [InlineData("x-amz-checksum-crc32", "not base64", 400)]
    public async Task A_checksum_that_is_unknown_or_wrong_is_refused(string header, string value, int status)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        Assert.Equal(status, (await s3.SendAsync("PUT", "/data/a", "hello"u8.ToArray(), headers: new() { [header] = value })).Status);
        Assert.Equal(status, (await s3.SendAsync("PUT", "/data?tagging", "<Tagging><TagSet/></Tagging>"u8.ToArray(), headers: new() { [header] = value })).Status);
        Assert.Equal(404, (await s3.GetAsync("/data/a")).Status);
        Assert.Equal(404, (await s3.GetAsync("/data?tagging")).Status);
    }

    [Fact]
    public async Task Two_checksums_that_disagree_are_refused()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        foreach (var headers in new Dictionary<string, string>[]
        {
            new() { ["x-amz-checksum-crc32"] = Crc32OfHello, ["x-amz-checksum-sha256"] = Sha256OfHello },
            new() { ["x-amz-checksum-crc32"] = Crc32OfHello, ["x-amz-sdk-checksum-algorithm"] = "SHA256" },
            new() { ["x-amz-checksum-crc32"] = Crc32OfHello, ["x-amz-trailer"] = "x-amz-checksum-sha256" },
            new() { ["x-amz-trailer"] = "x-amz-checksum-crc32" },
            new() { ["x-amz-trailer"] = "x-other" },
            new() { ["x-amz-decoded-content-length"] = "5" },
        })
        {
            Assert.NotEqual(200, (await s3.SendAsync("PUT", "/data/a", "hello"u8.ToArray(), headers: headers)).Status);
        }

        Assert.Equal(404, (await s3.GetAsync("/data/a")).Status);
        Assert.Equal(200, (await s3.SendAsync("PUT", "/data/a", "hello"u8.ToArray(), headers: new() { ["x-amz-checksum-crc32"] = Crc32OfHello, ["x-amz-sdk-checksum-algorithm"] = "CRC32" })).Status);
    }

    [Fact]
    public async Task A_trailer_that_was_not_announced_is_refused()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        var (body, headers) = s3.Chunked("PUT", "/data/a", ["hello"], ("x-amz-checksum-crc32", "AAAAAQ=="), signChunks: false);
        headers.Remove("x-amz-trailer");
        var answer = await s3.SendAsync("PUT", "/data/a", body, headers: headers);
        Assert.Equal((400, "MalformedTrailerError"), CopyTests.Code(answer));
        Assert.Equal(404, (await s3.GetAsync("/data/a")).Status);
    }

    [Theory]
    [InlineData("x-amz-checksum-crc32", Crc32OfHello)]
    [InlineData("x-amz-sdk-checksum-algorithm", "CRC32")]
    public async Task A_part_has_the_checksum_of_its_upload(string header, string value)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        var id = await UploadAsync(s3, "SHA256");
        Assert.Equal((400, "InvalidRequest"), CopyTests.Code(await s3.SendAsync("PUT", $"/data/a?partNumber=1&uploadId={id}", "hello"u8.ToArray(), headers: new() { [header] = value })));
        Assert.DoesNotContain("<Part>", (await s3.GetAsync($"/data/a?uploadId={id}")).Text);
        Assert.Equal(200, (await s3.SendAsync("PUT", $"/data/a?partNumber=1&uploadId={id}", "hello"u8.ToArray(), headers: new() { ["x-amz-checksum-sha256"] = Sha256OfHello })).Status);
    }

    [Theory]
    [InlineData("SHA256", "x-amz-checksum-crc32", Crc32OfHello)]
    [InlineData("SHA256", "x-amz-checksum-sha256", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("SHA256", "x-amz-checksum-type", "FULL_OBJECT")]
    [InlineData("SHA256", "x-amz-checksum-algorithm", "CRC32")]
    [InlineData(null, "x-amz-checksum-crc32", Crc32OfHello)]
    [InlineData(null, "x-amz-checksum-type", "COMPOSITE")]
    public async Task A_completion_with_another_checksum_is_refused(string? algorithm, string header, string value)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        var id = await UploadAsync(s3, algorithm);
        var etag = (await s3.PutAsync($"/data/a?partNumber=1&uploadId={id}")).Response.Headers.ETag!.Tag;
        var body = Encoding.UTF8.GetBytes($"<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>{etag}</ETag></Part></CompleteMultipartUpload>");
        Assert.Equal(400, (await s3.SendAsync("POST", $"/data/a?uploadId={id}", body, headers: new() { [header] = value })).Status);
        Assert.Equal(404, (await s3.GetAsync("/data/a")).Status);
        Assert.Equal(200, (await s3.SendAsync("POST", $"/data/a?uploadId={id}", body)).Status);
    }

    [Fact]
    public async Task A_copy_with_another_checksum_drops_those_of_the_parts()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        var id = await UploadAsync(s3, "SHA256");
        var etag = (await s3.PutAsync($"/data/a?partNumber=1&uploadId={id}")).Response.Headers.ETag!.Tag;
        await s3.SendAsync("POST", $"/data/a?uploadId={id}", Encoding.UTF8.GetBytes($"<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>{etag}</ETag></Part></CompleteMultipartUpload>"));
        Assert.Equal(200, (await s3.SendAsync("PUT", "/data/b", headers: new() { ["x-amz-copy-source"] = "data/a", ["x-amz-checksum-algorithm"] = "CRC32" })).Status);
        var whole = await s3.SendAsync("GET", "/data/b", headers: new() { ["x-amz-checksum-mode"] = "ENABLED" });
        Assert.Equal([Crc32OfHello], whole.Response.Headers.GetValues("x-amz-checksum-crc32"));
        var part = await s3.SendAsync("GET", "/data/b?partNumber=1", headers: new() { ["x-amz-checksum-mode"] = "ENABLED" });
        Assert.False(part.Response.Headers.Contains("x-amz-checksum-crc32"));
    }

    private static async Task<string> UploadAsync(RawS3 s3, string? algorithm) =>
        (await s3.SendAsync("POST", "/data/a?uploads", headers: algorithm is null ? [] : new() { ["x-amz-checksum-algorithm"] = algorithm })).Value("UploadId");
}
