using System.Globalization;
using System.Threading.Tasks;

namespace Tigris.Benchmarks;

/// <summary>Measures the computation of statements, in memory and as a command.</summary>
internal static class BillingTable
{
    private const int Tenants = 10_000;
    private const int CommandTenants = 2_000;
    private const int Rounds = 5;

    public static async Task MeasureAsync(Report report)
    {
        var measured = Measurement.Parse(await Child.LineOfAsync(Child.Self("rate", Tenants.ToString(CultureInfo.InvariantCulture))));
        var rating = new RatingResult(Tenants, Tenants * RatingWork.Metrics * RatingWork.Days, measured.Seconds, measured.PeakBytes / 1e6);
        var rated = new MarkdownTable("Tenants", "Usage values", "Seconds", "Peak MB");
        rated.Add(Text(rating.Tenants), Text(rating.Values), rating.Seconds, rating.PeakMegabytes);
        report.Publish("rating", rated, rating);

        var billing = await BillingWork.MeasureAsync(CommandTenants, Rounds);
        var billed = new MarkdownTable("Tenants", "Get-TigrisUsage, seconds", "Get-TigrisStatement, seconds", "Ratio");
        billed.Add(Text(billing.Tenants), billing.UsageSeconds, billing.StatementSeconds, billing.StatementSeconds / billing.UsageSeconds);
        report.Publish("billing", billed, billing);
    }

    private static string Text(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
