using System.Collections.Generic;
using System.Text;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests.S3;

/// <summary>Requests with a part that the operation can't apply are refused, and nothing changes.</summary>
public sealed class StrictRequestTests
{
    private const string Owner = "<Owner><ID>acme</ID></Owner>";
    private const string Grantee = "<Grantee><ID>acme</ID></Grantee>";

    [Theory]
    [InlineData("DELETE", "/data/a?versionid=1", "versionid")]
    [InlineData("DELETE", "/data/a?version=1", "version")]
    [InlineData("DELETE", "/data/a?foo", "foo")]
    [InlineData("DELETE", "/data?force=true", "force")]
    [InlineData("DELETE", "/data?id=1&intelligent-tiering", "id")]
    [InlineData("PUT", "/data/a?foo=1", "foo")]
    [InlineData("PUT", "/data/a?x-amz-acl=public-read", "x-amz-acl")]
    [InlineData("PUT", "/data/a?x-amz-meta-color=blue", "x-amz-meta-color")]
    [InlineData("PUT", "/more?abac", "abac")]
    [InlineData("PUT", "/more?foo", "foo")]
    [InlineData("POST", "/data/a?foo&uploads", "foo")]
    [InlineData("GET", "/data?allow-unordered=true", "allow-unordered")]
    [InlineData("GET", "/data?list-type=2&marker=a", "marker")]
    [InlineData("GET", "/data?list-type=2&metadata=true", "metadata")]
    [InlineData("GET", "/data?continuation-token=a", "continuation-token")]
    [InlineData("GET", "/?bucket-region=auto", "bucket-region")]
    [InlineData("GET", "/data/a?VERSIONID=1", "VERSIONID")]
    [InlineData("GET", "/data/a?tagging&max-keys=1", "max-keys")]
    [InlineData("HEAD", "/data/a?Tagging", null)]
    public async Task An_unknown_query_parameter_is_named(string method, string target, string? name)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a", "before");

        var answer = await s3.SendAsync(method, Sorted(target), method == "PUT" && !target.StartsWith("/more", System.StringComparison.Ordinal) ? "after"u8.ToArray() : null);

