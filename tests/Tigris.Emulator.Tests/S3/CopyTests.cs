using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests.S3;

/// <summary>Copies and renames: no byte is lost, and the right object is copied.</summary>
public sealed class CopyTests
{
    private const string Snapshots = """{"enable_snapshots":true}""";

    [Theory]
    [InlineData("{}", 5)]
    [InlineData("{}", 300_000)]
    [InlineData(Snapshots, 5)]
    [InlineData(Snapshots, 300_000)]
    public async Task A_copy_onto_itself_keeps_the_content(string options, int size)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync(options: options);
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        var text = new string('x', size);
        await s3.PutAsync("/data/a", text);

        foreach (var header in new[] { "x-amz-metadata-directive", "x-amz-tagging-directive" })
        {
            Assert.Equal(200, (await CopyAsync(s3, "/data/a", "data/a", (header, "REPLACE"))).Status);
            Assert.Equal(text, (await s3.GetAsync("/data/a")).Text);
        }

        Assert.Equal(200, (await CopyAsync(s3, "/data/a", "data/a", ("x-amz-storage-class", "STANDARD_IA"))).Status);
        Assert.Equal(text, (await s3.GetAsync("/data/a")).Text);
        Assert.Equal((400, "InvalidRequest"), Code(await CopyAsync(s3, "/data/a", "data/a", ("x-amz-storage-class", "STANDARD_IA"))));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData(Snapshots)]
    public async Task Copies_share_bytes_until_the_last_one_is_deleted(string options)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync(options: options);
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        var text = new string('x', 300_000);
        await s3.PutAsync("/data/a", text);
        await CopyAsync(s3, "/data/b", "data/a");
        await s3.PutAsync("/data/a", "other");
        await CopyAsync(s3, "/data/c", "data/b");
        await s3.SendAsync("DELETE", "/data/b");
        Assert.Equal(text, (await s3.GetAsync("/data/c")).Text);
    }

    [Theory]
    [InlineData("{}", 200)]
    [InlineData(Snapshots, 200)]
    public async Task A_rename_moves_the_object_with_all_properties(string options, int status)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync(options: options);
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.SendAsync("PUT", "/data/old", "hello"u8.ToArray(), headers: new() { ["x-amz-meta-a"] = "1", ["x-amz-tagging"] = "t=1", ["x-amz-storage-class"] = "STANDARD_IA" });

        Assert.Equal(status, (await CopyAsync(s3, "/data/new", "data/old", ("x-tigris-rename", "true"))).Status);

        Assert.Equal(404, (await s3.GetAsync("/data/old")).Status);
        var got = await s3.GetAsync("/data/new");
        Assert.Equal("hello", got.Text);
        Assert.Equal("1", got.Response.Headers.GetValues("x-amz-meta-a").Single());
        Assert.Equal("1", got.Response.Headers.GetValues("x-amz-tagging-count").Single());
        Assert.Equal("STANDARD_IA", got.Response.Headers.GetValues("x-amz-storage-class").Single());
        var bucket = await emulator.Get("/orgs/acme/buckets/data").Ok();
        Assert.Equal((5, 1), (bucket.At("bucket.size").GetInt64(), bucket.At("bucket.object_count").GetInt64()));
    }

    [Fact]
    public async Task A_rename_that_is_not_possible_changes_nothing()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var other = await emulator.TenantAsync(bucket: "more");
        using var all = await emulator.KeyAsync("""[{"bucket_name":"*","role":"Editor"}]""");
        using var s3 = new RawS3(emulator, all.KeyId, all.Secret);
        await s3.PutAsync("/data/a");
        await s3.PutAsync("/data/b", "other");

        Assert.Equal((400, "InvalidRequest"), Code(await CopyAsync(s3, "/more/a", "data/a", ("x-tigris-rename", "true"))));
        Assert.Equal((400, "InvalidRequest"), Code(await CopyAsync(s3, "/data/a", "data/a", ("x-tigris-rename", "true"))));
        Assert.Equal((400, "InvalidArgument"), Code(await CopyAsync(s3, "/data/c", "data/a", ("x-tigris-rename", "yes"))));
        Assert.Equal((412, "PreconditionFailed"), Code(await CopyAsync(s3, "/data/b", "data/a", ("if-none-match", "*"), ("x-tigris-rename", "true"))));
        Assert.Equal((404, "NoSuchKey"), Code(await CopyAsync(s3, "/data/c", "data/missing", ("x-tigris-rename", "true"))));
        Assert.Equal(("hello", "other"), ((await s3.GetAsync("/data/a")).Text, (await s3.GetAsync("/data/b")).Text));
    }

    [Fact]
    public async Task A_rename_needs_permission_to_delete_the_source()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a");
        using var key = await emulator.KeyAsync(
            """[{"bucket_name":"data","role":"Editor"}]""",
            ""","create_policies":[{"name":"keep","document":{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":["s3:DeleteObject"],"Resource":["arn:aws:s3:::data/*"]}]}}]""");
        using var denied = new RawS3(emulator, key.KeyId, key.Secret);
        Assert.Equal((403, "AccessDenied"), Code(await CopyAsync(denied, "/data/b", "data/a", ("x-tigris-rename", "true"))));
        Assert.Equal(("hello", 404), ((await s3.GetAsync("/data/a")).Text, (await s3.GetAsync("/data/b")).Status));
    }

    [Theory]
    [InlineData("data/été+日本", "/data/%C3%A9t%C3%A9%2B%E6%97%A5%E6%9C%AC")]
    [InlineData("data/%C3%A9t%C3%A9", "/data/%C3%A9t%C3%A9")]
    [InlineData("/data/a%3Fb", "/data/a%3Fb")]
    public async Task A_copy_source_names_exactly_its_object(string source, string target)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync(target, "right");
        await s3.PutAsync("/data/%E9t%E9", "wrong");
        var copied = await CopyAsync(s3, "/data/copy", source);
        Assert.Equal(200, copied.Status);
        Assert.Equal("right", (await s3.GetAsync("/data/copy")).Text);
    }

    [Theory]
    [InlineData("data/a?versionId=")]
    [InlineData("data/a?x=1")]
    [InlineData("data/%ff")]
    [InlineData("data/%zz")]
    [InlineData("data")]
    public async Task An_ambiguous_copy_source_is_refused(string source)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a");
        Assert.Equal((400, "InvalidArgument"), Code(await CopyAsync(s3, "/data/b", source)));
    }

    [Fact]
    public async Task Tags_in_a_header_can_have_characters_outside_of_ASCII()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.SendAsync("PUT", "/data/a", "x"u8.ToArray(), headers: new() { ["x-amz-tagging"] = "ville=Orléans&z&a=1" });
        var tags = await s3.GetAsync("/data/a?tagging");
        Assert.Contains("<Key>ville</Key><Value>Orléans</Value>", tags.Text);
        Assert.True(tags.Text.IndexOf("<Key>a</Key>", System.StringComparison.Ordinal) < tags.Text.IndexOf("<Key>z</Key>", System.StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("bytes=0-99", 416, "InvalidRange")]
    [InlineData("bytes=5-2", 400, "InvalidArgument")]
    [InlineData("garbage", 400, "InvalidArgument")]
    [InlineData("0-3", 400, "InvalidArgument")]
    [InlineData("bytes=0-", 400, "InvalidArgument")]
    [InlineData("bytes=-3", 400, "InvalidArgument")]
    [InlineData("bytes=0-2,4-5", 400, "InvalidArgument")]
    [InlineData("bytes=10-12", 416, "InvalidRange")]
    public async Task A_part_copy_with_an_invalid_range_is_refused(string range, int status, string code)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a", "0123456789");
        var id = System.Xml.Linq.XElement.Parse((await s3.SendAsync("POST", "/data/b?uploads")).Text).Elements().First(item => item.Name.LocalName == "UploadId").Value;
        Assert.Equal((status, code), Code(await CopyAsync(s3, $"/data/b?partNumber=1&uploadId={id}", "data/a", ("x-amz-copy-source-range", range))));
        Assert.Equal(200, (await CopyAsync(s3, $"/data/b?partNumber=1&uploadId={id}", "data/a", ("x-amz-copy-source-range", "bytes=2-9"))).Status);
    }

    internal static Task<S3Response> CopyAsync(RawS3 s3, string target, string source, params (string Name, string Value)[] headers)
    {
        var all = new Dictionary<string, string> { ["x-amz-copy-source"] = source };
        foreach (var (name, value) in headers) all[name] = value;
        return s3.SendAsync("PUT", target, headers: all);
    }

    internal static (int Status, string Code) Code(S3Response answer) => (answer.Status, answer.Code);
}
