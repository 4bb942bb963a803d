using System.Linq;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests.S3;

public sealed class QuotaTests
{
    private const string TenBytes = ""","org_quota":{"limit_bytes":10}""";

    [Invariant("tenant-isolation")]
    [Fact]
    public async Task A_write_that_would_exceed_the_quota_is_refused_over_all_buckets()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var s3 = await LimitedAsync(emulator);
        await emulator.ProvisionAsync("acme", "more");
        using var everywhere = await emulator.KeyAsync("""[{"bucket_name":"*","role":"Editor"}]""");
        using var raw = new RawS3(emulator, everywhere.KeyId, everywhere.Secret);
        Assert.Equal(200, (await raw.PutAsync("/data/a", "123456")).Status);
        Refused(await raw.PutAsync("/more/a", "12345"));
        Assert.Equal(200, (await raw.PutAsync("/more/a", "1234")).Status);
        Refused(await raw.PutAsync("/data/b", "1"));
    }

    [Fact]
    public async Task Replacing_and_deleting_free_quota()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var s3 = await LimitedAsync(emulator);
        await s3.PutAsync("/data/a", "12345678");
        Assert.Equal(200, (await s3.PutAsync("/data/a", "1234567890")).Status);
        Refused(await s3.PutAsync("/data/a", "12345678901"));
        Assert.Equal("1234567890", (await s3.GetAsync("/data/a")).Text);
        await s3.SendAsync("DELETE", "/data/a");
        Assert.Equal(200, (await s3.PutAsync("/data/b", "1234567890")).Status);
    }

    [Fact]
    public async Task A_higher_quota_applies_immediately_and_a_lower_one_deletes_nothing()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var s3 = await LimitedAsync(emulator);
        await s3.PutAsync("/data/a", "1234567890");
        Refused(await s3.PutAsync("/data/b", "1"));
        await SetAsync(emulator, 20);
        Assert.Equal(200, (await s3.PutAsync("/data/b", "1")).Status);
        await SetAsync(emulator, 5);
        Assert.Equal("1234567890", (await s3.GetAsync("/data/a")).Text);
        Refused(await s3.PutAsync("/data/c", "1"));
        await SetAsync(emulator, 0);
        Assert.Equal(200, (await s3.PutAsync("/data/c", "1")).Status);
    }

    [Invariant("tenant-isolation")]
    [Fact]
    public async Task Copies_and_older_versions_count_towards_the_quota()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var s3 = await LimitedAsync(emulator, """{"enable_snapshots":true}""");
        await s3.PutAsync("/data/a", "123456");
        Refused(await s3.SendAsync("PUT", "/data/b", headers: new() { ["x-amz-copy-source"] = "/data/a" }));
        Refused(await s3.PutAsync("/data/a", "12345"));
        Assert.Equal(200, (await s3.PutAsync("/data/a", "1234")).Status);
    }

    [Fact]
    public async Task Parts_of_unfinished_uploads_count_until_they_are_aborted()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var s3 = await LimitedAsync(emulator);
        var id = System.Xml.Linq.XElement.Parse((await s3.SendAsync("POST", "/data/a?uploads")).Text).Elements().Last(item => item.Name.LocalName == "UploadId").Value;
        Assert.Equal(200, (await s3.PutAsync($"/data/a?partNumber=1&uploadId={id}", "12345678")).Status);
        Refused(await s3.PutAsync("/data/b", "123"));
        Refused(await s3.PutAsync($"/data/a?partNumber=2&uploadId={id}", "123"));
        await s3.SendAsync("DELETE", $"/data/a?uploadId={id}");
        Assert.Equal(200, (await s3.PutAsync("/data/b", "1234567890")).Status);
    }

    [Fact]
    public async Task A_repeated_part_replaces_the_earlier_one_in_the_quota()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var s3 = await LimitedAsync(emulator);
        var id = System.Xml.Linq.XElement.Parse((await s3.SendAsync("POST", "/data/a?uploads")).Text).Elements().Last(item => item.Name.LocalName == "UploadId").Value;
        Assert.Equal(200, (await s3.PutAsync($"/data/a?partNumber=1&uploadId={id}", "12345678")).Status);
        Assert.Equal(200, (await s3.PutAsync($"/data/a?partNumber=1&uploadId={id}", "1234567890")).Status);
        Refused(await s3.PutAsync($"/data/a?partNumber=1&uploadId={id}", "12345678901"));
        Refused(await s3.PutAsync($"/data/a?partNumber=2&uploadId={id}", "1"));
    }

    private static async Task<RawS3> LimitedAsync(TestEmulator emulator, string options = "{}")
    {
        using var tenant = await emulator.TenantAsync("acme", "data", options, TenBytes);
        return new RawS3(emulator, tenant.KeyId, tenant.Secret);
    }

    private static Task<Answer> SetAsync(TestEmulator emulator, int limit) =>
        emulator.Put("/orgs/acme", $$$"""{"user_id":"ann","org_quota":{"limit_bytes":{{{limit}}}}}""").Ok();

    private static void Refused(S3Response answer) => Assert.Equal((403, "QuotaExceeded"), (answer.Status, answer.Code));
}
