using System;
using System.Linq;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests;

public sealed class FaultTests
{
    [Fact]
    public async Task A_status_fault_hits_the_next_matching_requests_and_handles_none()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var rule = emulator.Server.Faults.Next(FaultAction.Answer(429, TimeSpan.FromMilliseconds(1500)), operationId: "CreateOrganization", count: 2);
        const string body = """{"org_name":"Acme","user_id":"ann"}""";

        await emulator.Get("/orgs").Ok();
        for (var i = 0; i < 2; i++)
        {
            var answer = await emulator.Post("/orgs/acme", body).Refused(429);
            Assert.Equal(TimeSpan.FromSeconds(2), answer.Response.Headers.RetryAfter!.Delta);
        }

        await emulator.Get("/orgs/acme").Refused(404);
        await emulator.Post("/orgs/acme", body).Ok();
        Assert.Equal(2, rule.Hits);
        Assert.Equal([200, 429, 429, 404, 200], emulator.Server.Requests.Entries.Select(entry => entry.Status));
    }

    [Fact]
    public async Task A_status_fault_can_have_any_body()
    {
        await using var emulator = await TestEmulator.StartAsync();
        emulator.Server.Faults.Next(FaultAction.Answer(502, body: "<html>Bad gateway</html>", contentType: "text/html"), method: "get", targetContains: "limit=3");
        await emulator.Get("/orgs?limit=2").Ok();
        var answer = await emulator.Get("/orgs?limit=3");
        Assert.Equal(502, answer.Status);
        Assert.Equal("<html>Bad gateway</html>", answer.Text);
        Assert.Equal("text/html", answer.Response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_reset_before_handling_changes_nothing()
    {
        await using var emulator = await TestEmulator.StartAsync();
        emulator.Server.Faults.Next(FaultAction.ResetBeforeHandling());
        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => emulator.Post("/orgs/acme", """{"org_name":"Acme","user_id":"ann"}"""));
        Assert.IsType<SocketException>(failure.GetBaseException());
        await emulator.Get("/orgs/acme").Refused(404);
        Assert.Equal(0, emulator.Server.Requests.Entries[0].Status);
    }

    [Fact]
    public async Task An_abort_after_handling_loses_the_response_and_keeps_the_change()
    {
        await using var emulator = await TestEmulator.StartAsync();
        emulator.Server.Faults.Next(FaultAction.AbortAfterHandling());
        await Assert.ThrowsAsync<HttpRequestException>(() => emulator.Post("/orgs/acme", """{"org_name":"Acme","user_id":"ann"}"""));
        await emulator.Get("/orgs/acme").Ok();
    }

    [Fact]
    public async Task A_hook_receives_each_request_and_can_pass_it_on()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        emulator.Server.Faults.Hook = request =>
            request.OperationId == "Tigris_GetBucket" && request.Method == "GET" && request.Header("X-Tigris-Nonce") is not null ? FaultAction.Answer(503) : null;
        await emulator.Get("/orgs/acme/buckets").Ok();
        await emulator.Get("/orgs/acme/buckets/data").Refused(503);
        emulator.Server.Faults.Clear();
        await emulator.Get("/orgs/acme/buckets/data").Ok();
    }

    [Fact]
    public async Task Requests_in_flight_are_counted_until_the_client_disconnects()
    {
        await using var emulator = await TestEmulator.StartAsync();
        emulator.Server.Faults.Latency = TimeSpan.FromDays(1);
        using var leaving = new CancellationTokenSource();
        using var http = new HttpClient();
        var calls = Enumerable.Range(0, 3).Select(_ => http.SendAsync(emulator.Signed("GET", TestEmulator.Provider + "/orgs"), leaving.Token)).ToList();
        await Until(() => emulator.Server.Requests.InFlight == 3);

        await leaving.CancelAsync();
        foreach (var call in calls) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await Until(() => emulator.Server.Requests.InFlight == 0);
        Assert.Equal(3, emulator.Server.Requests.MaxInFlight);
        Assert.All(emulator.Server.Requests.Entries, entry => Assert.Equal(0, entry.Status));
    }

    // The runner's timeout ends the test if the state is never reached.
    private static async Task Until(Func<bool> condition)
    {
        while (!condition())
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
