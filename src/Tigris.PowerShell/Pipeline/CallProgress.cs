using System;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using System.Threading;

namespace Tigris.PowerShell;

/// <summary>
/// Makes long runs look alive. The pipeline thread asks when the next sign is due and shows it; nothing is shown of what takes less than a
/// second, and no more than five signs a second, so that showing never costs throughput.
/// </summary>
/// <param name="output">Where it is shown.</param>
/// <param name="limits">The server's rate limit.</param>
/// <param name="elapsed">Time since the run began.</param>
internal sealed class CallProgress(ICallOutput output, CallLimits limits, Func<TimeSpan> elapsed)
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private TimeSpan _next = Silence;
    private bool _shown;

    /// <summary>The expected number of records; null if it is unknown.</summary>
    public int? Expected { get; set; }

    public bool Due => output.WantsProgress && elapsed() >= _next;

    /// <summary>For how long there is nothing to show: what the pipeline thread may sleep.</summary>
    public TimeSpan Rest
    {
        get
        {
            if (!output.WantsProgress)
            {
                return Timeout.InfiniteTimeSpan;
            }

            var rest = _next - elapsed();
            return rest < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : rest;
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

    /// <summary>Takes the sign away, and sums up what was more than one record.</summary>
    public void End(CallTally tally)
    {
        if (_shown)
        {
            var record = NewRecord(Messages.ProgressEnded);
            record.RecordType = ProgressRecordType.Completed;
            output.WriteProgress(record);
        }

        if (tally.Done > 1 && output.WantsVerbose)
        {
            var seconds = elapsed().TotalSeconds;
            output.WriteVerbose(MessageText.Of(Messages.Summary, output.Name, tally.Done, tally.Failed, seconds, tally.Done / seconds));
        }
    }

    // Commands of one pipeline show their signs side by side, each under a number of its own.
    private ProgressRecord NewRecord(string status) => new(RuntimeHelpers.GetHashCode(this) & int.MaxValue, output.Name, status);
}
