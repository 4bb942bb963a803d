using System;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using System.Threading;

namespace Tigris.PowerShell;

/// <summary>
/// Shows the progress of long runs. The pipeline thread shows it when it is due: first after a second, then at most five times a second, so
/// that it costs no throughput.
/// </summary>
/// <param name="output">The output of the cmdlet.</param>
/// <param name="limits">The server's rate limit.</param>
/// <param name="elapsed">Returns the time since the run began.</param>
internal sealed class CallProgress(ICallOutput output, CallLimits limits, Func<TimeSpan> elapsed)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private TimeSpan _next = FirstDelay;
    private bool _shown;

    /// <summary>The expected number of records; null if it is unknown.</summary>
    public int? Expected { get; set; }

    public bool Due => output.ShowsProgress && elapsed() >= _next;

    /// <summary>The time until progress is due, during which the pipeline thread may sleep.</summary>
    public TimeSpan TimeUntilDue
    {
        get
        {
            if (!output.ShowsProgress)
            {
                return Timeout.InfiniteTimeSpan;
            }

            var time = _next - elapsed();
            return time < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : time;
        }
    }

    public void Show(CallTally tally)
    {
        var now = elapsed();
        _next = now + Interval;
        _shown = true;
        var rate = tally.Done / now.TotalSeconds;
        var record = NewRecord(MessageText.Of(Messages.ProgressStatus, tally.Done, tally.Failed, tally.InFlight, rate));
        if (limits.Rate is { } limit)
        {
            record.StatusDescription = MessageText.Of(Messages.ProgressLimited, record.StatusDescription, RoundedRate.Of(limit));
        }

        if (Expected is { } expected && expected >= tally.Done + tally.InFlight)
        {
            record.StatusDescription = MessageText.Of(Messages.ProgressOf, record.StatusDescription, expected);
            record.PercentComplete = (int)(100L * tally.Done / expected);
            record.SecondsRemaining = tally.Done == 0 ? -1 : (int)Math.Ceiling((expected - tally.Done) / rate);
        }

        output.WriteProgress(record);
    }

    /// <summary>Removes the progress bar, and writes the summary of a run with several records.</summary>
    public void End(CallTally tally)
    {
        if (_shown)
        {
            var record = NewRecord(Messages.ProgressEnded);
            record.RecordType = ProgressRecordType.Completed;
            output.WriteProgress(record);
        }

        if (tally.Done > 1 && output.ShowsVerbose)
        {
            var seconds = elapsed().TotalSeconds;
            output.WriteVerbose(MessageText.Of(Messages.Summary, output.Name, tally.Done, tally.Failed, seconds, tally.Done / seconds));
        }
    }

    // Each command of a pipeline has its own progress bar, with its own id.
    private ProgressRecord NewRecord(string status) => new(RuntimeHelpers.GetHashCode(this) & int.MaxValue, output.Name, status);
}
