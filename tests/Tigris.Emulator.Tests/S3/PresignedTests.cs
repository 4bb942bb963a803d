using System.Linq;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests.S3;

/// <summary>Presigned URLs with headers in the query, as SDKs create them.</summary>
public sealed class PresignedTests
{
    [Fact]
    public async Task Headers_in_a_presigned_query_apply()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        var target = s3.Presign("PUT", "/data/a", 60, ("x-amz-meta-color", "blue"), ("x-amz-storage-class", "STANDARD_IA"), ("x-amz-tagging", "t=1"));

        Assert.Equal(200, (await s3.AnonymousAsync("PUT", target, "hello"u8.ToArray())).Status);

        var got = await s3.GetAsync("/data/a");
        Assert.Equal(("hello", "blue"), (got.Text, got.Response.Headers.GetValues("x-amz-meta-color").Single()));
        Assert.Equal("STANDARD_IA", got.Response.Headers.GetValues("x-amz-storage-class").Single());
        Assert.Equal("1", got.Response.Headers.GetValues("x-amz-tagging-count").Single());
    }

    [Theory]
    [InlineData("x-tigris-query", "1", 501)]
    [InlineData("x-amz-storage-class", "OTHER", 400)]
    [InlineData("x-amz-meta-a", "b\nc", 400)]
    [InlineData("x-amz-checksum-crc32", "AAAAAQ==", 400)]
    public async Task Headers_in_a_presigned_query_are_checked(string name, string value, int status)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        Assert.Equal(status, (await s3.AnonymousAsync("PUT", s3.Presign("PUT", "/data/a", 60, (name, value)), "hello"u8.ToArray())).Status);
        Assert.Equal(404, (await s3.GetAsync("/data/a")).Status);
    }

    [Theory]
    [InlineData("crc32", "AAAAAA==")]
    [InlineData("crc64nvme", "AAAAAAAAAAA=")]
    [InlineData("sha256", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")]
    public async Task The_checksum_of_an_empty_body_in_a_presigned_query_does_not_apply(string algorithm, string value)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        var target = s3.Presign("PUT", "/data/a", 60, ("x-amz-checksum-" + algorithm, value));
        Assert.Equal(200, (await s3.AnonymousAsync("PUT", target, "hello"u8.ToArray())).Status);
        Assert.Equal("hello", (await s3.GetAsync("/data/a")).Text);
    }

    [Theory]
    [InlineData("response-content-disposition", "a%0Ab")]
    [InlineData("response-cache-control", "a%00b")]
    [InlineData("response-content-type", "a%7Fb")]
    public async Task A_control_character_in_a_response_header_is_400_also_in_the_log(string name, string value)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a");
        var answer = await s3.GetAsync($"/data/a?{name}={value}");
        Assert.Equal((400, "InvalidArgument"), (answer.Status, answer.Code));
        Assert.Equal(400, emulator.Server.Requests.Entries[^1].Status);
    }
}
