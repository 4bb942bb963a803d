using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests.S3;

/// <summary>Permissions of keys: the documented table of operations and roles, the borders between organizations, and revocation.</summary>
public sealed class AccessTests
{
    /// <summary>Operation, request, and least role: the public table for the supported operations.</summary>
    public static TheoryData<string, string, string, string> Operations => new()
    {
        { "HeadBucket", "HEAD", "/data", "ReadOnly" },
        { "GetBucketLocation", "GET", "/data?location", "ReadOnly" },
        { "GetBucketTagging", "GET", "/data?tagging", "ReadOnly" },
        { "ListObjectsV1", "GET", "/data", "ReadOnly" },
        { "ListObjectsV2", "GET", "/data?list-type=2", "ReadOnly" },
        { "ListMultipartUploads", "GET", "/data?uploads", "ReadOnly" },
        { "HeadObject", "HEAD", "/data/a", "ReadOnly" },
        { "GetObject", "GET", "/data/a", "ReadOnly" },
        { "GetObjectTagging", "GET", "/data/a?tagging", "ReadOnly" },
        { "RestoreObject", "POST", "/data/a?restore", "ReadOnly" },
        { "PutObject", "PUT", "/data/a", "Editor" },
        { "DeleteObject", "DELETE", "/data/a", "Editor" },
        { "DeleteMultipleObjects", "POST", "/data?delete", "Editor" },
        { "PutObjectTagging", "PUT", "/data/a?tagging", "Editor" },
        { "DeleteObjectTagging", "DELETE", "/data/a?tagging", "Editor" },
        { "PutBucketTagging", "PUT", "/data?tagging", "Editor" },
        { "DeleteBucketTagging", "DELETE", "/data?tagging", "Editor" },
        { "NewMultipartUpload", "POST", "/data/a?uploads", "Editor" },
        { "UploadPart", "PUT", "/data/a?partNumber=1&uploadId=x", "Editor" },
        { "ListObjectParts", "GET", "/data/a?uploadId=x", "Editor" },
        { "CompleteMultipartUpload", "POST", "/data/a?uploadId=x", "Editor" },
        { "AbortMultipartUpload", "DELETE", "/data/a?uploadId=x", "Editor" },
        { "GetBucketACL", "GET", "/data?acl", "Editor" },
        { "GetObjectACL", "GET", "/data/a?acl", "Editor" },
        { "PutObjectACL", "PUT", "/data/a?acl", "Editor" },
        { "DeleteBucket", "DELETE", "/data", "Editor" },
    };

