using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Threading;

namespace Tigris.PowerShell.Tests.Pipeline;

/// <summary>Checks the progress of long commands.</summary>
public sealed class ProgressTests : EmulatorTest
{
    private const string Slow = "slow";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string[] Ids = ["t0", "t1", "missing", Slow];

    private readonly ManualResetEventSlim _release = new();

    [Fact]
    public void A_long_command_shows_its_progress()
    {
        using var run = Hold($"Get-TigrisOrganization {string.Join(',', Ids)} -ErrorAction Ignore");

        const string allButOne = "3 done, 1 failed, 1 in flight, ";
        run.AwaitSign(allButOne);
        var records = run.End();

        var sign = records.First(record => record.StatusDescription.StartsWith(allButOne, StringComparison.Ordinal));
        Assert.Equal("Get-TigrisOrganization", sign.Activity);
        Assert.EndsWith("; 4 in all", sign.StatusDescription, StringComparison.Ordinal);
        Assert.Equal(75, sign.PercentComplete);
        Assert.InRange(sign.SecondsRemaining, 1, 100);
        Assert.Equal(ProgressRecordType.Completed, records[^1].RecordType);
        Assert.Single(records.Select(record => record.ActivityId).Distinct());
    }

    [Fact]
    public void Piped_input_has_no_percentage()
    {
        using var run = Hold($"'t0','{Slow}' | Get-TigrisOrganization");

        run.AwaitSigns(1);

        Assert.Equal(-1, run.End()[0].PercentComplete);
    }

    [Fact]
    public void Progress_is_shown_at_most_five_times_a_second()
    {
        var watch = Stopwatch.StartNew();
        using var run = Hold($"Get-TigrisOrganization {Slow}");

        run.AwaitSigns(6);
        var signs = run.End().Count(record => record.RecordType == ProgressRecordType.Processing);

        Assert.InRange(signs, 6, (int)((watch.Elapsed.TotalSeconds - 1) * 5) + 1);
    }

    [Theory]
    [InlineData("", "-ProgressAction SilentlyContinue")]
    [InlineData("$ProgressPreference = 'SilentlyContinue'; ", "")]
    public void SilentlyContinue_shows_no_progress(string preference, string parameter)
    {
        using var other = new Engine();
        other.Set("connection", Run("Get-TigrisConnection").Output[0]);
        using var silent = Hold($"{preference}Get-TigrisOrganization {Slow} {parameter}");
        using var telling = new HeldRun(other.NewShell($"Get-TigrisOrganization {Slow} -Connection $connection"), _release);

        telling.AwaitSigns(2);

        Assert.Empty(silent.End());
        Assert.NotEmpty(telling.End());
    }

    [Fact]
    public void A_short_command_shows_no_progress()
    {
        Server.SeedOrganizations(1, _ => ("t0", "x"));
        using var shell = Engine.NewShell("Get-TigrisOrganization t0");

        shell.Invoke();

        Assert.Empty(shell.Streams.Progress);
    }

    [Fact]
    public void Verbose_output_summarizes_many_records()
    {
        Server.SeedOrganizations(2, number => ($"t{number}", "x"));

        var outcome = Run("'t0','missing','t1' | Get-TigrisOrganization -Verbose -ErrorAction SilentlyContinue");

        Assert.Matches(@"^Get-TigrisOrganization: 3 done, 1 of them failed, in \d+\.\d s: \d+\.\d a second\.$", outcome.Verbose[^1]);
    }

    /// <summary>Runs a command whose requests for one organization the server holds until <see cref="HeldRun.End"/>.</summary>
    private HeldRun Hold(string script)
    {
        Server.SeedOrganizations(3, number => (number == 2 ? Slow : $"t{number}", "x"));
        Server.Faults.Hook = request =>
        {
            if (request.RawTarget.EndsWith(Slow, StringComparison.Ordinal))
            {
                _release.Wait(Patience);
            }

            return null;
        };
        return new HeldRun(Engine.NewShell(script), _release);
    }

    private sealed class HeldRun : IDisposable
    {
        private readonly ManualResetEventSlim _release;
        private readonly SemaphoreSlim _signs = new(0);
        private readonly System.Management.Automation.PowerShell _shell;
        private readonly IAsyncResult _running;

        public HeldRun(System.Management.Automation.PowerShell shell, ManualResetEventSlim release)
        {
            _release = release;
            _shell = shell;
            _shell.Streams.Progress.DataAdded += (_, _) => _signs.Release();
            _running = _shell.BeginInvoke();
        }

        public void AwaitSigns(int count)
        {
            for (var sign = 0; sign < count; sign++)
            {
                Assert.True(_signs.Wait(Patience));
            }
        }

        /// <summary>Waits for a progress record with a status. A slow machine shows others first.</summary>
        public void AwaitSign(string status)
        {
            do
            {
                AwaitSigns(1);
            }
            while (!_shell.Streams.Progress[^1].StatusDescription.StartsWith(status, StringComparison.Ordinal));
        }

        public IReadOnlyList<ProgressRecord> End()
        {
            _release.Set();
            _shell.EndInvoke(_running);
            return [.. _shell.Streams.Progress];
        }

        public void Dispose()
        {
            _release.Set();
            _shell.Dispose();
        }
    }
}
