using System;
using System.IO;
using System.Net;
using System.Security.Cryptography;
using System.Threading.Tasks;
using Amazon.S3.Model;

namespace Tigris.Emulator.Tests.S3;

public sealed class ObjectTests
{
    [Invariant("second-reading")]
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(300_000)]
    [InlineData(3_000_000)]
    public async Task A_stored_object_is_returned_unchanged(int size)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        var bytes = RandomNumberGenerator.GetBytes(size);
        var put = await tenant.S3.PutObjectAsync(new PutObjectRequest
        {
            BucketName = "data",
            Key = "photos/été & co/1+1=2 %41.jpg",
            InputStream = new MemoryStream(bytes),
            ContentType = "image/jpeg",
            Metadata = { ["camera"] = "Leica  M6" },
            Headers = { CacheControl = "max-age=60", ContentDisposition = "inline" },
        });
        Assert.Matches("^\"[0-9a-f]{32}\"$", put.ETag);

        using var got = await tenant.S3.GetObjectAsync("data", "photos/été & co/1+1=2 %41.jpg");
        Assert.Equal(bytes, await ReadAsync(got));
        Assert.Equal("image/jpeg", got.Headers.ContentType);
        Assert.Equal("max-age=60", got.Headers.CacheControl);
        Assert.Equal("inline", got.Headers.ContentDisposition);
        Assert.Equal("Leica  M6", got.Metadata["camera"]);
        Assert.Equal(put.ETag, got.ETag);
        Assert.Equal(emulator.Clock.GetUtcNow().UtcDateTime, got.LastModified!.Value.ToUniversalTime());
    }

    [Fact]
    public async Task Head_returns_the_headers_of_get()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        await tenant.S3.PutObjectAsync(Text("data", "a.txt", "hello"));
        var head = await tenant.S3.GetObjectMetadataAsync("data", "a.txt");
        Assert.Equal(5, head.ContentLength);
        Assert.Equal("\"5d41402abc4b2a76b9719d911017c592\"", head.ETag);
        await tenant.S3.GetObjectMetadataAsync("data", "b.txt").Refused(HttpStatusCode.NotFound, "NotFound");
    }

    [Theory]
    [InlineData(0, 4, "hello")]
    [InlineData(6, 10, "world")]
    [InlineData(6, 99, "world")]
    public async Task A_range_returns_the_requested_bytes(long from, long to, string text)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        await tenant.S3.PutObjectAsync(Text("data", "a", "hello world"));
        using var got = await tenant.S3.GetObjectAsync(new GetObjectRequest { BucketName = "data", Key = "a", ByteRange = new ByteRange(from, to) });
        Assert.Equal(HttpStatusCode.PartialContent, got.HttpStatusCode);
        Assert.Equal($"bytes {from}-{Math.Min(to, 10)}/11", got.ContentRange);
        Assert.Equal(text, System.Text.Encoding.UTF8.GetString(await ReadAsync(got)));
    }

    [Fact]
    public async Task An_unsatisfiable_range_is_refused()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        await tenant.S3.PutObjectAsync(Text("data", "a", "hello"));
        await tenant.S3.GetObjectAsync(new GetObjectRequest { BucketName = "data", Key = "a", ByteRange = new ByteRange(5, 9) })
            .Refused(HttpStatusCode.RequestedRangeNotSatisfiable, "InvalidRange");
    }

    [Fact]
    public async Task An_object_is_replaced_and_deleted()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        await tenant.S3.PutObjectAsync(Text("data", "a", "one"));
        await tenant.S3.PutObjectAsync(Text("data", "a", "other"));
        using (var got = await tenant.S3.GetObjectAsync("data", "a")) Assert.Equal("other", System.Text.Encoding.UTF8.GetString(await ReadAsync(got)));
        await tenant.S3.DeleteObjectAsync("data", "a");
        await tenant.S3.DeleteObjectAsync("data", "a");
        await tenant.S3.GetObjectAsync("data", "a").Refused(HttpStatusCode.NotFound, "NoSuchKey");
    }

    [Fact]
    public async Task Conditional_reads_and_writes_depend_on_the_object()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        var put = await tenant.S3.PutObjectAsync(Text("data", "a", "one"));

        await tenant.S3.PutObjectAsync(With("a", request => request.IfNoneMatch = "*")).Refused(HttpStatusCode.PreconditionFailed, "PreconditionFailed");
        await tenant.S3.PutObjectAsync(With("a", request => request.IfMatch = "\"other\"")).Refused(HttpStatusCode.PreconditionFailed, "PreconditionFailed");
        await tenant.S3.PutObjectAsync(With("b", request => request.IfMatch = put.ETag)).Refused(HttpStatusCode.NotFound, "NoSuchKey");
        await tenant.S3.GetObjectAsync(new GetObjectRequest { BucketName = "data", Key = "a", EtagToMatch = "\"other\"" })
            .Refused(HttpStatusCode.PreconditionFailed, "PreconditionFailed");
        await tenant.S3.GetObjectAsync(new GetObjectRequest { BucketName = "data", Key = "a", EtagToNotMatch = put.ETag })
            .Refused(HttpStatusCode.NotModified, "NotModified");
        await tenant.S3.GetObjectAsync(new GetObjectRequest { BucketName = "data", Key = "a", ModifiedSinceDate = emulator.Clock.GetUtcNow().UtcDateTime })
            .Refused(HttpStatusCode.NotModified, "NotModified");

        await tenant.S3.PutObjectAsync(With("a", request => request.IfMatch = put.ETag));
        await tenant.S3.PutObjectAsync(With("b", request => request.IfNoneMatch = "*"));
    }

    [Fact]
    public async Task Size_and_count_of_the_bucket_follow_its_objects()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        await tenant.S3.PutObjectAsync(Text("data", "a", "12345"));
        await tenant.S3.PutObjectAsync(Text("data", "b", "123"));
        await tenant.S3.PutObjectAsync(Text("data", "a", "1"));
        Assert.Equal((4, 2), await HoldingsAsync(emulator));
        await tenant.S3.DeleteObjectsAsync(new DeleteObjectsRequest { BucketName = "data", Objects = [new() { Key = "a" }, new() { Key = "c" }] });
        Assert.Equal((3, 1), await HoldingsAsync(emulator));
    }

    internal static PutObjectRequest Text(string bucket, string key, string text) => new() { BucketName = bucket, Key = key, ContentBody = text };

    internal static async Task<byte[]> ReadAsync(GetObjectResponse response)
    {
        using var buffer = new MemoryStream();
        await response.ResponseStream.CopyToAsync(buffer);
        return buffer.ToArray();
    }

    private static PutObjectRequest With(string key, Action<PutObjectRequest> change)
    {
        var request = Text("data", key, "two");
        change(request);
        return request;
    }

    private static async Task<(long Size, long Count)> HoldingsAsync(TestEmulator emulator)
    {
        var bucket = await emulator.Get("/orgs/acme/buckets/data").Ok();
        return (bucket.At("bucket.size").GetInt64(), bucket.At("bucket.object_count").GetInt64());
    }
}