    [Invariant("tenant-isolation")]
    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Roles_allow_the_operations_of_the_documented_table(string operation, string method, string target, string leastRole)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var owner = await emulator.TenantAsync();
        foreach (var role in new[] { "ReadOnly", "Editor" })
        {
            using var key = await emulator.RoleAsync("data", role);
            using var s3 = new RawS3(emulator, key.KeyId, key.Secret);
            var allowed = role == "Editor" || leastRole == "ReadOnly";
            AssertAllowed(allowed, await s3.SendAsync(method, target), $"{role} {operation}");
        }
    }

    [Invariant("tenant-isolation")]
    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_key_of_another_organization_is_refused_everything(string operation, string method, string target, string leastRole)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var owner = await emulator.TenantAsync();
        using var other = await emulator.TenantAsync("globex", "other");
        using var admin = await emulator.KeyAsync("""[{"bucket_name":"*","role":"Admin"}]""", "", "globex");
        foreach (var key in new[] { other, admin })
        {
            using var s3 = new RawS3(emulator, key.KeyId, key.Secret);
            AssertAllowed(false, await s3.SendAsync(method, target), $"{operation} {leastRole}");
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task An_anonymous_request_to_a_private_bucket_is_refused(string operation, string method, string target, string leastRole)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var owner = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, "", "");
        AssertAllowed(false, await s3.AnonymousAsync(method, target), $"{operation} {leastRole}");
    }

    [Invariant("tenant-isolation")]
    [Theory]
    [MemberData(nameof(Operations))]
    public async Task The_keys_of_a_deactivated_organization_do_not_exist(string operation, string method, string target, string leastRole)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var owner = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, owner.KeyId, owner.Secret);
        await emulator.Deactivate("acme");
        var answer = await s3.SendAsync(method, target);
        Assert.True(answer.Status == 403, $"{operation} {leastRole}: {answer.Status}");
        if (method != "HEAD") Assert.Equal("InvalidAccessKeyId", answer.Code);
    }

    [Fact]
    public async Task A_read_of_a_missing_bucket_is_404_for_every_caller_and_a_write_is_authenticated_first()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var owner = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, owner.KeyId, owner.Secret);
        Assert.Equal((404, "NoSuchBucket"), StatusAndCode(await s3.GetAsync("/missing/a")));
        Assert.Equal((404, "NoSuchBucket"), StatusAndCode(await s3.PutAsync("/missing/a")));
        Assert.Equal((404, "NoSuchBucket"), StatusAndCode(await s3.AnonymousAsync("GET", "/missing/a")));
        Assert.Equal((403, "AccessDenied"), StatusAndCode(await s3.AnonymousAsync("PUT", "/missing/a")));

        await emulator.Deactivate("acme");
        Assert.Equal((404, "NoSuchBucket"), StatusAndCode(await s3.GetAsync("/missing/a")));
        Assert.Equal((403, "InvalidAccessKeyId"), StatusAndCode(await s3.PutAsync("/missing/a")));
    }

    [Theory]
    [InlineData(Reactivation.KeysWork, 200)]
    [InlineData(Reactivation.KeysStayInactive, 403)]
    public async Task The_effect_of_reactivation_on_keys_is_an_option(Reactivation reactivation, int status)
    {
        await using var emulator = await TestEmulator.StartAsync(clock => new EmulatorOptions { Port = 0, TimeProvider = clock, Reactivation = reactivation });
        using var owner = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, owner.KeyId, owner.Secret);
        await emulator.Deactivate("acme");
        Assert.Equal(403, (await s3.PutAsync("/data/a")).Status);
        await emulator.Put("/orgs/acme", """{"user_id":"ann","active":true}""").Ok();
        Assert.Equal(status, (await s3.PutAsync("/data/a")).Status);
    }

    [Invariant("tenant-isolation")]
    [Fact]
    public async Task Rotation_revokes_the_old_secret_immediately()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var owner = await emulator.TenantAsync();
        var rotated = await emulator.Post("/orgs/acme/key/rotate", $$"""{"id":"{{owner.KeyId}}","user_id":"ann"}""").Ok();
        using var old = new RawS3(emulator, owner.KeyId, owner.Secret);
        Assert.Equal((403, "SignatureDoesNotMatch"), StatusAndCode(await old.PutAsync("/data/a")));
        using var fresh = new RawS3(emulator, owner.KeyId, rotated.TextAt("new_secret"));
        Assert.Equal(200, (await fresh.PutAsync("/data/a")).Status);
    }

    [Fact]
    public async Task A_deleted_key_does_not_exist()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var owner = await emulator.TenantAsync();
        await emulator.Delete("/orgs/acme/key", $$"""{"id":"{{owner.KeyId}}","user_id":"ann"}""").Ok();
        using var s3 = new RawS3(emulator, owner.KeyId, owner.Secret);
        Assert.Equal((403, "InvalidAccessKeyId"), StatusAndCode(await s3.PutAsync("/data/a")));
    }

    [Fact]
    public async Task A_key_works_in_the_buckets_of_its_roles_only()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var owner = await emulator.TenantAsync();
        using var other = await emulator.TenantAsync("acme", "other");
        using var both = await emulator.KeyAsync("""[{"bucket_name":"data","role":"ReadOnly"},{"bucket_name":"other","role":"Editor"}]""");
        using var everywhere = await emulator.KeyAsync("""[{"bucket_name":"*","role":"ReadOnly"}]""");
        using var none = await emulator.KeyAsync("[]");

        await owner.S3.PutObjectAsync(ObjectTests.Text("other", "a", "x")).Refused(HttpStatusCode.Forbidden, "AccessDenied");
        await both.S3.PutObjectAsync(ObjectTests.Text("data", "a", "x")).Refused(HttpStatusCode.Forbidden, "AccessDenied");
        await both.S3.PutObjectAsync(ObjectTests.Text("other", "a", "x"));
        (await everywhere.S3.GetObjectAsync("other", "a")).Dispose();
        await everywhere.S3.PutObjectAsync(ObjectTests.Text("other", "a", "x")).Refused(HttpStatusCode.Forbidden, "AccessDenied");
        await none.S3.GetObjectAsync("other", "a").Refused(HttpStatusCode.Forbidden, "AccessDenied");

        Assert.Equal(["data"], await Buckets(owner));
        Assert.Equal(["data", "other"], await Buckets(everywhere));
        Assert.Empty(await Buckets(none));
    }

    [Fact]
    public async Task A_removed_role_ends_immediately()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var owner = await emulator.TenantAsync();
        await emulator.Put("/orgs/acme/key", $$"""{"id":"{{owner.KeyId}}","user_id":"ann","buckets_roles":[{"bucket_name":"data","role":"ReadOnly"}]}""").Ok();
        await owner.S3.PutObjectAsync(ObjectTests.Text("data", "a", "x")).Refused(HttpStatusCode.Forbidden, "AccessDenied");
    }

    [Invariant("tenant-isolation")]
    [Fact]
    public async Task A_revocation_during_an_upload_refuses_the_upload()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var owner = await emulator.TenantAsync();
        using var body = new WaitingStream(300_000);
        using var s3 = new RawS3(emulator, owner.KeyId, owner.Secret);
        var put = s3.SendAsync(
            "PUT",
            "/data/a",
            [],
            request => request.Content = new StreamContent(body),
            new Dictionary<string, string> { ["x-amz-content-sha256"] = "UNSIGNED-PAYLOAD" });
        await body.Started;
        await emulator.Deactivate("acme");
        body.Continue();
        Assert.Equal((403, "InvalidAccessKeyId"), StatusAndCode(await put));
        Assert.Equal(0, (await emulator.Get("/orgs/acme/buckets/data").Ok()).At("bucket.object_count").GetInt64());
    }

    [Theory]
    [InlineData("standard", true)]
    [InlineData("no_default_allow", false)]
    public async Task The_scope_of_a_key_decides_on_listing_and_creating_buckets(string scope, bool allowed)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var owner = await emulator.TenantAsync();
        using var key = await emulator.RoleAsync("data", "Editor", $$""","access_key_scope":"{{scope}}" """);
        using var s3 = new RawS3(emulator, key.KeyId, key.Secret);
        AssertAllowed(allowed, await s3.GetAsync("/"), "ListBuckets");
        AssertAllowed(allowed, await s3.PutAsync("/brand-new", ""), "PutBucket");
        Assert.Equal(200, (await s3.PutAsync("/data/a")).Status);
    }

    [Fact]
    public async Task A_key_has_all_permissions_in_a_bucket_that_it_created()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var owner = await emulator.TenantAsync();
        await owner.S3.PutBucketAsync("brand-new");
        await owner.S3.PutObjectAsync(ObjectTests.Text("brand-new", "a", "x"));
        Assert.Equal(["brand-new", "data"], await Buckets(owner));
        Assert.Equal(["brand-new", "data"], (await emulator.Get("/orgs/acme/buckets").Ok()).List("buckets", "name"));

        await owner.S3.PutBucketAsync("brand-new").Refused(HttpStatusCode.Conflict, "BucketAlreadyOwnedByYou");
        using var other = await emulator.TenantAsync("globex", "theirs");
        await other.S3.PutBucketAsync("brand-new").Refused(HttpStatusCode.Conflict, "BucketAlreadyExists");
        using var raw = new RawS3(emulator, owner.KeyId, owner.Secret);
        Assert.Equal((400, "InvalidBucketName"), StatusAndCode(await raw.PutAsync("/Not_A_Name", "")));

        await owner.S3.DeleteBucketAsync("brand-new").Refused(HttpStatusCode.Conflict, "BucketNotEmpty");
        await owner.S3.DeleteObjectAsync("brand-new", "a");
        await owner.S3.DeleteBucketAsync("brand-new");
    }

    [Theory]
    [InlineData(true, false, 200, 403)]
    [InlineData(true, true, 200, 200)]
    [InlineData(false, true, 403, 403)]
    public async Task A_public_bucket_allows_anonymous_reads_and_optionally_lists(bool isPublic, bool list, int read, int listed)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var owner = await emulator.TenantAsync("acme", "data", $$"""{"public":{{(isPublic ? "true" : "false")}},"enable_public_list_objects":{{(list ? "true" : "false")}}}""");
        await owner.S3.PutObjectAsync(ObjectTests.Text("data", "a", "hello"));
        using var other = await emulator.TenantAsync("globex", "theirs");
        using var s3 = new RawS3(emulator, other.KeyId, other.Secret);
        foreach (var get in new Func<string, Task<S3Response>>[] { target => s3.AnonymousAsync("GET", target), s3.GetAsync })
        {
            Assert.Equal(read, (await get("/data/a")).Status);
            Assert.Equal(listed, (await get("/data?list-type=2")).Status);
        }

        Assert.Equal(403, (await s3.AnonymousAsync("PUT", "/data/a", [1])).Status);
        Assert.Equal(403, (await s3.AnonymousAsync("DELETE", "/data/a")).Status);
        await emulator.Deactivate("acme");
        Assert.Equal(403, (await s3.AnonymousAsync("GET", "/data/a")).Status);
    }

    private static (int, string) StatusAndCode(S3Response answer) => (answer.Status, answer.Code);

    /// <summary>A response after the permission check counts as allowed, also one that reports a missing or invalid value.</summary>
    private static void AssertAllowed(bool allowed, S3Response answer, string what)
    {
        if (allowed) Assert.True(answer.Status != 403 || answer.Code == "InvalidObjectState", $"{what}: {answer.Status} {answer.Text}");
        else Assert.True(answer.Status == 403 && answer.Code is "AccessDenied" or "", $"{what}: {answer.Status} {answer.Text}");
    }

    private static async Task<string[]> Buckets(Tenant tenant) => [.. ((await tenant.S3.ListBucketsAsync()).Buckets ?? []).Select(bucket => bucket.BucketName)];
}
