using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Gets the usage of organizations: a summary for each metric, or the values of each interval.</summary>
[Cmdlet(VerbsCommon.Get, "TigrisUsage", DefaultParameterSetName = MonthSet, HelpUri = HelpPages.Api + "get-usage")]
[OutputType(typeof(UsageSummary), typeof(UsageRecord))]
public sealed class GetTigrisUsageCommand : BillingCmdlet
{
    private const string MonthSet = "Month";
    private const string PeriodSet = "Period";

    /// <summary>The months, as yyyy-MM or dates. The default is the current month.</summary>
    [Parameter(Position = 1, ParameterSetName = MonthSet)]
    [Month]
    [ArgumentCompleter(typeof(MonthCompleter))]
    public string[]? Month { get; set; }

    /// <summary>The first day, as a UTC midnight. A date without a zone means that date in UTC.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PeriodSet)]
    public object? StartingOn { get; set; }

    /// <summary>
    /// The day after the last day, as a UTC midnight. A date without a zone means that date in UTC. The default is the end of today.
    /// </summary>
    [Parameter(ParameterSetName = PeriodSet)]
    public object? EndingBefore { get; set; }

    /// <summary>The names of the metrics; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MetricCompleter))]
    public string[]? Metric { get; set; }

    /// <summary>Returns a flat record for each interval instead of a summary.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter Daily { get; set; }

    private protected override void ProcessBill(string organizationId, string? organizationName)
    {
        var periods = ReadPeriods();
        var metrics = (Metric ?? []).Select(metric => NamePattern.Wildcard(metric, nameof(Metric))).ToArray();
        var daily = Daily;
        foreach (var (startingOn, endingBefore) in periods)
        {
            Start(organizationId, async call =>
            {
                var usage = await call.Client.Billing.GetUsageAsync(organizationId, startingOn, endingBefore, call.Cancellation).ConfigureAwait(false);
                var wanted = usage.Where(summary => metrics.Length == 0 || metrics.Any(metric => metric.IsMatch(summary.Metric)));
                await call.WritePageAsync(Shape(wanted, organizationName, daily)).ConfigureAwait(false);
            });
        }
    }

    private static object[] Shape(IEnumerable<UsageSummary> usage, string? organizationName, bool daily)
    {
        var output = new List<object>();
        foreach (var summary in usage)
        {
            summary.OrganizationName = organizationName;
            foreach (var record in summary.Values)
            {
                record.OrganizationName = organizationName;
            }

            output.AddRange(daily ? summary.Values : [summary]);
        }

        return [.. output];
    }

    private IEnumerable<(DateTimeOffset StartingOn, DateTimeOffset EndingBefore)> ReadPeriods()
    {
        if (ParameterSetName == PeriodSet)
        {
            var first = UtcMidnight.Require(StartingOn!);
            var end = EndingBefore is null ? UtcMidnight.After(Active.Client().UtcNow) : UtcMidnight.Require(EndingBefore);
            return end > first
                ? [(first, end)]
                : throw new TigrisArgumentException("InvalidBounds", Messages.BoundsTogether, EndingBefore ?? StartingOn);
        }

        return [.. ReadMonths(Month, () => Active.Client().UtcNow).Select(Workflows.Month.StartOf).Select(start => (start, start.AddMonths(1)))];
    }
}
