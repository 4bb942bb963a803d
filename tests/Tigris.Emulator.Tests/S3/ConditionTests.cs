using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests.S3;

/// <summary>Conditional headers on reads, writes, copies and deletions.</summary>
public sealed class ConditionTests
{
    private const string ETag = "\"5d41402abc4b2a76b9719d911017c592\"";
    private const string Before = "Mon, 15 Jun 2026 11:00:00 GMT";
    private const string After = "Mon, 15 Jun 2026 13:00:00 GMT";

    [Theory]
    [InlineData("GET", "if-none-match", "W/" + ETag, 304)]
    [InlineData("GET", "if-none-match", "\"x\", " + ETag, 304)]
    [InlineData("GET", "if-match", "W/" + ETag, 412)]
    [InlineData("GET", "if-match", ETag, 200)]
    [InlineData("HEAD", "if-none-match", "W/" + ETag, 304)]
    [InlineData("PUT", "if-none-match", ETag, 412)]
    [InlineData("PUT", "if-none-match", "\"x\"", 200)]
    [InlineData("PUT", "if-none-match", "\"\"", 200)]
    [InlineData("PUT", "if-match", "\"\"", 412)]
    [InlineData("PUT", "if-match", "*", 200)]
    [InlineData("PUT", "if-unmodified-since", Before, 412)]
    [InlineData("PUT", "if-unmodified-since", After, 200)]
    [InlineData("PUT", "if-modified-since", After, 412)]
    [InlineData("DELETE", "if-match", "\"x\"", 412)]
    [InlineData("DELETE", "if-match", ETag, 204)]
    [InlineData("DELETE", "if-match", "W/" + ETag, 412)]
    [InlineData("DELETE", "x-amz-if-match-size", "4", 412)]
    [InlineData("DELETE", "x-amz-if-match-size", "5", 204)]
    [InlineData("DELETE", "x-amz-if-match-last-modified-time", Before, 412)]
    public async Task A_condition_on_an_existing_object_is_honored(string method, string header, string value, int status)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a");
        Assert.Equal(status, (await s3.SendAsync(method, "/data/a", method == "PUT" ? "other"u8.ToArray() : null, headers: new() { [header] = value })).Status);
        Assert.Equal(status is 204 ? 404 : 200, (await s3.GetAsync("/data/a")).Status);
    }

    [Theory]
    [InlineData("PUT", "if-match", "\"x\"", 404)]
    [InlineData("PUT", "if-match", "*", 404)]
    [InlineData("PUT", "if-match", "\"\"", 200)]
    [InlineData("PUT", "if-none-match", "*", 200)]
    [InlineData("PUT", "if-none-match", "\"\"", 412)]
    [InlineData("DELETE", "if-match", "\"x\"", 404)]
    public async Task A_condition_on_a_missing_object_is_honored(string method, string header, string value, int status)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        Assert.Equal(status, (await s3.SendAsync(method, "/data/a", method == "PUT" ? "x"u8.ToArray() : null, headers: new() { [header] = value })).Status);
    }

    [Theory]
    [InlineData(ETag, 206)]
    [InlineData("W/" + ETag, 200)]
    [InlineData("\"x\"", 200)]
    [InlineData("Mon, 15 Jun 2026 12:00:00 GMT", 206)]
    [InlineData(Before, 200)]
    public async Task A_range_applies_only_to_the_object_that_If_Range_names(string value, int status)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a");
        var answer = await s3.SendAsync("GET", "/data/a", headers: new() { ["if-range"] = value, ["range"] = "bytes=1-2" });
        Assert.Equal((status, status == 206 ? "el" : "hello"), (answer.Status, answer.Text));
    }

    [Fact]
    public async Task Each_object_of_a_deletion_can_have_its_own_condition()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        foreach (var key in "abcd") await s3.PutAsync("/data/" + key);
        var body = $"<Delete><Object><Key>a</Key><ETag>{ETag}</ETag></Object><Object><Key>b</Key><ETag>x</ETag></Object>"
            + "<Object><Key>c</Key><Size>4</Size></Object><Object><Key>d</Key><LastModifiedTime>Mon, 15 Jun 2026 12:00:00 GMT</LastModifiedTime></Object></Delete>";
        var answer = await s3.SendAsync("POST", "/data?delete", Encoding.UTF8.GetBytes(body));
        Assert.Equal(2, answer.Text.Split("<Code>PreconditionFailed</Code>").Length - 1);
        var left = await Task.WhenAll("abcd".Select(async key => (await s3.GetAsync("/data/" + key)).Status));
        Assert.Equal([404, 200, 200, 404], left);
    }

    [Fact]
    public async Task A_key_that_ends_in_the_highest_character_is_listed()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        string[] keys = ["a/\U0010FFFF", "a/\U0010FFFF\U0010FFFF", "a/\uD7FF", "a/\uE000", "a0", "b\U0010FFFF", "b\U0010FFFFc"];
        foreach (var key in keys) await s3.PutAsync("/data/" + string.Join('/', key.Split('/').Select(System.Uri.EscapeDataString)));

        Assert.Equal(["a/", "a0", "b\U0010FFFF", "b\U0010FFFFc"], await ListAsync(s3, "delimiter=%2F&list-type=2"));
        Assert.Equal(["a/", "a0", "b\U0010FFFF"], await ListAsync(s3, "delimiter=%F4%8F%BF%BF&list-type=2&prefix=b", "a/", "a0"));
        Assert.Equal(7, (await ListAsync(s3, "list-type=2")).Count);

        static async Task<List<string>> ListAsync(RawS3 s3, string query, params string[] before)
        {
            var page = System.Xml.Linq.XElement.Parse((await s3.GetAsync("/data?" + query)).Text);
            return [.. before, .. page.Elements().Where(item => item.Name.LocalName is "Contents" or "CommonPrefixes")
                .Select(item => item.Elements().First(child => child.Name.LocalName is "Key" or "Prefix").Value)
                .Order(System.StringComparer.Ordinal)];
        }
    }
}
