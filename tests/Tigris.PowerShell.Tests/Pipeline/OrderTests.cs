using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Runspaces;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Tests.Pipeline;

/// <summary>Checks that many parallel calls give the same output as one call after the other.</summary>
public sealed class OrderTests : EmulatorTest
{
    private const int Many = 300;

    private static readonly string[] Ids = [.. Enumerable.Range(0, Many).Select(number => $"tenant-{number:D4}")];

    [Invariant("output-order")]
    [Fact]
    public void Output_is_in_input_order_and_calls_in_flight_never_exceed_the_limit()
    {
        Server.SeedOrganizations(Many, number => (Ids[number], $"Tenant {number}"));
        var shuffled = Ids.OrderBy(id => id[^1]).ThenByDescending(id => id, StringComparer.Ordinal).ToArray();
        Server.Faults.Latency = TimeSpan.FromMilliseconds(2);
        Engine.Set("ids", shuffled);

        var outcome = Run("$ids | Get-TigrisOrganization -ThrottleLimit 16").ThrowIfFailed();

        Assert.Equal(shuffled, outcome.Texts("OrganizationId"));
        Assert.InRange(Server.Requests.MaxInFlight, 2, 16);
        Assert.Equal(Many, Server.Requests.Count("GetOrganization"));
    }

    [Invariant("output-order")]
    [Fact]
    public void The_first_output_appears_before_the_last_input_arrives()
    {
        Server.SeedOrganizations(Many, number => (Ids[number], $"Tenant {number}"));
        var seen = new List<string>();
        Engine.Set("ids", Ids);
        Engine.Set("seen", seen);

        Run("$ids | ForEach-Object { $seen.Add('in'); $_ } | Get-TigrisOrganization -ThrottleLimit 16 | ForEach-Object { $seen.Add('out') }").ThrowIfFailed();

        Assert.Equal(Many, seen.Count(what => what == "out"));
        Assert.True(seen.IndexOf("out") < seen.LastIndexOf("in"));
    }

    [Fact]
    public void A_throttle_limit_of_one_sends_one_request_at_a_time()
    {
        Server.SeedOrganizations(10, number => (Ids[number], "x"));
        Engine.Set("ids", Ids.Take(10).ToArray());

        Run("$ids | Get-TigrisOrganization -ThrottleLimit 1").ThrowIfFailed();

        Assert.Equal(1, Server.Requests.MaxInFlight);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(257)]
    public void A_throttle_limit_out_of_range_is_refused(int limit)
    {
        var outcome = Run($"Get-TigrisOrganization -ThrottleLimit {limit}");

        Assert.Equal("ParameterArgumentValidationError", outcome.ErrorId);
        Assert.Empty(Server.Requests.Entries);
    }

    [Invariant("output-order")]
    [Fact]
    public void The_number_of_finished_records_behind_a_slow_one_is_bounded()
    {
        Server.SeedOrganizations(Many, number => (Ids[number], "x"));
        using var release = new ManualResetEventSlim();
        var bound = (4 * 4) + 4;
        var received = 0;
        using var enough = new ManualResetEventSlim();
        Server.Faults.Hook = request =>
        {
            if (Interlocked.Increment(ref received) == bound)
            {
                enough.Set();
            }

            if (request.RawTarget.EndsWith(Ids[0], StringComparison.Ordinal))
            {
                release.Wait(TimeSpan.FromSeconds(60));
            }

            return null;
        };
        Engine.Set("ids", Ids);
        using var shell = Engine.NewShell("$ids | Get-TigrisOrganization -ThrottleLimit 4");
        var running = shell.BeginInvoke();

        Assert.True(enough.Wait(TimeSpan.FromSeconds(30)));
        var whileFirstIsHeld = Volatile.Read(ref received);
        release.Set();
        var output = shell.EndInvoke(running);

        Assert.Equal(bound, whileFirstIsHeld);
        Assert.Equal(Ids, output.Select(item => item.Properties["OrganizationId"].Value));
    }

    [Invariant("record-messages")]
    [Fact]
    public void The_messages_of_a_record_appear_with_its_output()
    {
        Server.SeedOrganizations(3, number => (Ids[number], "x"));
        Engine.Set("ids", Ids.Take(3).ToArray());

        var outcome = Run("$VerbosePreference = 'Continue'; $ids | Get-TigrisOrganization 4>&1 | ForEach-Object { if ($_ -is [Tigris.Organization]) { $_.OrganizationId } else { 'says ' + $_ } }");

        var told = outcome.ThrowIfFailed().Output.Select(item => item.ToString()).ToArray();
        Assert.Equal(7, told.Length);
        Assert.StartsWith("says Get-TigrisOrganization: 3 done, 0 of them failed", told[6], StringComparison.Ordinal);
        for (var record = 0; record < 3; record++)
        {
            Assert.Contains(Ids[record], told[2 * record], StringComparison.Ordinal);
            Assert.StartsWith("says GET", told[2 * record], StringComparison.Ordinal);
            Assert.Equal(Ids[record], told[(2 * record) + 1]);
        }
    }

    [Invariant("pipeline-thread")]
    [Fact]
    public async Task Calls_do_not_resume_on_the_host_synchronization_context()
    {
        Server.SeedOrganizations(Many, number => (Ids[number], $"Tenant {number}"));
        using var engine = Engine.ConnectedTo(Server, threads: PSThreadOptions.UseCurrentThread);
        engine.Set("ids", Ids);
        var own = new IgnoringContext();

        // Otherwise the pipeline thread would wait for a response that only the same thread could receive.
        await Task.Factory.StartNew(
            () =>
            {
                SynchronizationContext.SetSynchronizationContext(own);
                var outcome = engine.Run("$ids | Get-TigrisOrganization -ThrottleLimit 16").ThrowIfFailed();

                Assert.Equal(Ids, outcome.Texts("OrganizationId"));
                Assert.Same(own, SynchronizationContext.Current);
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Assert.Equal(0, own.Posted);
    }

    /// <summary>A synchronization context that never runs its callbacks.</summary>
    private sealed class IgnoringContext : SynchronizationContext
    {
        private int _posted;

        public int Posted => _posted;

        public override void Post(SendOrPostCallback d, object? state) => Interlocked.Increment(ref _posted);
    }
}
