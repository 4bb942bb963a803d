using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using System.Xml.Linq;

namespace Tigris.Emulator.Tests.S3;

/// <summary>The completion of multipart uploads.</summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("""{"enable_snapshots":true}""")]
    public async Task A_repeated_completion_returns_the_same_result(string options)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync(options: options);
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        var (id, body) = await UploadAsync(s3);
        var first = await s3.SendAsync("POST", $"/data/a?uploadId={id}", body);
        var second = await s3.SendAsync("POST", $"/data/a?uploadId={id}", body);
        Assert.Equal((200, first.Text), (second.Status, second.Text));

        // The repetition doesn't bring back an object that was replaced.
        await s3.PutAsync("/data/a", "newer");
        Assert.Equal(200, (await s3.SendAsync("POST", $"/data/a?uploadId={id}", body)).Status);
        Assert.Equal("newer", (await s3.GetAsync("/data/a")).Text);
        var other = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).Replace("<ETag>", "<ETag>0", StringComparison.Ordinal));
        Assert.Equal((404, "NoSuchUpload"), CopyTests.Code(await s3.SendAsync("POST", $"/data/a?uploadId={id}", other)));
        Assert.Equal((404, "NoSuchUpload"), CopyTests.Code(await s3.SendAsync("POST", $"/data/b?uploadId={id}", body)));
    }

    [Fact]
    public async Task A_wrong_part_checksum_is_refused()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        var (id, body) = await UploadAsync(s3, "SHA256");
        var wrong = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).Replace("</ETag>", $"</ETag><ChecksumSHA256>{new string('A', 43)}=</ChecksumSHA256>", StringComparison.Ordinal));
        Assert.Equal((400, "InvalidPart"), CopyTests.Code(await s3.SendAsync("POST", $"/data/a?uploadId={id}", wrong)));
        Assert.Equal((400, "InvalidRequest"), CopyTests.Code(await s3.SendAsync("POST", $"/data/a?uploadId={id}", body, headers: new() { ["x-amz-mp-object-size"] = "4" })));
        Assert.Equal(200, (await s3.SendAsync("POST", $"/data/a?uploadId={id}", body, headers: new() { ["x-amz-mp-object-size"] = "5" })).Status);
    }

    [Theory]
    [InlineData("SHA256", "FULL_OBJECT", 400)]
    [InlineData("CRC64NVME", "COMPOSITE", 400)]
    [InlineData("CRC32", "FULL_OBJECT", 200)]
    [InlineData("CRC32C", "COMPOSITE", 200)]
    [InlineData("CRC32", "OTHER", 400)]
    public async Task Not_every_checksum_has_every_type(string algorithm, string type, int status)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        var answer = await s3.SendAsync("POST", "/data/a?uploads", headers: new() { ["x-amz-checksum-algorithm"] = algorithm, ["x-amz-checksum-type"] = type });
        Assert.Equal(status, answer.Status);
    }

    [Fact]
    public async Task Attributes_and_parts_have_their_checksums()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        var (id, body) = await UploadAsync(s3, "SHA256");
        await s3.SendAsync("POST", $"/data/a?uploadId={id}", body);
        var attributes = await s3.SendAsync("GET", "/data/a?attributes", headers: new() { ["x-amz-object-attributes"] = "Checksum,ObjectParts,ObjectSize,ETag" });
        Assert.Contains("<ChecksumType>COMPOSITE</ChecksumType>", attributes.Text);
        Assert.Contains("<TotalPartsCount>1</TotalPartsCount>", attributes.Text);
        Assert.Contains("<ObjectSize>5</ObjectSize>", attributes.Text);
        var part = await s3.SendAsync("GET", "/data/a?partNumber=1", headers: new() { ["x-amz-checksum-mode"] = "ENABLED" });
        Assert.Equal("LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=", part.Response.Headers.GetValues("x-amz-checksum-sha256").Single());
    }

    private static async Task<(string Id, byte[] Body)> UploadAsync(RawS3 s3, string? algorithm = null)
    {
        var created = await s3.SendAsync("POST", "/data/a?uploads", headers: algorithm is null ? [] : new() { ["x-amz-checksum-algorithm"] = algorithm });
        var id = XElement.Parse(created.Text).Elements().First(item => item.Name.LocalName == "UploadId").Value;
        var etag = (await s3.PutAsync($"/data/a?partNumber=1&uploadId={id}")).Response.Headers.ETag!.Tag;
        return (id, Encoding.UTF8.GetBytes($"<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>{etag}</ETag></Part></CompleteMultipartUpload>"));
    }
}
