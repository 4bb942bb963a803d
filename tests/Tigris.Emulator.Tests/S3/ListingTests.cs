using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Amazon.S3.Model;

namespace Tigris.Emulator.Tests.S3;

public sealed class ListingTests
{
    private static readonly string[] Keys = ["a", "b/1", "b/2", "b/c/3", "d", "e/1", "été", "x y+z", "\U0001F600", "\uFF5E"];

    [Theory]
    [InlineData("", "", "a|b/1|b/2|b/c/3|d|e/1|x y+z|été|\uFF5E|\U0001F600", "")]
    [InlineData("", "/", "a|d|x y+z|été|\uFF5E|\U0001F600", "b/|e/")]
    [InlineData("b/", "/", "b/1|b/2", "b/c/")]
    [InlineData("b", "", "b/1|b/2|b/c/3", "")]
    [InlineData("b/c", "/", "", "b/c/")]
    [InlineData("nothing", "", "", "")]
    public async Task Keys_are_listed_by_prefix_and_delimiter_in_pages_of_any_size_in_both_versions(string prefix, string delimiter, string keys, string prefixes)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await FilledAsync(emulator);
        foreach (var size in new[] { 1, 2, 3, 1000 })
        {
            var (found, common) = (new List<string>(), new List<string>());
            var second = new ListObjectsV2Request { BucketName = "data", Prefix = prefix, Delimiter = delimiter, MaxKeys = size };
            ListObjectsV2Response page;
            do
            {
                page = await tenant.S3.ListObjectsV2Async(second);
                Assert.True((page.S3Objects?.Count ?? 0) + (page.CommonPrefixes?.Count ?? 0) <= size);
                found.AddRange((page.S3Objects ?? []).Select(item => item.Key));
                common.AddRange(page.CommonPrefixes ?? []);
                second.ContinuationToken = page.NextContinuationToken;
            }
            while (page.IsTruncated == true);
            Assert.Equal((keys, prefixes), (string.Join('|', found), string.Join('|', common)));

            found.Clear();
            common.Clear();
            var first = new ListObjectsRequest { BucketName = "data", Prefix = prefix, Delimiter = delimiter, MaxKeys = size };
            ListObjectsResponse older;
            do
            {
                older = await tenant.S3.ListObjectsAsync(first);
                found.AddRange((older.S3Objects ?? []).Select(item => item.Key));
                common.AddRange(older.CommonPrefixes ?? []);
                first.Marker = older.NextMarker ?? older.S3Objects?.LastOrDefault()?.Key;
            }
            while (older.IsTruncated == true);
            Assert.Equal((keys, prefixes), (string.Join('|', found), string.Join('|', common)));
        }
    }

    [Fact]
    public async Task A_list_can_start_after_a_key_and_escape_characters_that_XML_does_not_allow()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await FilledAsync(emulator);
        var page = await tenant.S3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = "data", StartAfter = "e/1" });
        Assert.Equal("x y+z", page.S3Objects[0].Key);
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        Assert.Equal(200, (await s3.PutAsync("/data/x%01y")).Status);
        Assert.Contains("<Key>x%01y</Key>", (await s3.GetAsync("/data?encoding-type=url&list-type=2")).Text, StringComparison.Ordinal);
    }

    [Invariant("second-reading")]
    [Theory]
    [InlineData("a\rb", "a&#xD;b")]
    [InlineData("a\r\nb", "a&#xD;\nb")]
    [InlineData("a\nb", "a\nb")]
    [InlineData("a\n\rb\r", "a\n&#xD;b&#xD;")]
    [InlineData("a\tb", "a\tb")]
    [InlineData("\r\n", "&#xD;\n")]
    [InlineData(" ", " ")]
    [InlineData("a\u0085\u2028b", "a\u0085\u2028b")]
    public async Task A_line_end_in_a_key_has_the_same_bytes_in_each_listing_on_each_system(string key, string listed)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        var path = $"/data/{Uri.EscapeDataString(key)}";
        Assert.Equal(200, (await s3.PutAsync(path)).Status);
        var upload = await s3.SendAsync("POST", path + "?uploads", []);
        foreach (var answer in new[] { await s3.GetAsync("/data?list-type=2"), await s3.GetAsync("/data"), upload, await s3.GetAsync("/data?uploads") })
            Assert.Contains($"<Key>{listed}</Key>", answer.Text, StringComparison.Ordinal);
        Assert.Contains($"<Prefix>{listed}</Prefix>", (await s3.GetAsync($"/data?delimiter=x&list-type=2&prefix={Uri.EscapeDataString(key)}")).Text, StringComparison.Ordinal);
        Assert.Equal(key, (await tenant.S3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = "data" })).S3Objects.Single().Key);

        var deleted = await tenant.S3.DeleteObjectsAsync(new DeleteObjectsRequest { BucketName = "data", Objects = [new KeyVersion { Key = key }] });

        Assert.Equal(key, Assert.Single(deleted.DeletedObjects).Key);
        Assert.Equal(404, (await s3.GetAsync(path)).Status);
    }

    [Invariant("second-reading")]
    [Fact]
    public async Task A_line_end_in_a_tag_and_in_an_error_has_the_same_bytes_on_each_system()
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        await s3.PutAsync("/data/a");
        var tags = "<Tagging><TagSet><Tag><Key>k&#xD;&#xA;</Key><Value>v&#xD;w&#xA;x</Value></Tag></TagSet></Tagging>"u8.ToArray();
        Assert.Equal(200, (await s3.SendAsync("PUT", "/data/a?tagging", tags)).Status);
        Assert.Contains("<Key>k&#xD;\n</Key><Value>v&#xD;w\nx</Value>", (await s3.GetAsync("/data/a?tagging")).Text, StringComparison.Ordinal);
        Assert.Contains("&#xD;\n", (await s3.GetAsync("/data/none%0D%0A")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/data?list-type=2&max-keys=-1")]
    [InlineData("/data?list-type=2&max-keys=many")]
    [InlineData("/data?continuation-token=%21%21&list-type=2")]
    [InlineData("/data?encoding-type=base64&list-type=2")]
    public async Task An_invalid_parameter_is_InvalidArgument(string target)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync();
        using var s3 = new RawS3(emulator, tenant.KeyId, tenant.Secret);
        var answer = await s3.GetAsync(target);
        Assert.Equal((400, "InvalidArgument"), (answer.Status, answer.Code));
    }

    private static async Task<Tenant> FilledAsync(TestEmulator emulator)
    {
        var tenant = await emulator.TenantAsync();
        foreach (var key in Keys) await tenant.S3.PutObjectAsync(ObjectTests.Text("data", key, key));
        return tenant;
    }
}
