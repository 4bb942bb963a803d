using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;

namespace Tigris.Emulator.Tests.S3;

public sealed class S3SignatureTests
{
    private const string Crc32OfHelloWorld = "DUoRhQ==";

    [Theory]
    [InlineData("/data/a")]
    [InlineData("/data/a%20b%2Bc%25d")]
    [InlineData("/data/%C3%A9t%C3%A9/x")]
    [InlineData("/data/a//b/./c")]
    [InlineData("/data/~-_.")]
    public async Task Every_key_can_be_signed_for(string path)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var s3 = await RawAsync(emulator);
        Assert.Equal(200, (await s3.PutAsync(path)).Status);
        Assert.Equal("hello", (await s3.GetAsync(path)).Text);
    }

    [Fact]
    public async Task A_bucket_may_be_in_the_host()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret) { Host = "data.localhost" };
        Assert.Equal(200, (await s3.PutAsync("/a/b")).Status);
        Assert.Equal("hello", (await s3.GetAsync("/a/b")).Text);
        using var byPath = new RawS3(emulator, tenant.KeyId, tenant.Secret) { Host = "localhost" };
        Assert.Equal("hello", (await byPath.GetAsync("/data/a/b")).Text);
    }

    [Theory]
    [InlineData("us-east-1")]
    [InlineData("fra")]
    public async Task Any_region_is_accepted(string region)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret) { Region = region };
        Assert.Equal(200, (await s3.PutAsync("/data/a")).Status);
    }

    public static TheoryData<string, string, int> Wrongs => new()
    {
        { "Authorization", "AWS4-HMAC-SHA256 Credential=x", 400 },
        { "Authorization", "AWS tid_x:abc", 400 },
        { "Authorization", "Bearer abc", 400 },
        { "x-amz-date", "20200101T000000Z", 400 },
        { "x-amz-content-sha256", "nothing", 403 },
        { "x-amz-meta-unsigned", "1", 403 },
    };

    [Theory]
    [MemberData(nameof(Wrongs))]
    public async Task A_modified_request_is_refused(string header, string value, int status)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var s3 = await RawAsync(emulator);
        var answer = await s3.SendAsync("PUT", "/data/a", Encoding.UTF8.GetBytes("hello"), request =>
        {
            request.Headers.Remove(header);
            request.Headers.TryAddWithoutValidation(header, value);
        });
        Assert.Equal(status, answer.Status);
        Assert.Equal("NoSuchKey", (await s3.GetAsync("/data/a")).Code);
    }

    [Fact]
    public async Task A_wrong_secret_is_refused_with_the_expected_canonical_request()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, "tsec_wrong");
        var answer = await s3.GetAsync("/data/a");
        Assert.Equal((403, "SignatureDoesNotMatch"), (answer.Status, answer.Code));
        Assert.Contains("<CanonicalRequest>GET\n/data/a\n", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(tenant.Secret, answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-16, 403)]
    [InlineData(-14, 404)]
    [InlineData(14, 404)]
    [InlineData(16, 403)]
    public async Task A_time_difference_above_15_minutes_is_refused(int minutes, int status)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        var answer = await AtAnotherTimeAsync(emulator, tenant, minutes);
        Assert.Equal(status, answer.Status);
        if (status == 403) Assert.Equal("RequestTimeTooSkewed", answer.Code);
        Assert.Equal(emulator.Clock.GetUtcNow(), answer.Response.Headers.Date);
    }

    [Invariant("second-reading")]
    [Fact]
    public async Task A_body_that_differs_from_the_signed_one_is_not_stored()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var s3 = await RawAsync(emulator);
        var answer = await s3.SendAsync("PUT", "/data/a", "hello"u8.ToArray(), request => request.Content = new ByteArrayContent("hallo"u8.ToArray()));
        Assert.Equal((400, "XAmzContentSHA256Mismatch"), (answer.Status, answer.Code));
        Assert.Equal("NoSuchKey", (await s3.GetAsync("/data/a")).Code);
    }

    [Fact]
    public async Task A_presigned_URL_is_valid_until_it_expires()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var s3 = await RawAsync(emulator);
        var put = s3.Presign("PUT", "/data/a%20b", 60);
        Assert.Equal(200, (await s3.AnonymousAsync("PUT", put, "hello"u8.ToArray())).Status);
        var get = s3.Presign("GET", "/data/a%20b", 60);
        Assert.Equal("hello", (await s3.AnonymousAsync("GET", get)).Text);
        Assert.Equal("SignatureDoesNotMatch", (await s3.AnonymousAsync("DELETE", get)).Code);
        Assert.Equal("SignatureDoesNotMatch", (await s3.AnonymousAsync("GET", get.Replace("Expires=60", "Expires=61", StringComparison.Ordinal))).Code);
        emulator.Clock.Advance(TimeSpan.FromSeconds(61));
        var late = await s3.AnonymousAsync("GET", get);
        Assert.Equal((403, "AccessDenied"), (late.Status, late.Code));
        Assert.Equal("AuthorizationQueryParametersError", (await s3.AnonymousAsync("GET", s3.Presign("GET", "/data/a", 604_801))).Code);
    }

    [Fact]
    public async Task A_presigned_URL_of_the_SDK_works()
    {
        await using var emulator = await TestEmulator.StartAsync();
        emulator.Clock.SetUtcNow(DateTimeOffset.UtcNow); // the SDK presigns for its own time
        using var tenant = await emulator.TenantAsync();
        await tenant.S3.PutObjectAsync(ObjectTests.Text("data", "a b", "hello"));
        var url = await tenant.S3.GetPreSignedURLAsync(new GetPreSignedUrlRequest
        {
            BucketName = "data",
            Key = "a b",
            Verb = HttpVerb.GET,
            Expires = DateTime.UtcNow.AddHours(1),
            Protocol = Protocol.HTTP,
        });
        using var http = new HttpClient();
        Assert.Equal("hello", await http.GetStringAsync(url, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public async Task A_chunked_body_is_decoded(bool withSignatures, bool trailer)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var s3 = await RawAsync(emulator);
        var (body, headers) = s3.Chunked("PUT", "/data/a", ["hello", " world"], trailer ? ("x-amz-checksum-crc32", Crc32OfHelloWorld) : null, withSignatures);
        var put = await s3.SendAsync("PUT", "/data/a", body, headers: headers);
        Assert.True(put.Status == 200, put.Text);
        Assert.Equal(trailer, put.Response.Headers.Contains("x-amz-checksum-crc32"));
        var got = await s3.GetAsync("/data/a");
        Assert.Equal("hello world", got.Text);
        Assert.Empty(got.Response.Content.Headers.ContentEncoding);
    }

    public static TheoryData<string, string, string, string> Tampered => new()
    {
        { "hello", "hallo", "SignatureDoesNotMatch", "first chunk" },
        { " world", " w0rld", "SignatureDoesNotMatch", "last chunk" },
        { "5;chunk", "5f;chunk", "IncompleteBody", "size" },
        { Crc32OfHelloWorld, "AAAAAA==", "SignatureDoesNotMatch", "trailer" },
        { "x-amz-trailer-signature", "x-amz-other", "SignatureDoesNotMatch", "no signature of the trailer" },
        { "0;chunk", "z;chunk", "IncompleteBody", "no number" },
    };

    [Theory]
    [MemberData(nameof(Tampered))]
    public async Task A_modified_chunked_body_is_not_stored(string from, string to, string code, string what)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var s3 = await RawAsync(emulator);
        var (body, headers) = s3.Chunked("PUT", "/data/a", ["hello", " world"], ("x-amz-checksum-crc32", Crc32OfHelloWorld));
        var changed = Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(body).Replace(from, to, StringComparison.Ordinal));
        var answer = await s3.SendAsync("PUT", "/data/a", changed, headers: headers);
        Assert.True(answer.Code == code, $"{what}: {answer.Text}");
        Assert.Equal("NoSuchKey", (await s3.GetAsync("/data/a")).Code);
    }

    [Fact]
    public async Task A_checksum_in_an_unsigned_trailer_is_checked()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var s3 = await RawAsync(emulator);
        var (body, headers) = s3.Chunked("PUT", "/data/a", ["hello", " world"], ("x-amz-checksum-crc32", "AAAAAA=="), signChunks: false);
        var answer = await s3.SendAsync("PUT", "/data/a", body, headers: headers);
        Assert.Equal((400, "BadDigest"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task An_announced_checksum_must_arrive()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var s3 = await RawAsync(emulator);
        var (body, headers) = s3.Chunked("PUT", "/data/a", ["hello", " world"], ("x-amz-checksum-crc32", Crc32OfHelloWorld), signChunks: false);
        var without = Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(body).Replace("x-amz-checksum-crc32", "x-amz-other", StringComparison.Ordinal));
        var answer = await s3.SendAsync("PUT", "/data/a", without, headers: headers);
        Assert.Equal((400, "MalformedTrailerError"), (answer.Status, answer.Code));
        Assert.Equal("NoSuchKey", (await s3.GetAsync("/data/a")).Code);
    }

    public static TheoryData<string, string> Checksums => new()
    {
        { "Content-MD5", "JfnnlDI7RTiF9RgfG2JNCw==" },
        { "x-amz-checksum-crc32", "y/Q5Jg==" },
        { "x-amz-checksum-crc32c", "4waSgw==" },
        { "x-amz-checksum-crc64nvme", "rosUhgp5mIg=" },
        { "x-amz-checksum-sha1", "98O8HYCOBHMq32eZZczDTKeuNEE=" },
        { "x-amz-checksum-sha256", "FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=" },
    };

    [Invariant("second-reading")]
    [Theory]
    [MemberData(nameof(Checksums))]
    public async Task A_checksum_must_match_the_body(string header, string ofDigits)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var s3 = await RawAsync(emulator);
        async Task<S3Response> Put(string body) => header == "Content-MD5"
            ? await s3.SendAsync("PUT", "/data/a", Encoding.ASCII.GetBytes(body), request => request.Content!.Headers.TryAddWithoutValidation(header, ofDigits))
            : await s3.SendAsync("PUT", "/data/a", Encoding.ASCII.GetBytes(body), headers: new Dictionary<string, string> { [header] = ofDigits });

        Assert.Equal("BadDigest", (await Put("12345678")).Code);
        var stored = await Put("123456789");
        Assert.True(stored.Status == 200, stored.Text);
        if (header == "Content-MD5") return;
        var got = await s3.SendAsync("GET", "/data/a", headers: new Dictionary<string, string> { ["x-amz-checksum-mode"] = "ENABLED" });
        Assert.Equal([ofDigits], got.Response.Headers.GetValues(header));
    }

    private static async Task<RawS3> RawAsync(TestEmulator emulator)
    {
        using var tenant = await emulator.TenantAsync();
        return new RawS3(emulator, tenant.KeyId, tenant.Secret);
    }

    private static async Task<S3Response> AtAnotherTimeAsync(TestEmulator emulator, Tenant tenant, int minutes)
    {
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret) { Offset = TimeSpan.FromMinutes(minutes) };
        return await s3.GetAsync("/data/a");
    }
}
