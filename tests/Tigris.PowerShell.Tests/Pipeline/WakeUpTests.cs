using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Pipeline;

/// <summary>
/// Checks that the pipeline thread misses no event that it waits for. The tests show no progress, because progress would wake the thread
/// and hide a missed event.
/// </summary>
public sealed class WakeUpTests : EmulatorTest
{
    private const int Many = 30;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly string[] Ids = [.. Enumerable.Range(0, Many).Select(number => $"t{number:D2}")];

    [Invariant("pipeline-thread")]
    [Theory]
    [InlineData("Continue", 1)]
    [InlineData("Continue", 3)]
    [InlineData("Continue", 32)]
    [InlineData("Inquire", 3)]
    [InlineData("Inquire", 32)]
    [InlineData("Stop", 1)]
    [InlineData("Stop", 3)]
    [InlineData("Stop", 32)]
    public async Task The_pipeline_thread_misses_no_response(string errorAction, int limit)
    {
        Prepare();
        var random = new Random(limit);
        for (var round = 0; round < TestScale.Of(100); round++)
        {
            // A wildcard is read while other calls are in flight. Some organizations are missing, and some ids are invalid.
            string[] records = [.. Ids.Select((id, index) => (index % 9) switch { 3 => "gone", 5 => "..", 7 => id + "*", _ => id })];
            random.Shuffle(records);
            Engine.Set("records", records);
            var outcome = await RunAsync($"$records | Get-TigrisOrganization -ThrottleLimit {limit} -ErrorAction {errorAction} -Verbose 4>$null");

            string[] expected = [.. records.Where(id => id is not ("gone" or "..")).Select(id => id.TrimEnd('*'))];
            var got = outcome.Texts("OrganizationId");
            Assert.Equal(errorAction == "Stop" ? expected.Take(got.Count) : expected, got);
        }
    }

    [Invariant("pipeline-thread")]
    [Theory]
    [InlineData("Continue", 3)]
    [InlineData("Inquire", 32)]
    [InlineData("Stop", 32)]
    public async Task The_pipeline_thread_misses_no_prompt(string errorAction, int limit)
    {
        Prepare();
        for (var round = 0; round < TestScale.Of(100); round++)
        {
            Engine.Set("records", Ids.Select((id, index) => index % 9 == 8 - round % 9 ? "gone" : id).Distinct().ToArray());
            var outcome = await RunAsync($"$records | Remove-TigrisTenant -WhatIf -ThrottleLimit {limit} -ErrorAction {errorAction}");

            Assert.Equal(errorAction == "Stop", outcome.Thrown is not null);
        }
    }

    // Each response takes between zero and a few milliseconds.
    private void Prepare()
    {
        Server.SeedOrganizations(Many, number => (Ids[number], "x"));
        Engine.Screen.Choose = () => 0;
        Run("$ProgressPreference = 'SilentlyContinue'").ThrowIfFailed();
        var sent = 0;
        Server.Faults.Hook = _ => (Interlocked.Increment(ref sent) * 7919 % 13) is var moment and > 6
            ? FaultAction.Delay(TimeSpan.FromMilliseconds(moment - 6))
            : null;
    }

    private Task<Outcome> RunAsync(string script) => Task.Run(() => Run(script)).WaitAsync(Patience, TestContext.Current.CancellationToken);
}
