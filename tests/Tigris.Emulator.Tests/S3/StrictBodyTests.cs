using System;
using System.Text;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests.S3;

/// <summary>Requests with a body that the operation can't apply are refused, and nothing changes.</summary>
public sealed class StrictBodyTests
{
    private const string Owner = "<Owner><ID>acme</ID></Owner>";
    private const string Grantee = "<Grantee><ID>acme</ID></Grantee>";

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
        var answer = await s3.SendAsync("PUT", target.Replace("ID", id, StringComparison.Ordinal), "bytes"u8.ToArray(), headers: new() { ["x-amz-copy-source"] = "data/a" });
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
}
