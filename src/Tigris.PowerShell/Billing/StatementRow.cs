using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>Lines of statements for Export-Csv.</summary>
internal static class StatementRow
{
    /// <summary>Returns a line whose texts are safe in a CSV.</summary>
    public static PSObject Of(StatementLine line) => CsvCells.Of(new StatementLine
    {
        OrganizationId = CsvText.Neutralize(line.OrganizationId)!,
        OrganizationName = CsvText.Neutralize(line.OrganizationName),
        Month = line.Month,
        FirstDay = line.FirstDay,
        LastDay = line.LastDay,
        Plan = CsvText.Neutralize(line.Plan),
        IsFinal = line.IsFinal,
        Kind = line.Kind,
        CorrectedKind = line.CorrectedKind,
        Description = CsvText.Neutralize(line.Description)!,
        Metric = CsvText.Neutralize(line.Metric),
        MetricId = CsvText.Neutralize(line.MetricId),
        Unit = CsvText.Neutralize(line.Unit),
        Tier = CsvText.Neutralize(line.Tier),
        Quantity = line.Quantity,
        Price = line.Price,
        Amount = line.Amount,
        Currency = line.Currency,
    });
}
