using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.Tests.S3;

/// <summary>Lifecycle rules and notifications.</summary>
public sealed class EventTests
{
    private const string Hook = """{"object_notifications":{"enabled":true,"webhook":"https://hooks.example.com/x","auth":{"token":"t0ken"}}}""";

    [Fact]
    public async Task Events_are_delivered_to_the_webhook_and_charged()
    {
        using var receiver = new Receiver();
        await using var emulator = await StartAsync(receiver);
        using var tenant = await emulator.TenantAsync("acme", "data", Hook);
        await tenant.S3.PutObjectAsync(ObjectTests.Text("data", "a", "hello"));
        var (request, body) = await receiver.NextAsync();
        Assert.Equal(new Uri("https://hooks.example.com/x"), request.RequestUri);
        Assert.Equal("Bearer t0ken", request.Headers.Authorization!.ToString());
        var created = JsonElement.Parse(body).GetProperty("events")[0];
        Assert.Equal(("OBJECT_CREATED_PUT", "tigris", "data"), (created.GetProperty("eventName").GetString(), created.GetProperty("eventSource").GetString(), created.GetProperty("bucket").GetString()));
        Assert.Equal(("a", 5), (created.GetProperty("object").GetProperty("key").GetString(), created.GetProperty("object").GetProperty("size").GetInt64()));

        await tenant.S3.CopyObjectAsync("data", "a", "data", "b");
        Assert.Contains("OBJECT_CREATED_COPY", (await receiver.NextAsync()).Body, StringComparison.Ordinal);
        await tenant.S3.DeleteObjectAsync("data", "a");
        Assert.Contains("OBJECT_DELETED", (await receiver.NextAsync()).Body, StringComparison.Ordinal);
        var charges = (await emulator.Get("/orgs/acme/invoices/2026-06").Ok()).At("data.charges").EnumerateArray();
        Assert.Equal(3, charges.Single(charge => charge.GetProperty("name").GetString() == UsageMetricNames.Notifications).GetProperty("quantity").GetDecimal());
    }

    [Invariant("faults")]
    [Fact]
    public async Task Only_events_that_match_the_filter_are_delivered_and_charged()
    {
        using var receiver = new Receiver();
        await using var emulator = await StartAsync(receiver);
        const string filter = """
            "filter":"WHERE `key` REGEXP \"^images/\" AND `Event-Type` != \"OBJECT_DELETED\"",
            """;
        using var tenant = await emulator.TenantAsync("acme", "data", Hook.Replace("\"auth\"", filter + "\"auth\"", StringComparison.Ordinal));
        await tenant.S3.PutObjectAsync(ObjectTests.Text("data", "logs/a", "hello"));
        await tenant.S3.PutObjectAsync(ObjectTests.Text("data", "images/a", "hello"));
        await tenant.S3.DeleteObjectAsync("data", "images/a");
        await tenant.S3.PutObjectAsync(ObjectTests.Text("data", "images/b", "hello"));
        Assert.Contains("images/a", (await receiver.NextAsync()).Body, StringComparison.Ordinal);
        Assert.Contains("images/b", (await receiver.NextAsync()).Body, StringComparison.Ordinal);
        var charges = (await emulator.Get("/orgs/acme/invoices/2026-06").Ok()).At("data.charges").EnumerateArray();
        Assert.Equal(2, charges.Single(charge => charge.GetProperty("name").GetString() == UsageMetricNames.Notifications).GetProperty("quantity").GetDecimal());
    }

    [Invariant("faults")]
    [Fact]
    public async Task A_failed_delivery_is_repeated_with_growing_delays()
    {
        using var receiver = new Receiver { Answers = new([HttpStatusCode.InternalServerError, HttpStatusCode.NotFound]) };
        await using var emulator = await StartAsync(receiver);
        using var tenant = await emulator.TenantAsync("acme", "data", Hook);
        await tenant.S3.PutObjectAsync(ObjectTests.Text("data", "a", "hello"));
        var first = (await receiver.NextAsync()).Body;
        Assert.Equal(first, await NextAsync(emulator, receiver, TimeSpan.FromSeconds(1)));
        Assert.Equal(first, await NextAsync(emulator, receiver, TimeSpan.FromSeconds(2)));
        foreach (var (index, problem) in emulator.Server.Problems.Entries.Index())
            Assert.StartsWith($"the webhook of bucket data did not accept an event at attempt {index + 1} of 10: ", problem.Text, StringComparison.Ordinal);
        Assert.True(emulator.Server.Problems.Entries.Count >= 2);
    }

    [Invariant("faults")]
    [Fact]
    public async Task A_webhook_with_an_unexpected_failure_is_tried_again()
    {
        using var receiver = new Receiver { Failures = new([new InvalidOperationException("on purpose")]) };
        await using var emulator = await StartAsync(receiver);
        using var tenant = await emulator.TenantAsync("acme", "data", Hook);
        await tenant.S3.PutObjectAsync(ObjectTests.Text("data", "a", "hello"));
        var first = (await receiver.NextAsync()).Body;
        Assert.Equal(first, await NextAsync(emulator, receiver, TimeSpan.FromSeconds(1)));
    }

