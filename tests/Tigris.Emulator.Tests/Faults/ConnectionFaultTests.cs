using System;
using System.Linq;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests;

public sealed class ConnectionFaultTests
{
    private const string Body = """{"org_name":"Acme","user_id":"ann"}""";

    [Invariant("faults")]
    [Theory]
    [InlineData("reset", false)]
    [InlineData("reset-after", true)]
    [InlineData("lost", true)]
    public async Task A_connection_breaks_before_or_after_the_request_is_handled(string fault, bool done)
    {
        await using var emulator = await TestEmulator.StartAsync();
        emulator.Server.Faults.Add(fault + ":x1");
        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => emulator.Post("/orgs/acme", Body));
        // Windows reports some resets as an aborted connection.
        var isReset = failure.GetBaseException() is SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.ConnectionAborted };
        Assert.True(isReset == (fault != "lost"), failure.ToString());
        Assert.Equal(0, emulator.Server.Requests.Entries[0].Status);
        Assert.Equal(done ? 200 : 404, (await emulator.Get("/orgs/acme")).Status);
    }

    [Invariant("faults")]
    [Theory]
    [InlineData("500", false)]
    [InlineData("503-after", true)]
    [InlineData("504-after", true)]
    public async Task An_error_is_returned_before_or_after_the_request_is_handled(string fault, bool done)
    {
        await using var emulator = await TestEmulator.StartAsync();
        emulator.Server.Faults.Add(fault + ":x1");
        await emulator.Post("/orgs/acme", Body).Refused(int.Parse(fault[..3], null));
        Assert.Equal(done ? 200 : 404, (await emulator.Get("/orgs/acme")).Status);
    }

    [Theory]
    [InlineData("hang", false)]
    [InlineData("hang-after", true)]
    public async Task A_server_that_hangs_waits_until_the_client_leaves(string fault, bool done)
    {
        await using var emulator = await TestEmulator.StartAsync();

        // A request is in flight before its fault is chosen: without the operation, a read of the loop could get the fault.
        emulator.Server.Faults.Add(fault + ":x1:CreateOrganization");
        using var leaving = new CancellationTokenSource();
        using var http = new HttpClient();
        using var request = emulator.Signed("POST", TestEmulator.Provider + "/orgs/acme");
        request.Content = new StringContent(Body, null, "application/json");
        var call = http.SendAsync(request, leaving.Token);
        while (emulator.Server.Requests.InFlight == 0) await Task.Yield();
        while (done && (await emulator.Get("/orgs/acme")).Status != 200) await Task.Yield();

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        while (emulator.Server.Requests.InFlight > 0) await Task.Yield();
        Assert.Equal(0, emulator.Server.Requests.Entries.Single(entry => entry.Method == "POST").Status);
        Assert.Equal(done ? 200 : 404, (await emulator.Get("/orgs/acme")).Status);
    }

    [Fact]
    public async Task Connections_are_refused_until_they_are_accepted_again()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.Get("/orgs").Ok();
        using var fresh = new HttpClient();

        await emulator.Server.RefuseConnectionsAsync();
        var kept = await Assert.ThrowsAsync<HttpRequestException>(() => emulator.Get("/orgs"));
        Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(kept.GetBaseException()).SocketErrorCode);
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => fresh.SendAsync(emulator.Signed("GET", "/x"), CancellationToken.None));
        Assert.Equal(SocketError.ConnectionRefused, Assert.IsType<SocketException>(refused.GetBaseException()).SocketErrorCode);

        await emulator.Server.AcceptConnectionsAsync();
        await emulator.Get("/orgs").Ok();
        Assert.Equal([200, 0, 200], emulator.Server.Requests.Entries.Select(entry => entry.Status));
    }

    [Fact]
    public async Task A_server_that_a_fault_closed_opens_again()
    {
        await using var emulator = await TestEmulator.StartAsync();
        emulator.Server.Faults.Add("refuse=1ms:x1");
        await Assert.ThrowsAsync<HttpRequestException>(() => emulator.Get("/orgs"));
        while (true)
        {
            try
            {
                await emulator.Get("/orgs").Ok();
                return;
            }
            catch (HttpRequestException)
            {
                TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    [Fact]
    public async Task Accepting_connections_without_a_refusal_changes_nothing()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.Server.AcceptConnectionsAsync();
        await emulator.Get("/orgs").Ok();
        await emulator.Server.RefuseConnectionsAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => emulator.Get("/orgs"));
    }

    [Fact]
    public async Task A_server_that_is_down_can_be_stopped()
    {
        var emulator = await TestEmulator.StartAsync();
        await emulator.Server.RefuseConnectionsAsync();
        await emulator.DisposeAsync();
        await emulator.Server.WaitForShutdownAsync(TestContext.Current.CancellationToken);
    }
}
