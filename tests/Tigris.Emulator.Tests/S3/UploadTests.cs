using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.S3.Transfer;

namespace Tigris.Emulator.Tests.S3;

public sealed class UploadTests
{
    private const int PartSize = 5 << 20;

    [Fact]
    public async Task An_object_is_uploaded_in_parts_and_read_as_one()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        var bytes = RandomNumberGenerator.GetBytes((2 * PartSize) + 1000);
        using (var transfer = new TransferUtility(tenant.S3, new TransferUtilityConfig { MinSizeBeforePartUpload = PartSize }))
        {
            await transfer.UploadAsync(new TransferUtilityUploadRequest
            {
                BucketName = "data",
                Key = "big",
                InputStream = new MemoryStream(bytes),
                PartSize = PartSize,
                ContentType = "video/mp4",
                Metadata = { ["a"] = "b" },
            });
        }

        using (var got = await tenant.S3.GetObjectAsync("data", "big"))
        {
            Assert.Equal(bytes, await ObjectTests.ReadAsync(got));
            Assert.Equal("video/mp4", got.Headers.ContentType);
            Assert.Equal("b", got.Metadata["a"]);
            Assert.EndsWith("-3\"", got.ETag, StringComparison.Ordinal);
        }

        // A range across two parts, and one part by its number.
        using (var got = await tenant.S3.GetObjectAsync(new GetObjectRequest { BucketName = "data", Key = "big", ByteRange = new ByteRange(PartSize - 10, PartSize + 9) }))
            Assert.Equal(bytes[(PartSize - 10)..(PartSize + 10)], await ObjectTests.ReadAsync(got));
        using (var got = await tenant.S3.GetObjectAsync(new GetObjectRequest { BucketName = "data", Key = "big", PartNumber = 3 }))
        {
            Assert.Equal(bytes[(2 * PartSize)..], await ObjectTests.ReadAsync(got));
            Assert.Equal(3, got.PartsCount);
        }

