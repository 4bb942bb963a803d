using System;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Pipeline;

/// <summary>Ends pipelines early, by Ctrl+C and in other ways.</summary>
public sealed class CancellationTests : EmulatorTest
{
    private protected override string ProviderId => "canceled";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Invariant("stop")]
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

    [Invariant("stop")]
    [Fact]
    public async Task Stop_ends_the_delay_before_a_retry()
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

    // The server has received all requests before the pipeline ends. A request in flight would be counted later.
    [Invariant("stop")]
    [Theory]
    [InlineData("'acme' | Get-TigrisOrganization", "hang", false)]
    [InlineData("'acme' | Get-TigrisOrganization", "slow-body=1h", false)]
    [InlineData("'acme' | Get-TigrisOrganization", "429=1h", true)]
    [InlineData("Get-TigrisOrganization", "hang", false)]
    [InlineData("'acme' | New-TigrisOrganization -OrganizationName x", "hang-after", false)]
    [InlineData("Connect-Tigris canceled $key -Endpoint $endpoint", "hang", false)]
    [InlineData("Test-TigrisConnection", "hang", false)]
    [InlineData("'tid_x' | Test-TigrisAccessKey -SecretAccessKey $key -S3Endpoint $s3", "hang", false)]
    [InlineData("1..200 | ForEach-Object { \"t$_\" } | Get-TigrisOrganization -ThrottleLimit 64", "hang", false, 64)]
    [InlineData("'acme' | Remove-TigrisTenant -Confirm:$false", "hang", false)]
    public async Task A_hanging_call_ends_with_the_pipeline_and_leaves_no_task_or_connection(string script, string fault, bool waits, int requests = 1)
    {
        foreach (var closes in new[] { false, true })
        {
            using var engine = Engine.ConnectedTo(Server, waits ? "-TimeoutSec 3600" : "");
            engine.Set("endpoint", Server.Endpoint);
            engine.Set("s3", Server.S3Endpoint);
            Server.Faults.Add(fault);
            using var shell = engine.NewShell(script + " -Verbose");
            using var warned = new ManualResetEventSlim();
            shell.Streams.Warning.DataAdded += (_, _) => warned.Set();
            using var unobserved = new UnobservedTasks();
            shell.BeginInvoke();
            Assert.True(waits ? warned.Wait(Patience) : SpinWait.SpinUntil(() => Server.Requests.InFlight + Server.Requests.Total == requests, Patience));

            var watch = Stopwatch.StartNew();
            await Task.Run(closes ? engine.Runspace.Close : shell.Stop).WaitAsync(Patience);

            Assert.True(SpinWait.SpinUntil(() => shell.InvocationStateInfo.State == PSInvocationState.Stopped, Patience));
            Assert.True(SpinWait.SpinUntil(() => Server.Requests.InFlight == 0, Patience), "A connection stayed open.");
            TestContext.Current.TestOutputHelper!.WriteLine(
                $"{script} ({fault}) ended, and its connections with it, {watch.ElapsedMilliseconds} ms after {(closes ? "the runspace was closed" : "Stop")}.");
            var (sent, said) = (Server.Requests.Total, Said(shell));
            Assert.Empty(unobserved.Collect());
            Assert.Equal((sent, said), (Server.Requests.Total, Said(shell)));
            Server.Faults.Clear();
            Server.Requests.Clear();
        }
    }

    [Invariant("stop")]
    [Fact]
    public async Task Stop_cancels_calls_in_flight_while_the_output_is_blocked()
    {
        Server.SeedOrganizations(40, number => ($"t{number:D2}", "x"));
        using var taken = new ManualResetEventSlim();

        // The first response arrives after the other requests. No request is sent after its object is accepted.
        Server.Faults.Hook = request => request.RawTarget.EndsWith("t00", StringComparison.Ordinal) && SpinWait.SpinUntil(() => Server.Requests.InFlight > 1, Patience)
            ? null
            : FaultAction.Hang();
        Engine.Set("taken", taken);
        using var shell = Engine.NewShell("0..39 | ForEach-Object { 't{0:D2}' -f $_ } | Get-TigrisOrganization | ForEach-Object { $taken.Set(); while ($true) { } }");
        shell.BeginInvoke();
        Assert.True(taken.Wait(Patience));
        Assert.True(SpinWait.SpinUntil(() => Server.Requests.InFlight > 0, Patience));

        await Task.Run(shell.Stop).WaitAsync(Patience);

        Assert.True(SpinWait.SpinUntil(() => Server.Requests.InFlight == 0, Patience), "A connection stayed open.");
        Assert.Single(Server.Requests.Entries, entry => entry.Status == 200);
    }

    [Invariant("stop")]
    [Fact]
    public async Task Stop_during_a_confirmation_changes_nothing_even_if_the_user_confirms()
    {
        Server.SeedOrganizations(1, _ => ("acme", "x"));
        using var asked = new ManualResetEventSlim();
        using var stopped = new ManualResetEventSlim();
        Engine.Screen.Choose = () =>
        {
            asked.Set();
            Assert.True(stopped.Wait(Patience));
            return 0;
        };
        using var shell = Engine.NewShell("'acme' | Disable-TigrisOrganization");
        using var signal = StopSignal.AddTo(shell);
        shell.BeginInvoke();
        Assert.True(asked.Wait(Patience));

        // The host owns the prompt and ends it. The engine stops the cmdlet first.
        var stopping = shell.BeginStop(null, null);
        Assert.True(signal.Wait(Patience));
        stopped.Set();
        await Task.Run(() => shell.EndStop(stopping)).WaitAsync(Patience);

        Assert.Empty(Server.Requests.Entries);
    }

    [Invariant("paging")]
    [Fact]
    public void No_page_is_read_that_the_pipeline_does_not_need()
    {
        Server.SeedOrganizations(5001, number => ($"t{number:D5}", "x"));

        var outcome = Run("Get-TigrisOrganization | ForEach-Object { $_.OrganizationId; throw 'enough' }");

        Assert.Equal("enough", outcome.Thrown!.Message);
        Assert.Equal("t00000", Assert.Single(outcome.Output).BaseObject);
        Assert.Equal(1, Server.Requests.Count("ListOrganizations"));
    }

    private static int Said(System.Management.Automation.PowerShell shell) =>
        shell.Streams.Verbose.Count + shell.Streams.Warning.Count + shell.Streams.Error.Count + shell.Streams.Debug.Count;

    [Fact]
    public void After_a_failure_downstream_no_request_is_sent()
    {
        Server.SeedOrganizations(200, number => ($"t{number:D3}", "x"));
        Engine.Set("ids", Enumerable.Range(0, 200).Select(number => $"t{number:D3}").ToArray());

        var outcome = Run("$ids | Get-TigrisOrganization -ThrottleLimit 2 | ForEach-Object { throw 'enough' }");

        Assert.Equal("enough", outcome.Thrown!.Message);
        Assert.InRange(Server.Requests.Entries.Count, 1, 20);
    }
}
