using System;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>Reads a statement of the pipeline: see <see cref="PipedBill"/>.</summary>
internal static class PipedStatement
{
    /// <summary>Returns the statement; null if the object isn't one.</summary>
    /// <exception cref="TigrisArgumentException">Serialization cut off a part of the statement.</exception>
    public static Statement? Read(object? given) => PipedBill.Read(given, ["Lines", "PriceBookSha256"], Rebuild);

    private static Statement Rebuild(PSObject item)
    {
        var (month, start, end) = PipedBill.Period(item);
        return new()
        {
            OrganizationId = Text(item, "OrganizationId"),
            OrganizationName = Field.Text(item, "OrganizationName"),
            Month = month,
            StartingOn = start,
            EndingBefore = end,
            Plan = Field.Text(item, "Plan"),
            IsFinal = Field.Bool(item, "IsFinal") ?? throw CutOff("IsFinal"),
            IsCorrection = Field.Bool(item, "IsCorrection") ?? false,
            Currency = Text(item, "Currency"),
            Subtotal = Number(item, "Subtotal"),
            Total = Number(item, "Total"),
            UnusedCredit = Field.Decimal(item, "UnusedCredit") ?? 0,
            PriceBookSha256 = Field.Text(item, "PriceBookSha256") ?? "",
            Lines = [.. Field.Objects(item, "Lines").Select(Line)],
        };
    }

    private static StatementLine Line(PSObject item) => new()
    {
        OrganizationId = Field.Text(item, "OrganizationId") ?? "",
        Month = Field.Text(item, "Month") ?? "",
        Plan = Field.Text(item, "Plan"),
        Kind = Kind(item, "Kind") ?? throw CutOff("Kind"),
        CorrectedKind = Kind(item, "CorrectedKind"),
        Description = Text(item, "Description"),
        Metric = Field.Text(item, "Metric"),
        MetricId = Field.Text(item, "MetricId"),
        Unit = Field.Text(item, "Unit"),
        Tier = Field.Text(item, "Tier"),
        Quantity = Field.Decimal(item, "Quantity"),
        Price = Field.Decimal(item, "Price"),
        Amount = Number(item, "Amount"),
        Currency = Field.Text(item, "Currency") ?? "",
    };

    // ConvertTo-Json writes the number of an enumeration, and serialization its name.
    private static StatementLineKind? Kind(PSObject item, string name) =>
        Enum.TryParse<StatementLineKind>(Field.Text(item, name), ignoreCase: true, out var kind) && Enum.IsDefined(typeof(StatementLineKind), kind) ? kind : null;

    private static string Text(PSObject item, string name) => Field.Text(item, name) ?? throw CutOff(name);

    private static decimal Number(PSObject item, string name) => Field.Decimal(item, name) ?? throw CutOff(name);

    private static TigrisArgumentException CutOff(string name) => new("IncompleteStatement", MessageText.Of(Messages.IncompleteStatement, name), null);
}