        var bucket = await emulator.Get("/orgs/acme/buckets/data").Ok();
        Assert.Equal((bytes.Length, 1), (bucket.At("bucket.size").GetInt64(), bucket.At("bucket.object_count").GetInt64()));
    }

    [Theory]
    [InlineData("CRC32", "COMPOSITE")]
    [InlineData("CRC32", "FULL_OBJECT")]
    [InlineData("CRC64NVME", "FULL_OBJECT")]
    [InlineData("SHA256", "COMPOSITE")]
    public async Task The_checksum_of_an_upload_covers_its_parts_or_all_bytes(string algorithm, string type)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        var bytes = RandomNumberGenerator.GetBytes(PartSize + 1000);
        var upload = await tenant.S3.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest
        {
            BucketName = "data",
            Key = "a",
            ChecksumAlgorithm = new ChecksumAlgorithm(algorithm),
            ChecksumType = new ChecksumType(type),
        });
        var parts = new List<PartETag>();
        foreach (var (number, part) in new[] { (1, bytes[..PartSize]), (2, bytes[PartSize..]) })
        {
            var put = await tenant.S3.UploadPartAsync(new UploadPartRequest
            {
                BucketName = "data",
                Key = "a",
                UploadId = upload.UploadId,
                PartNumber = number,
                InputStream = new MemoryStream(part),
                ChecksumAlgorithm = new ChecksumAlgorithm(algorithm),
            });
            parts.Add(new PartETag(put));
        }

        var done = await tenant.S3.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest { BucketName = "data", Key = "a", UploadId = upload.UploadId, PartETags = parts });
        Assert.Equal(type, done.ChecksumType.Value);
        await tenant.S3.PutObjectAsync(new PutObjectRequest { BucketName = "data", Key = "whole", InputStream = new MemoryStream(bytes), ChecksumAlgorithm = new ChecksumAlgorithm(algorithm) });
        var (one, whole) = (await HeadAsync(tenant, "a"), await HeadAsync(tenant, "whole"));
        if (type == "FULL_OBJECT") Assert.Equal(Checksum(whole), Checksum(one));
        else Assert.EndsWith("-2", Checksum(one), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invalid_upload_is_not_completed()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        var upload = await tenant.S3.InitiateMultipartUploadAsync("data", "a");
        var first = await PartAsync(tenant, upload, 1, "one");
        var second = await PartAsync(tenant, upload, 2, "two");
        await CompleteAsync(tenant, upload, first, second).Refused(HttpStatusCode.BadRequest, "EntityTooSmall");
        await CompleteAsync(tenant, upload, new PartETag(1, second.ETag)).Refused(HttpStatusCode.BadRequest, "InvalidPart");
        await CompleteAsync(tenant, upload, new PartETag(3, second.ETag)).Refused(HttpStatusCode.BadRequest, "InvalidPart");
        using (var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret))
        {
            var xml = $"<CompleteMultipartUpload><Part><PartNumber>2</PartNumber><ETag>{second.ETag}</ETag></Part><Part><PartNumber>1</PartNumber><ETag>{first.ETag}</ETag></Part></CompleteMultipartUpload>";
            Assert.Equal("InvalidPartOrder", (await s3.SendAsync("POST", $"/data/a?uploadId={upload.UploadId}", System.Text.Encoding.UTF8.GetBytes(xml))).Code);
        }

        Assert.Equal(["a"], (await tenant.S3.ListMultipartUploadsAsync("data")).MultipartUploads.Select(item => item.Key));
        Assert.Equal([1, 2], (await tenant.S3.ListPartsAsync("data", "a", upload.UploadId)).Parts.Select(part => part.PartNumber!.Value));
        await CompleteAsync(tenant, upload, second);
        await CompleteAsync(tenant, upload, first).Refused(HttpStatusCode.NotFound, "NoSuchUpload");
        using var got = await tenant.S3.GetObjectAsync("data", "a");
        Assert.Equal("two"u8.ToArray(), await ObjectTests.ReadAsync(got));
    }

    [Fact]
    public async Task An_aborted_upload_leaves_nothing()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        var upload = await tenant.S3.InitiateMultipartUploadAsync("data", "a");
        await PartAsync(tenant, upload, 1, "one");
        await tenant.S3.AbortMultipartUploadAsync("data", "a", upload.UploadId);
        Assert.Empty((await tenant.S3.ListMultipartUploadsAsync("data")).MultipartUploads ?? []);
        await tenant.S3.DeleteBucketAsync("data");
    }

    [Fact]
    public async Task A_part_can_be_copied_from_an_object_and_both_remain_readable()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        await tenant.S3.PutObjectAsync(ObjectTests.Text("data", "source", "hello world"));
        var upload = await tenant.S3.InitiateMultipartUploadAsync("data", "a");
        var copied = await tenant.S3.CopyPartAsync(new CopyPartRequest
        {
            SourceBucket = "data",
            SourceKey = "source",
            DestinationBucket = "data",
            DestinationKey = "a",
            UploadId = upload.UploadId,
            PartNumber = 1,
            FirstByte = 6,
            LastByte = 10,
        });
        await CompleteAsync(tenant, upload, new PartETag(1, copied.ETag));
        await tenant.S3.DeleteObjectAsync("data", "source");
        using var got = await tenant.S3.GetObjectAsync("data", "a");
        Assert.Equal("world"u8.ToArray(), await ObjectTests.ReadAsync(got));
    }

    private static async Task<PartETag> PartAsync(Tenant tenant, InitiateMultipartUploadResponse upload, int number, string text) => new(await tenant.S3.UploadPartAsync(new UploadPartRequest
    {
        BucketName = "data",
        Key = "a",
        UploadId = upload.UploadId,
        PartNumber = number,
        InputStream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)),
    }));

    private static Task<CompleteMultipartUploadResponse> CompleteAsync(Tenant tenant, InitiateMultipartUploadResponse upload, params PartETag[] parts) =>
        tenant.S3.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest { BucketName = "data", Key = "a", UploadId = upload.UploadId, PartETags = [.. parts] });

    private static Task<GetObjectMetadataResponse> HeadAsync(Tenant tenant, string key) =>
        tenant.S3.GetObjectMetadataAsync(new GetObjectMetadataRequest { BucketName = "data", Key = key, ChecksumMode = ChecksumMode.ENABLED });

    private static string Checksum(GetObjectMetadataResponse head) => head.ChecksumCRC32 ?? head.ChecksumCRC64NVME ?? head.ChecksumSHA256;
}
