using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Pipeline;

/// <summary>Ctrl+C, and everything else that ends a pipeline early.</summary>
public sealed class CancellationTests : EmulatorTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Stop_ends_a_hung_request()
    {
        Server.SeedOrganizations(1, _ => ("acme", "x"));
        using var received = new ManualResetEventSlim();
        Server.Faults.Hook = _ =>
        {
            received.Set();
            return FaultAction.Delay(TimeSpan.FromHours(1));
        };
        using var shell = Engine.NewShell("Get-TigrisOrganization acme");
        var running = shell.BeginInvoke();
        Assert.True(received.Wait(Patience));

        await Task.Run(shell.Stop).WaitAsync(Patience);

        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
    }

    [Fact]
    public async Task Stop_ends_the_wait_before_a_retry()
    {
        Server.Faults.Hook = _ => FaultAction.Answer(429, retryAfter: TimeSpan.FromSeconds(25));
        using var shell = Engine.NewShell("Get-TigrisOrganization acme");
        using var warned = new ManualResetEventSlim();
        shell.Streams.Warning.DataAdded += (_, _) => warned.Set();
        var running = shell.BeginInvoke();
        Assert.True(warned.Wait(Patience));

        await Task.Run(shell.Stop).WaitAsync(Patience);

        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        Assert.Single(Server.Requests.Entries);
    }

    [Fact]
    public void No_page_is_fetched_that_nobody_asked_for()
    {
        Server.SeedOrganizations(5001, number => ($"t{number:D5}", "x"));

        var outcome = Run("Get-TigrisOrganization | ForEach-Object { $_.OrganizationId; throw 'enough' }");

        Assert.Equal("enough", outcome.Thrown!.Message);
        Assert.Equal("t00000", Assert.Single(outcome.Output).BaseObject);
        Assert.Equal(1, Server.Requests.Count("ListOrganizations"));
    }

    [Fact]
    public void A_failure_downstream_starts_nothing_more()
    {
        Server.SeedOrganizations(200, number => ($"t{number:D3}", "x"));
        Engine.Set("ids", Enumerable.Range(0, 200).Select(number => $"t{number:D3}").ToArray());

        var outcome = Run("$ids | Get-TigrisOrganization -ThrottleLimit 2 | ForEach-Object { throw 'enough' }");

        Assert.Equal("enough", outcome.Thrown!.Message);
        Assert.InRange(Server.Requests.Entries.Count, 1, 20);
    }
}
