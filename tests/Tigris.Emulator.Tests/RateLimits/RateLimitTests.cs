using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests;

public sealed class RateLimitTests
{
    [Fact]
    public async Task Requests_beyond_the_burst_are_refused_until_new_tokens_arrive()
    {
        await using var emulator = await StartAsync(new RateLimit(2, 3));
        for (var i = 0; i < 3; i++) await emulator.Get("/orgs").Ok();
        await emulator.Get("/orgs").Refused(429, "rate limit: 2 requests a second");

        emulator.Clock.Advance(TimeSpan.FromMilliseconds(500));
        await emulator.Get("/orgs").Ok();
        await emulator.Get("/orgs").Refused(429);

        emulator.Clock.Advance(TimeSpan.FromDays(1));
        for (var i = 0; i < 3; i++) await emulator.Get("/orgs").Ok();
        await emulator.Get("/orgs").Refused(429);
    }

    [Theory]
    [InlineData(429, RetryAfterForm.Seconds, 0.25, "4")]
    [InlineData(429, RetryAfterForm.Seconds, 50, "1")]
    [InlineData(503, RetryAfterForm.Date, 0.25, "Mon, 15 Jun 2026 12:00:04 GMT")]
    [InlineData(503, RetryAfterForm.Date, 50, "Mon, 15 Jun 2026 12:00:01 GMT")]
    [InlineData(503, RetryAfterForm.None, 50, null)]
    public async Task A_refusal_has_the_configured_status_and_header(int status, RetryAfterForm form, double rate, string? header)
    {
        await using var emulator = await StartAsync(new RateLimit(rate, 1) { Status = status, RetryAfter = form });
        await emulator.Get("/orgs").Ok();
        var refused = await emulator.Get("/orgs").Refused(status);
        Assert.Equal(header, refused.Response.Headers.TryGetValues("Retry-After", out var values) ? values.Single() : null);
    }

    [Fact]
    public async Task Refusals_are_counted_in_the_request_log_and_nothing_is_handled()
    {
        await using var emulator = await StartAsync(new RateLimit(1, 1));
        await emulator.Get("/orgs").Ok();
        await emulator.Post("/orgs/acme", """{"org_name":"Acme"}""").Refused(429);
        await emulator.Get("/orgs").Refused(429);

        var log = emulator.Server.Requests;
        Assert.Equal((3, 2), (log.Total, log.RateLimited));
        Assert.Equal([false, true, true], log.Entries.Select(entry => entry.IsRateLimited));
        Assert.Equal(2, (await Control(emulator, "GET", path: "/_emulator/requests").Ok()).At("rate_limited").GetInt32());

        emulator.Server.RateLimit = null;
        Assert.Empty((await emulator.Get("/orgs").Ok()).List("data", "id"));
        log.Clear();
        Assert.Equal(0, log.RateLimited);
    }

    [Fact]
    public async Task The_limit_is_read_changed_and_removed_at_runtime()
    {
        await using var emulator = await StartAsync(null);
        Assert.Equal("{}", (await Control(emulator, "GET").Ok()).Text);
        var set = await Control(emulator, "PUT", """{"rate_limit":"5/s:2","status":503,"retry_after":"none"}""").Ok();
        Assert.Equal(("5/s:2", 503, "none"), (set.TextAt("rate_limit"), set.At("status").GetInt32(), set.TextAt("retry_after")));
        await emulator.Get("/orgs").Ok();
        await emulator.Get("/orgs").Ok();
        await emulator.Get("/orgs").Refused(503);

        // A higher limit adds no tokens: they arrive with time.
        await Control(emulator, "PUT", """{"rate_limit":"50/s"}""").Ok();
        Assert.Equal(new RateLimit(50, 50), emulator.Server.RateLimit);
        await emulator.Get("/orgs").Refused(429);
        emulator.Clock.Advance(TimeSpan.FromMilliseconds(20));
        await emulator.Get("/orgs").Ok();

        await Control(emulator, "DELETE").Ok();
        await emulator.Get("/orgs").Ok();
    }

    [Theory]
    [InlineData("""{"rate_limit":"many"}""", "rate_limit:")]
    [InlineData("""{"rate_limit":"5/s","status":500}""", "status:")]
    [InlineData("""{"rate_limit":"5/s","retry_after":"soon"}""", "retry_after:")]
    [InlineData("""{}""", "rate_limit:")]
    public async Task An_invalid_limit_changes_nothing(string body, string words)
    {
        await using var emulator = await StartAsync(null);
        await Control(emulator, "PUT", body).Refused(400, words);
        Assert.Null(emulator.Server.RateLimit);
    }

    [Fact]
    public async Task The_S3_side_has_its_own_token_bucket_and_refuses_with_S3_errors()
    {
        await using var emulator = await StartAsync(new RateLimit(1, 1) { Status = 503 });
        await emulator.Get("/orgs").Ok();
        using var http = new HttpClient();
        var first = await http.GetAsync(emulator.Server.S3Endpoint, TestContext.Current.CancellationToken);
        var second = await http.GetAsync(emulator.Server.S3Endpoint, TestContext.Current.CancellationToken);
        Assert.Equal((403, 503), ((int)first.StatusCode, (int)second.StatusCode));
        Assert.Contains("<Code>SlowDown</Code>", await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static Task<TestEmulator> StartAsync(RateLimit? limit) =>
        TestEmulator.StartAsync(clock => new EmulatorOptions { Port = 0, TimeProvider = clock, RateLimit = limit });

    private static Task<Answer> Control(TestEmulator emulator, string method, string? body = null, string path = "/_emulator/rate-limit") =>
        emulator.SendTo(path, method, body);
}