    [Invariant("faults")]
    [Fact]
    public async Task A_webhook_that_hangs_does_not_delay_others()
    {
        using var receiver = new Receiver();
        await using var emulator = await StartAsync(receiver);
        using var hung = await emulator.TenantAsync("acme", "data", Hook.Replace("hooks.", "hung.", StringComparison.Ordinal));
        using var other = await emulator.TenantAsync("globex", "other", Hook);
        await hung.S3.PutObjectAsync(ObjectTests.Text("data", "a", "hello"));
        Assert.Equal("hung.example.com", (await receiver.NextAsync()).Request.RequestUri!.Host);
        await other.S3.PutObjectAsync(ObjectTests.Text("other", "a", "hello"));
        Assert.Equal("hooks.example.com", (await receiver.NextAsync()).Request.RequestUri!.Host);
    }

    [Invariant("faults")]
    [Fact]
    public async Task A_failed_run_of_the_rules_does_not_stop_later_ones()
    {
        var folder = Directory.CreateTempSubdirectory("tigris-emulator-");
        var path = Path.Combine(folder.FullName, "state.db");
        await using (var emulator = await TestEmulator.StartAsync(clock => new EmulatorOptions { Port = 0, TimeProvider = clock, DataPath = path }))
        {
            const string rules = """[{"id":"r","enabled":true,"expiration":{"days":7}}]""";
            using var tenant = await emulator.TenantAsync("acme", "data", "{\"lifecycle_rules\":{\"rules\":" + rules + "}}");
            await tenant.S3.PutObjectAsync(ObjectTests.Text("data", "a", "hello"));
            using var file = new Database(path);
            file.Execute("UPDATE buckets SET lifecycle = 'broken'");
            emulator.Clock.Advance(TimeSpan.FromDays(8));
            file.Execute("UPDATE buckets SET lifecycle = $1", rules);
            Assert.Equal(1, (await emulator.Get("/orgs/acme/buckets/data").Ok()).At("bucket.object_count").GetInt64());
            Assert.Contains("the lifecycle rules of bucket data could not be applied", emulator.Server.Problems.Entries[^1].Text, StringComparison.Ordinal);
            emulator.Clock.Advance(TimeSpan.FromMinutes(15));
            Assert.Equal(0, (await emulator.Get("/orgs/acme/buckets/data").Ok()).At("bucket.object_count").GetInt64());
        }

        folder.Delete(recursive: true);
    }

    [Invariant("faults")]
    [Fact]
    public async Task A_bucket_with_unreadable_rules_does_not_stop_others()
    {
        var folder = Directory.CreateTempSubdirectory("tigris-emulator-");
        var path = Path.Combine(folder.FullName, "state.db");
        await using (var emulator = await TestEmulator.StartAsync(clock => new EmulatorOptions { Port = 0, TimeProvider = clock, DataPath = path }))
        {
            const string rules = """{"lifecycle_rules":{"rules":[{"id":"r","enabled":true,"expiration":{"days":7}}]}}""";
            using var broken = await emulator.TenantAsync("acme", "broken", rules);
            using var sound = await emulator.TenantAsync("globex", "sound", rules);
            await sound.S3.PutObjectAsync(ObjectTests.Text("sound", "a", "hello"));
            using (var file = new Database(path)) file.Execute("UPDATE buckets SET lifecycle = 'broken' WHERE name = 'broken'");

            var answer = await emulator.SendTo("/_emulator/lifecycle", "POST", """{"as_of":"2026-06-30"}""");

            Assert.Equal("""{"expired":1,"transitioned":0,"failed_buckets":1}""", answer.Text);
            Assert.Equal(0, (await emulator.Get("/orgs/globex/buckets/sound").Ok()).At("bucket.object_count").GetInt64());
            Assert.Contains("the lifecycle rules of bucket broken could not be applied", Assert.Single((await emulator.SendTo("/_emulator/problems", "GET")).At("problems").EnumerateArray()).GetProperty("text").GetString(), StringComparison.Ordinal);
        }

        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("""{"as_of":"2026-06-22"}""", 0)]
    [InlineData("""{"as_of":"2026-06-23T00:00:00Z"}""", 1)]
    public async Task The_rules_can_be_applied_immediately_as_of_any_day(string? body, int expired)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync("acme", "data", """{"lifecycle_rules":{"rules":[{"id":"r","enabled":true,"expiration":{"days":7}}]}}""");
        await tenant.S3.PutObjectAsync(ObjectTests.Text("data", "a", "hello"));

        Assert.Equal(expired, (await emulator.SendTo("/_emulator/lifecycle", "POST", body ?? "")).At("expired").GetInt32());

