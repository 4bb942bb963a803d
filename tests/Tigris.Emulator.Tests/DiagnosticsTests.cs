using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests;

public sealed class DiagnosticsTests
{
    [Fact]
    public async Task The_log_has_every_api_request_with_its_operation()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await emulator.Get("/orgs/acme/buckets/data?x=1").Refused(400);
        await emulator.Get("/nothing").Refused(404);

        var entries = emulator.Server.Requests.Entries;
        Assert.Equal(["Tigris_Provisioning", "Tigris_GetBucket", ""], entries.Select(entry => entry.OperationId));
        Assert.Equal([200, 400, 404], entries.Select(entry => entry.Status));
        Assert.Equal("/v1/providers/local/orgs/acme/buckets/data?x=1", entries[1].RawTarget);
        Assert.Equal(emulator.Clock.GetUtcNow(), entries[1].Started);
        Assert.Equal(3, entries.Select(entry => entry.Nonce).Distinct().Count());
        Assert.Equal(1, emulator.Server.Requests.Count("GetBucket"));
        Assert.Equal(1, emulator.Server.Requests.Count("Tigris_GetBucket"));
        Assert.Equal(0, emulator.Server.Requests.Count("GetUsage"));
    }

    [Fact]
    public async Task The_log_keeps_a_number_of_entries_and_counts_all()
    {
        await using var emulator = await TestEmulator.StartAsync(clock => new EmulatorOptions { Port = 0, TimeProvider = clock, RequestLogCapacity = 2 });
        for (var i = 1; i <= 5; i++) await emulator.Get("/orgs?limit=" + i).Ok();
        Assert.Equal(["/v1/providers/local/orgs?limit=4", "/v1/providers/local/orgs?limit=5"], emulator.Server.Requests.Entries.Select(entry => entry.RawTarget));
        Assert.Equal(5, emulator.Server.Requests.Total);
        Assert.Equal(5, emulator.Server.Requests.Count("ListOrganizations"));

        emulator.Server.Requests.Clear();
        Assert.Empty(emulator.Server.Requests.Entries);
        Assert.Equal(0, emulator.Server.Requests.Total);
        Assert.Equal(0, emulator.Server.Requests.MaxInFlight);
    }

    [Fact]
    public async Task Diagnostics_need_no_signature_and_stay_out_of_the_log()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        var log = await Unsigned(emulator, "GET", "/_emulator/requests").Ok();
        Assert.Equal("Tigris_Provisioning", log.TextAt("requests.0.operation_id"));
        Assert.Equal(1, log.At("requests").GetArrayLength());
        Assert.Equal(1, log.At("max_in_flight").GetInt32());
        Assert.Equal(0, log.At("in_flight").GetInt32());
        Assert.Equal(1, emulator.Server.Requests.Total);
        await Unsigned(emulator, "GET", "/_emulator/nothing").Refused(404);
    }

    [Fact]
    public async Task Usage_can_be_set_over_http()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await SetUsage("acme", UsageMetricNames.StorageStandard, "2026-05-02", "55").Ok();
        Assert.Equal(1m, (await emulator.Get("/orgs/acme/invoices/2026-05").Ok()).At("data.total").GetDecimal());

        await SetUsage("acme", "Bananas", "2026-05-02", "1").Refused(400, "metric:");
        await SetUsage("acme", UsageMetricNames.StorageStandard, "2 May", "1").Refused(400, "date:");
        await SetUsage("acme", UsageMetricNames.StorageStandard, "2026-05-02", "-1").Refused(400, "value:");
        await SetUsage("acme", UsageMetricNames.StorageStandard, "2026-05-02", "\"1\"").Refused(400, "value:");
        await SetUsage("missing", UsageMetricNames.StorageStandard, "2026-05-02", "1").Refused(404, "missing");

        Task<Answer> SetUsage(string organization, string metric, string date, string value) =>
            Unsigned(emulator, "POST", "/_emulator/usage", $$"""{"org_id":"{{organization}}","metric":"{{metric}}","date":"{{date}}","value":{{value}}}""");
    }

    [Fact]
    public async Task Contents_can_be_set_over_http()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await Unsigned(emulator, "POST", "/_emulator/buckets", """{"org_id":"acme","bucket_name":"data","size":7,"object_count":1}""").Ok();
        await emulator.Delete("/orgs/acme/buckets/data").Refused(409);
        await Unsigned(emulator, "POST", "/_emulator/buckets", """{"org_id":"acme","bucket_name":"none","size":7,"object_count":1}""").Refused(404, "none");
        await Unsigned(emulator, "POST", "/_emulator/buckets", """{"org_id":"acme","bucket_name":"data","size":-7,"object_count":1}""").Refused(400, "size:");
    }

    [Fact]
    public async Task A_reset_clears_state_log_and_faults()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        emulator.Server.Faults.Next(FaultAction.Answer(500));
        Assert.Equal("{}", (await Unsigned(emulator, "POST", "/_emulator/reset").Ok()).Text);
        Assert.Empty(emulator.Server.Requests.Entries);
        Assert.Empty((await emulator.Get("/orgs?include_inactive=true").Ok()).List("data", "id"));
        await emulator.ProvisionAsync("globex", "data");
    }

    [Fact]
    public async Task Emulators_in_one_process_share_nothing()
    {
        await using var one = await TestEmulator.WithBucketAsync();
        await using var other = await TestEmulator.StartAsync();
        Assert.NotEqual(one.Server.Endpoint, other.Server.Endpoint);
        Assert.Empty((await other.Get("/orgs").Ok()).List("data", "id"));
        Assert.Equal(1, other.Server.Requests.Total);
    }

    [Fact]
    public async Task Disposing_a_server_ends_the_wait_and_the_requests_in_flight()
    {
        var emulator = await TestEmulator.StartAsync();
        emulator.Server.Faults.Latency = TimeSpan.FromDays(1);
        var waiting = emulator.Server.WaitForShutdownAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient();
        var call = http.SendAsync(emulator.Signed("GET", TestEmulator.Provider + "/orgs"), TestContext.Current.CancellationToken);
        while (emulator.Server.Requests.InFlight == 0) await Task.Yield();

        await emulator.DisposeAsync();
        await waiting;
        await Assert.ThrowsAsync<HttpRequestException>(() => call);
        await emulator.Server.WaitForShutdownAsync(TestContext.Current.CancellationToken);
    }

    private static Task<Answer> Unsigned(TestEmulator emulator, string method, string path, string? body = null) =>
        emulator.SendTo(path, method, body, Unsign);

    private static void Unsign(HttpRequestMessage request)
    {
        foreach (var header in new[] { "X-Tigris-Time", "X-Tigris-Nonce", "X-Tigris-Signature" }) request.Headers.Remove(header);
    }
}