        Assert.Equal(501, answer.Status);
        if (name is not null) Assert.Contains($"?{name} for", answer.Text);
        Assert.Equal("before", (await s3.GetAsync("/data/a")).Text);
        Assert.Equal(404, (await s3.SendAsync("HEAD", "/more")).Status);
    }

    [Theory]
    [InlineData("/data/a?v=12")]
    [InlineData("/data/a?t=1&x-id=GetObject")]
    [InlineData("/data/a?cache")]
    public async Task A_parameter_that_pages_and_caches_add_to_an_object_is_accepted(string target)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a", "before");
        Assert.Equal((200, "before"), ((await s3.GetAsync(target)).Status, (await s3.GetAsync(target)).Text));
    }

    [Theory]
    [InlineData("DELETE", "/data/a?versionId=1&versionId=null")]
    [InlineData("GET", "/data?list-type=2&prefix=a&prefix=b")]
    [InlineData("GET", "/data/a?response-content-type=a&response-content-type=b")]
    [InlineData("GET", "/data?tagging&tagging")]
    public async Task A_repeated_query_parameter_is_400(string method, string target)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a", "before");
        Assert.Equal((400, "InvalidArgument"), CopyTests.Code(await s3.SendAsync(method, target)));
        Assert.Equal(200, (await s3.GetAsync("/data/a")).Status);
    }

    [Fact]
    public async Task A_repeated_header_in_a_presigned_query_is_400()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        var target = s3.Presign("PUT", "/data/a", 60, ("x-amz-storage-class", "GLACIER"), ("x-amz-storage-class", "STANDARD"));
        Assert.Equal((400, "InvalidArgument"), CopyTests.Code(await s3.AnonymousAsync("PUT", target, "x"u8.ToArray())));
        Assert.Equal(404, (await s3.GetAsync("/data/a")).Status);
    }

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
        Assert.Contains(header, answer.Text, System.StringComparison.OrdinalIgnoreCase);
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
        var answer = await s3.SendAsync("PUT", target.Replace("ID", id, System.StringComparison.Ordinal), headers: new() { ["x-amz-copy-source"] = "data/a", [header] = value });
        Assert.Equal((501, "NotImplemented"), CopyTests.Code(answer));
        Assert.Contains(header, answer.Text);
        Assert.Equal(404, (await s3.GetAsync("/data/b")).Status);
        Assert.Equal(200, (await s3.GetAsync("/data/a")).Status);
    }

    [Theory]
    [InlineData("/data/b")]
    [InlineData("/data/b?partNumber=1&uploadId=ID")]
    public async Task A_copy_with_a_body_is_refused(string target)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a", "hello");
        var id = (await s3.SendAsync("POST", "/data/b?uploads")).Value("UploadId");
        var answer = await s3.SendAsync("PUT", target.Replace("ID", id, System.StringComparison.Ordinal), "bytes"u8.ToArray(), headers: new() { ["x-amz-copy-source"] = "data/a" });
        Assert.Equal((400, "InvalidRequest"), CopyTests.Code(answer));
    }

    [Theory]
    [InlineData("POST", "/data?delete", "<Delete><Object><Key>b</Key><Key>a</Key></Object></Delete>", 400)]
    [InlineData("POST", "/data?delete", "<Delete><Object><Key>a</Key><VersionId>x</VersionId><VersionId>null</VersionId></Object></Delete>", 400)]
    [InlineData("POST", "/data?delete", "<Delete><Object><Key></Key></Object></Delete>", 400)]
    [InlineData("POST", "/data?delete", "<Delete><Quiet>perhaps</Quiet><Object><Key>a</Key></Object></Delete>", 400)]
    [InlineData("PUT", "/data/a?tagging", "<Tagging><TagSet><Tag><Key>a</Key><Value>1</Value></Tag></TagSet><TagSet/></Tagging>", 400)]
    [InlineData("PUT", "/data/a?tagging", "<Tagging><TagSet><Tag><Key>a</Key><Value>1</Value><Other/></Tag></TagSet></Tagging>", 501)]
    [InlineData("PUT", "/data/a?tagging", "<Tagging><TagSet><Tag><Key>aws:a</Key><Value>1</Value></Tag></TagSet></Tagging>", 400)]
    [InlineData("PUT", "/data?tagging", "<Tagging><TagSet><Other/></TagSet></Tagging>", 501)]
    [InlineData("PUT", "/data?ownershipControls", "<OwnershipControls><Rule><ObjectOwnership>ObjectWriter</ObjectOwnership></Rule><Rule/></OwnershipControls>", 400)]
    [InlineData("PUT", "/data?ownershipControls", "<OwnershipControls><Other/><Rule><ObjectOwnership>ObjectWriter</ObjectOwnership></Rule></OwnershipControls>", 501)]
    [InlineData("PUT", "/data?encryption", "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault><BucketKeyEnabled>true</BucketKeyEnabled></Rule></ServerSideEncryptionConfiguration>", 501)]
    [InlineData("PUT", "/data?encryption", "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm><KMSMasterKeyID>k</KMSMasterKeyID></ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>", 501)]
    [InlineData("PUT", "/data?lifecycle", "<LifecycleConfiguration><Rule><Status>Enabled</Status><Filter><Prefix>a</Prefix></Filter><Filter><Prefix>b</Prefix></Filter><Expiration><Days>1</Days></Expiration></Rule></LifecycleConfiguration>", 400)]
    [InlineData("PUT", "/data?lifecycle", "<LifecycleConfiguration><Rule><Status>Enabled</Status><Prefix/><Expiration><Days>1</Days><Days>900</Days></Expiration></Rule></LifecycleConfiguration>", 400)]
    [InlineData("PUT", "/data?cors", "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod><MaxAgeSeconds>1</MaxAgeSeconds><MaxAgeSeconds>2</MaxAgeSeconds></CORSRule></CORSConfiguration>", 400)]
    [InlineData("PUT", "/more", "<CreateBucketConfiguration><Location><Name>x</Name></Location></CreateBucketConfiguration>", 501)]
    [InlineData("PUT", "/more", "<CreateBucketConfiguration><Tags/></CreateBucketConfiguration>", 501)]
    [InlineData("PUT", "/more", "<CreateBucketConfiguration><LocationConstraint>moon</LocationConstraint></CreateBucketConfiguration>", 400)]
    [InlineData("PUT", "/open?acl", "<AccessControlPolicy>" + Owner + "<AccessControlList><Grant><Grantee><ID>globex</ID></Grantee><Permission>FULL_CONTROL</Permission></Grant></AccessControlList></AccessControlPolicy>", 501)]
    [InlineData("PUT", "/open?acl", "<AccessControlPolicy>" + Owner + "<AccessControlList><Grant><Grantee><EmailAddress>a@b.c</EmailAddress></Grantee><Permission>FULL_CONTROL</Permission></Grant></AccessControlList></AccessControlPolicy>", 501)]
    [InlineData("PUT", "/open?acl", "<AccessControlPolicy>" + Owner + "<AccessControlList><Grant>" + Grantee + "<Permission>WRITE</Permission></Grant></AccessControlList></AccessControlPolicy>", 501)]
    [InlineData("PUT", "/open?acl", "<AccessControlPolicy><Owner><ID>globex</ID></Owner><AccessControlList/></AccessControlPolicy>", 403)]
    [InlineData("PUT", "/open?acl", "<AccessControlPolicy>" + Owner + "<AccessControlList/><AccessControlList/></AccessControlPolicy>", 400)]
    public async Task An_element_without_an_effect_is_refused(string method, string target, string body, int status)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a", "before");
        await s3.SendAsync("PUT", "/open", headers: new() { ["x-amz-acl"] = "public-read" });

        Assert.Equal(status, (await s3.SendAsync(method, target, Encoding.UTF8.GetBytes(body))).Status);

        Assert.Equal("before", (await s3.GetAsync("/data/a")).Text);
        Assert.Contains("<IsPublic>true</IsPublic>", (await s3.GetAsync("/open?policyStatus")).Text);
        Assert.Equal(404, (await s3.SendAsync("HEAD", "/more")).Status);
    }

    [Fact]
    public async Task An_empty_version_in_a_deletion_does_not_delete_the_current_object()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a", "before");
        var answer = await s3.SendAsync("POST", "/data?delete", "<Delete><Object><Key>a</Key><VersionId></VersionId></Object></Delete>"u8.ToArray());
        Assert.Contains("<Code>InvalidArgument</Code>", answer.Text);
        Assert.Equal(400, (await s3.SendAsync("DELETE", "/data/a?versionId=")).Status);
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
    public async Task Anonymous_requests_cannot_change_response_headers()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync(options: """{"public":true}""");
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a", "before");
        Assert.Equal(200, (await s3.AnonymousAsync("GET", "/data/a")).Status);
        Assert.Equal((400, "InvalidRequest"), CopyTests.Code(await s3.AnonymousAsync("GET", "/data/a?response-content-type=text/html")));
    }

    [Fact]
    public async Task An_object_is_returned_to_a_client_that_accepts_JSON()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a.json", "{}");
        Assert.Equal((200, "{}"), ((await s3.SendAsync("GET", "/data/a.json", headers: new() { ["accept"] = "application/json" })).Status, "{}"));
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

    [Theory]
    [InlineData("fra", "fra")]
    [InlineData("iad,sjc", "iad,sjc")]
    [InlineData("eur", "eur")]
    [InlineData("auto", "")]
    [InlineData("us-east-1", "")]
    [InlineData("", "")]
    public async Task A_location_constraint_is_the_region_of_the_bucket(string constraint, string regions)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        Assert.Equal(200, (await s3.PutAsync("/more", $"<CreateBucketConfiguration><LocationConstraint>{constraint}</LocationConstraint></CreateBucketConfiguration>")).Status);
        Assert.Equal(regions, (await emulator.Get("/orgs/acme/buckets/more").Ok()).TextAt("bucket.regions"));
    }

    [Fact]
    public async Task A_long_presigned_url_is_accepted()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        var key = string.Concat(System.Linq.Enumerable.Repeat("%C3%BC", 512));
        var target = s3.Presign("PUT", "/data/" + key, 60, ("x-amz-meta-a", new string('%', 2000)));
        Assert.Equal(200, (await s3.AnonymousAsync("PUT", target, "x"u8.ToArray())).Status);
        Assert.Equal("x", (await s3.GetAsync("/data/" + key)).Text);
    }

    private static string Sorted(string target)
    {
        var parts = target.Split('?');
        if (parts.Length == 1) return target;
        var query = new List<string>(parts[1].Split('&'));
        query.Sort(System.StringComparer.Ordinal);
        return parts[0] + "?" + string.Join('&', query);
    }
}
