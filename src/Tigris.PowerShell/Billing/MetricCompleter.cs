using System.Collections.Generic;
using System.Linq;

namespace Tigris.PowerShell;

/// <summary>Completes names of metrics: those of the typed organization in this month, or else the public names of the vendor.</summary>
internal sealed class MetricCompleter : LiveCompleter
{
    private static readonly CompletionItem[] Known = [.. VendorMetrics.Names.Select(name => new CompletionItem(name))];

    private protected override IEnumerable<CompletionItem> Choose(TypedCommand typed, CompletionWord word)
    {
        var live = base.Choose(typed, word).ToArray();
        return live.Length > 0 ? live : Fitting(Known, word);
    }

    private protected override Source? Find(TypedCommand typed, TigrisConnection connection, CompletionWord word) =>
        typed.One("OrganizationId") is { } organizationId
            ? new(Key("metrics", organizationId), (client, _, over) =>
            {
                var month = Month.StartOf(client.UtcNow);
                return Items(client.Billing.GetUsageAsync(organizationId, month, month.AddMonths(1), over), Of);
            })
            : null;

    private static CompletionItem Of(UsageSummary usage) => new(usage.Metric, toolTip: usage.Description);
}
