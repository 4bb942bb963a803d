using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests;

public sealed class BodyFaultTests
{
    [Fact]
    public async Task A_slow_body_arrives_completely()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        var expected = (await emulator.Get("/orgs/acme").Ok()).Text;
        emulator.Server.Faults.Add("slow-body=10ms");
        Assert.Equal(expected, (await emulator.Get("/orgs/acme").Ok()).Text);
    }

    [Fact]
    public async Task The_headers_of_a_slow_body_arrive_immediately()
    {
        await using var emulator = await TestEmulator.StartAsync();
        emulator.Server.Faults.Add("slow-body=1d");
        using var http = new HttpClient();
        using var response = await http.SendAsync(
            emulator.Signed("GET", TestEmulator.Provider + "/orgs"), HttpCompletionOption.ResponseHeadersRead, CancellationToken.None);
        Assert.Equal(200, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_truncated_body_ends_in_the_middle()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        emulator.Server.Faults.Add("truncated-body:x1");
        using var http = new HttpClient();
        using var response = await http.SendAsync(
            emulator.Signed("GET", TestEmulator.Provider + "/orgs/acme"), HttpCompletionOption.ResponseHeadersRead, CancellationToken.None);
        await using var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var buffer = new byte[1024];
        var count = 0;
        await Assert.ThrowsAsync<HttpIOException>(async () =>
        {
            int read;
            while ((read = await body.ReadAsync(buffer.AsMemory(count))) > 0) count += read;
        });
        Assert.Equal(response.Content.Headers.ContentLength / 2, count);
        Assert.Equal(200, emulator.Server.Requests.Entries[^1].Status);
        await emulator.Get("/orgs/acme").Ok();
    }

    [Fact]
    public async Task An_oversized_body_is_valid_and_has_no_announced_length()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        emulator.Server.Faults.Add("oversized-body=3MB");
        var answer = await emulator.Get("/orgs/acme").Ok();
        Assert.Equal(3 * 1024 * 1024, answer.Text.Length);
        Assert.Equal("acme", answer.TextAt("data.id"));
        Assert.True(answer.Response.Headers.TransferEncodingChunked);
    }

    [Fact]
    public async Task HTML_pages_and_wrong_content_types_replace_responses()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        emulator.Server.Faults.Add("html:x1");
        emulator.Server.Faults.Add("content-type=text/plain:x1");
        var page = await emulator.Get("/orgs/acme");
        Assert.Equal("text/html", page.Response.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("<!DOCTYPE html>", page.Text, StringComparison.Ordinal);
        var mislabelled = await emulator.Get("/orgs/acme");
        Assert.Equal("text/plain", mislabelled.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("acme", mislabelled.TextAt("data.id"));
    }

    [Fact]
    public async Task Retry_After_has_both_forms()
    {
        await using var emulator = await TestEmulator.StartAsync();
        emulator.Server.Faults.Add("429=30s:x1");
        emulator.Server.Faults.Add("503=date+30s:x1");
        Assert.Equal(TimeSpan.FromSeconds(30), (await emulator.Get("/orgs").Refused(429)).Response.Headers.RetryAfter!.Delta);
        Assert.Equal(emulator.Clock.GetUtcNow().AddSeconds(30), (await emulator.Get("/orgs").Refused(503)).Response.Headers.RetryAfter!.Date);
    }
}