        Assert.Equal(1 - expired, (await emulator.Get("/orgs/acme/buckets/data").Ok()).At("bucket.object_count").GetInt64());
        Assert.Contains("as_of: must be a time or a day", (await emulator.SendTo("/_emulator/lifecycle", "POST", """{"as_of":"soon"}""")).Text, StringComparison.Ordinal);
    }

    [Invariant("faults")]
    [Theory]
    [InlineData("""{"id":"r","enabled":true,"expiration":{"days":9999999}}""", 30, false)]
    [InlineData("""{"id":"r","enabled":true,"expiration":{"days":7}}""", 7, false)]
    [InlineData("""{"id":"r","enabled":true,"expiration":{"days":7}}""", 8, true)]
    [InlineData("""{"id":"r","enabled":false,"expiration":{"days":7}}""", 30, false)]
    [InlineData("""{"id":"r","enabled":true,"expiration":{"days":7},"filter":{"prefix":"logs/"}}""", 8, true)]
    [InlineData("""{"id":"r","enabled":true,"expiration":{"days":7},"filter":{"prefix":"other/"}}""", 8, false)]
    [InlineData("""{"id":"r","enabled":true,"expiration":{"date":"2026-06-20T00:00:00Z"}}""", 4, false)]
    [InlineData("""{"id":"r","enabled":true,"expiration":{"date":"2026-06-20T00:00:00Z"}}""", 5, true)]
    public async Task Objects_expire_by_the_clock(string rule, int days, bool expired)
    {
        await using var emulator = await TestEmulator.StartAsync();
        using var tenant = await emulator.TenantAsync("acme", "data", "{\"lifecycle_rules\":{\"rules\":[" + rule + "]}}");
        await tenant.S3.PutObjectAsync(ObjectTests.Text("data", "logs/a", "hello"));
        emulator.Clock.Advance(TimeSpan.FromDays(days));
        Assert.Equal(expired ? 0 : 1, (await emulator.Get("/orgs/acme/buckets/data").Ok()).At("bucket.object_count").GetInt64());
    }

    [Fact]
    public async Task Objects_move_to_colder_classes_and_are_billed_there()
    {
        using var receiver = new Receiver();
        await using var emulator = await StartAsync(receiver);
        using var tenant = await emulator.TenantAsync(
            "acme", "data", Hook[..^1] + ""","lifecycle_rules":{"rules":[{"id":"r","enabled":true,"transitions":[{"days":1,"storage_class":"STANDARD_IA"},{"days":9,"storage_class":"GLACIER"}]}]}}""");
        await tenant.S3.PutObjectAsync(ObjectTests.Text("data", "a", "hello"));
        await receiver.NextAsync();
        emulator.Server.RunLifecycleRules(emulator.Clock.GetUtcNow().AddDays(3));
        Assert.Contains("OBJECT_TRANSITIONED", (await receiver.NextAsync()).Body, StringComparison.Ordinal);
        Assert.Equal("STANDARD_IA", (await tenant.S3.GetObjectMetadataAsync("data", "a")).StorageClass.Value);
        emulator.Server.RunLifecycleRules(emulator.Clock.GetUtcNow().AddDays(20));
        await tenant.S3.GetObjectAsync("data", "a").Refused(HttpStatusCode.Forbidden, "InvalidObjectState");
    }

    private static Task<TestEmulator> StartAsync(Receiver receiver) =>
        TestEmulator.StartAsync(clock => new EmulatorOptions { Port = 0, TimeProvider = clock, WebhookHandler = receiver });

    // The delay begins after the failure is stored, which is not visible: the clock advances until the event arrives.
    private static async Task<string> NextAsync(TestEmulator emulator, Receiver receiver, TimeSpan step)
    {
        var next = receiver.NextAsync();
        while (!next.IsCompleted)
        {
            emulator.Clock.Advance(step);
            await Task.Yield();
        }

        return (await next).Body;
    }

    private sealed class Receiver : HttpMessageHandler
    {
        private readonly Channel<(HttpRequestMessage Request, string Body)> _received = Channel.CreateUnbounded<(HttpRequestMessage, string)>();

        /// <summary>The statuses of the first responses; later ones are 200.</summary>
        public Queue<HttpStatusCode> Answers { get; init; } = new();

        /// <summary>The exceptions for the first requests.</summary>
        public Queue<Exception> Failures { get; init; } = new();

        public async Task<(HttpRequestMessage Request, string Body)> NextAsync() => await _received.Reader.ReadAsync(TestContext.Current.CancellationToken);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            _received.Writer.TryWrite((request, await request.Content!.ReadAsStringAsync(cancellationToken)));
            if (Failures.TryDequeue(out var failure)) throw failure;
            if (request.RequestUri!.Host == "hung.example.com") await Task.Delay(Timeout.Infinite, cancellationToken);
            return new HttpResponseMessage(Answers.TryDequeue(out var status) ? status : HttpStatusCode.OK);
        }
    }
}
