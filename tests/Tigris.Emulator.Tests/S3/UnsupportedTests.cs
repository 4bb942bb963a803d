using System.Collections.Generic;
using System.Text;
using System.Threading.Tasks;
using System.Xml.Linq;

namespace Tigris.Emulator.Tests.S3;

/// <summary>No header, query parameter or element that changes the meaning of a request is ignored: the response is 501 and names it.</summary>
public sealed class UnsupportedTests
{
    public static TheoryData<string, string, string, string> Headers => new()
    {
        { "PUT", "/data/a", "x-tigris-query", "SELECT 1" },
        { "PUT", "/data/a", "x-tigris-snapshot-version", "1" },
        { "PUT", "/data/a", "x-tigris-rename", "true" },
        { "PUT", "/data/a", "x-tigris-unknown", "1" },
        { "PUT", "/data/a", "x-amz-unknown", "1" },
        { "PUT", "/data/a", "x-amz-grant-read", "id=1" },
        { "PUT", "/data/a", "x-amz-acl", "public-read-write" },
        { "PUT", "/data/a", "x-amz-server-side-encryption", "aws:kms" },
        { "PUT", "/data/a", "x-amz-server-side-encryption-customer-algorithm", "AES256" },
        { "PUT", "/data/a", "x-amz-object-lock-mode", "GOVERNANCE" },
        { "PUT", "/data/a", "x-amz-write-offset-bytes", "0" },
        { "PUT", "/data/a", "x-amz-security-token", "t" },
        { "GET", "/data/a", "x-tigris-query", "SELECT 1" },
        { "GET", "/data/a", "x-tigris-soft-delete", "true" },
        { "GET", "/data?list-type=2", "x-tigris-list-source", "block_shadow" },
        { "GET", "/data?list-type=2", "x-amz-optional-object-attributes", "RestoreStatus" },
        { "DELETE", "/data/a", "x-tigris-snapshot-version", "1" },
        { "DELETE", "/data/a", "x-amz-mfa", "1 1" },
        { "PUT", "/data/a", "x-tigris-soft-delete", "true" },
        { "GET", "/data?list-type=2", "x-tigris-soft-delete", "true" },
        { "PUT", "/more", "x-amz-bucket-object-lock-enabled", "true" },
        { "PUT", "/more", "x-amz-acl", "authenticated-read" },
        { "PUT", "/more", "x-tigris-merge-source-bucket", "data" },
        { "POST", "/data/a?uploads", "x-amz-object-lock-mode", "GOVERNANCE" },
        { "GET", "/", "x-tigris-fork", "data" },
    };

    [Invariant("stored-bytes")]
    [Theory]
    [MemberData(nameof(Headers))]
    public async Task An_unsupported_header_is_named_and_nothing_changes(string method, string target, string header, string value)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a", "before");

        var answer = await s3.SendAsync(method, target, target == "/more" ? null : "after"u8.ToArray(), headers: new() { [header] = value });

        Assert.Equal((501, "NotImplemented"), (answer.Status, answer.Code));
        Assert.Contains(header, XElement.Parse(answer.Text).Element("Message")!.Value, System.StringComparison.OrdinalIgnoreCase);
        Assert.Equal("before", (await s3.GetAsync("/data/a")).Text);
        Assert.Equal(404, (await s3.SendAsync("HEAD", "/more")).Status);
    }

    [Theory]
    [InlineData("GET", "/data", "policy")]
    [InlineData("PUT", "/data", "policy")]
    [InlineData("PUT", "/data", "versioning")]
    [InlineData("GET", "/data", "website")]
    [InlineData("PUT", "/data", "notification")]
    [InlineData("GET", "/data", "object-lock")]
    [InlineData("GET", "/data", "replication")]
    [InlineData("GET", "/data", "logging")]
    [InlineData("GET", "/data", "publicAccessBlock")]
    [InlineData("GET", "/data/a", "retention")]
    [InlineData("GET", "/data/a", "legal-hold")]
    [InlineData("GET", "/data/a", "torrent")]
    [InlineData("PUT", "/data/a", "versionId=1")]
    [InlineData("PUT", "/data/a", "partNumber=1")]
    [InlineData("POST", "/data/a", "select")]
    [InlineData("DELETE", "/data/a", "partNumber=1")]
    [InlineData("DELETE", "/data", "policy")]
    [InlineData("DELETE", "/data", "website")]
    public async Task An_unsupported_query_parameter_is_refused_and_nothing_changes(string method, string target, string parameter)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a", "before");

        var answer = await s3.SendAsync(method, $"{target}?{parameter}", "after"u8.ToArray());

        Assert.Equal((501, "NotImplemented"), (answer.Status, answer.Code));
        Assert.Equal("before", (await s3.GetAsync("/data/a")).Text);
    }

    [Theory]
    [InlineData("/data?lifecycle", "<LifecycleConfiguration><Rule><Status>Enabled</Status><Prefix/><NoncurrentVersionExpiration/></Rule></LifecycleConfiguration>", "NoncurrentVersionExpiration")]
    [InlineData("/data?lifecycle", "<LifecycleConfiguration><Rule><Status>Enabled</Status><Filter><Tag/></Filter><Expiration><Days>1</Days></Expiration></Rule></LifecycleConfiguration>", "Tag")]
    [InlineData("/data?encryption", "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>aws:kms</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>", "aws:kms")]
    [InlineData("/data?cors", "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod><Other/></CORSRule></CORSConfiguration>", "Other")]
    public async Task An_unsupported_element_is_named(string target, string body, string element)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        var answer = await s3.SendAsync("PUT", target, Encoding.UTF8.GetBytes(body));
        Assert.Equal((501, "NotImplemented"), (answer.Status, answer.Code));
        Assert.Contains(element, answer.Text);
    }

    [Theory]
    [InlineData("POST", "/data?func=bundle", "?func=bundle")]
    [InlineData("POST", "/data/a?select&select-type=2", "?select")]
    [InlineData("POST", "/data", "browser uploads")]
    [InlineData("POST", "/", "IAM")]
    [InlineData("PATCH", "/data/a", "PATCH for objects")]
    [InlineData("DELETE", "/", "DELETE for the service")]
    public async Task An_operation_that_is_not_emulated_is_named(string method, string target, string name)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        var answer = await s3.SendAsync(method, target);
        Assert.Equal((501, "NotImplemented"), (answer.Status, answer.Code));
        Assert.Contains(name, answer.Text);
    }

    [Fact]
    public async Task Headers_without_an_effect_are_accepted()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        var headers = new Dictionary<string, string>
        {
            ["x-amz-request-payer"] = "requester",
            ["x-amz-expected-bucket-owner"] = "acme",
            ["x-tigris-consistent"] = "true",
            ["x-tigris-regions"] = "fra",
            ["x-amz-acl"] = "private",
        };
        Assert.Equal(200, (await s3.SendAsync("PUT", "/data/a", "x"u8.ToArray(), headers: headers)).Status);
    }

    [Theory]
    [InlineData("x-amz-expected-bucket-owner", "other", 403)]
    [InlineData("x-tigris-namespace", "other", 403)]
    [InlineData("x-tigris-regions", "moon", 400)]
    [InlineData("x-amz-acl", "public-read", 400)]
    [InlineData("x-amz-acl", "public-ready", 400)]
    public async Task Headers_that_do_not_hold_are_refused(string header, string value, int status)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        Assert.Equal(status, (await s3.SendAsync("PUT", "/data/a", "x"u8.ToArray(), headers: new() { [header] = value })).Status);
        Assert.Equal(404, (await s3.GetAsync("/data/a")).Status);
    }
}
