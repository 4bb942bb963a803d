using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;

namespace Tigris.Emulator.Tests.S3;

/// <summary>ACLs of objects and anonymous reads.</summary>
public sealed class AclTests
{
    [Invariant("second-reading")]
    [Theory]
    [InlineData(false, null, false)]
    [InlineData(false, "public-read", true)]
    [InlineData(false, "private", false)]
    [InlineData(true, null, true)]
    [InlineData(true, "public-read", true)]
    [InlineData(true, "private", false)]
    public async Task The_ACL_of_an_object_overrides_its_bucket(bool isPublic, string? acl, bool isReadable)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync("acme", "data", Options(isPublic));

        await tenant.S3.PutObjectAsync(Object("put", acl));
        await tenant.S3.PutObjectAsync(Object("later", null));
        if (acl is not null) await tenant.S3.PutObjectAclAsync(new PutObjectAclRequest { BucketName = "data", Key = "later", ACL = S3CannedACL.FindValue(acl) });
        await tenant.S3.CopyObjectAsync(new CopyObjectRequest { SourceBucket = "data", SourceKey = "put", DestinationBucket = "data", DestinationKey = "copied", CannedACL = Canned(acl) });
        var upload = await tenant.S3.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = "data", Key = "parts", CannedACL = Canned(acl) });
        var part = await tenant.S3.UploadPartAsync(new UploadPartRequest { BucketName = "data", Key = "parts", UploadId = upload.UploadId, PartNumber = 1, InputStream = new System.IO.MemoryStream([1]) });
        await tenant.S3.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest { BucketName = "data", Key = "parts", UploadId = upload.UploadId, PartETags = [new PartETag(part)] });

        foreach (var key in new[] { "put", "later", "copied", "parts" })
        {
            Assert.Equal(isReadable ? HttpStatusCode.OK : HttpStatusCode.Forbidden, await AnonymousAsync(emulator, key));
            using var own = await tenant.S3.GetObjectAsync("data", key);
            var grants = (await tenant.S3.GetObjectAclAsync(new GetObjectAclRequest { BucketName = "data", Key = key })).Grants;
            Assert.Equal(isReadable, grants.Any(grant => grant.Permission == S3Permission.READ && grant.Grantee.URI is not null));
        }

        Assert.Equal(isPublic ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden, await AnonymousAsync(emulator, "missing"));
    }

    [Invariant("second-reading")]
    [Fact]
    public async Task Without_object_ACLs_only_the_ACL_of_the_bucket_is_accepted()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        await tenant.S3.PutObjectAsync(Object("a", "public-read")).Refused(HttpStatusCode.BadRequest, "AccessControlListNotSupported");
        await tenant.S3.PutObjectAsync(Object("a", "private"));
        await tenant.S3.PutObjectAclAsync(new PutObjectAclRequest { BucketName = "data", Key = "a", ACL = S3CannedACL.PublicRead })
            .Refused(HttpStatusCode.BadRequest, "AccessControlListNotSupported");

        // An ACL applies again after object ACLs are enabled, and no longer after they are disabled.
        await emulator.Put("/orgs/acme/buckets/data", """{"enable_object_acl":true}""").Ok();
        Assert.Equal(HttpStatusCode.Forbidden, await AnonymousAsync(emulator, "a"));
        await tenant.S3.PutObjectAclAsync(new PutObjectAclRequest { BucketName = "data", Key = "a", ACL = S3CannedACL.PublicRead });
        Assert.Equal(HttpStatusCode.OK, await AnonymousAsync(emulator, "a"));
        await emulator.Put("/orgs/acme/buckets/data", """{"enable_object_acl":false}""").Ok();
        Assert.Equal(HttpStatusCode.Forbidden, await AnonymousAsync(emulator, "a"));
    }

    [Fact]
    public async Task Only_documented_ACLs_are_accepted_from_keys_with_permission()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync("acme", "data", Options(isPublic: false));
        await tenant.S3.PutObjectAsync(Object("a", "public-read-write")).Refused(HttpStatusCode.NotImplemented, "NotImplemented");
        using var raw = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        var grant = await raw.SendAsync("PUT", "/data/a", [1], headers: new Dictionary<string, string> { ["x-amz-grant-read"] = "id=x" });
        Assert.Equal((501, "NotImplemented"), (grant.Status, grant.Code));

        await tenant.S3.PutObjectAsync(Object("a", null));
        await emulator.Post("/orgs/acme/policies", """{"name":"no-acl","document":{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":["s3:PutObjectAcl"],"Resource":["arn:aws:s3:::data/*"]}]}}""").Ok();
        using var limited = await emulator.RoleAsync("data", "Editor", ""","attach_policies":["no-acl"]""");
        await limited.S3.PutObjectAsync(Object("b", null));
        await limited.S3.PutObjectAsync(Object("b", "public-read")).Refused(HttpStatusCode.Forbidden, "AccessDenied");
        await limited.S3.PutObjectAclAsync(new PutObjectAclRequest { BucketName = "data", Key = "a", ACL = S3CannedACL.PublicRead }).Refused(HttpStatusCode.Forbidden, "AccessDenied");
    }

    [Fact]
    public async Task Grants_that_are_read_can_be_written_back()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync("acme", "data", Options(isPublic: false));
        await tenant.S3.PutObjectAsync(Object("a", "public-read"));
        using var raw = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        var grants = await raw.GetAsync("/data/a?acl=");
        await tenant.S3.PutObjectAsync(Object("b", null));

        Assert.Equal(200, (await raw.PutAsync("/data/b?acl=", grants.Text)).Status);
        Assert.Equal(HttpStatusCode.OK, await AnonymousAsync(emulator, "b"));
        Assert.Equal(501, (await raw.PutAsync("/data/b?acl=", grants.Text.Replace(">READ<", ">WRITE<", StringComparison.Ordinal))).Status);
        Assert.Equal(200, (await raw.GetAsync("/data?acl=")).Status);
    }

    private static string Options(bool isPublic) => $$"""{"enable_object_acl":true,"public":{{(isPublic ? "true" : "false")}}}""";

    private static S3CannedACL? Canned(string? acl) => acl is null ? null : S3CannedACL.FindValue(acl);

    private static PutObjectRequest Object(string key, string? acl)
    {
        var request = ObjectTests.Text("data", key, "hello");
        request.CannedACL = Canned(acl);
        return request;
    }

    private static async Task<HttpStatusCode> AnonymousAsync(TestEmulator emulator, string key)
    {
        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri(emulator.Server.S3Endpoint, "/data/" + key), TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
