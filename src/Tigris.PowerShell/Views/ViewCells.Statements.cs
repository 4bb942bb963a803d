using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell;

#pragma warning disable CS1591, SA1600, SA1601 // The name of a member is the format and the property.
public static partial class ViewCells
{
    public static string? CurrencyOfAmount(PSObject? item) => InCurrency(item, "Amount");

    public static string? CurrencyOfCost(PSObject? item) => InCurrency(item, "Cost");

    public static string? CurrencyOfMargin(PSObject? item) => InCurrency(item, "Margin");

    public static string? CurrencyOfPrice(PSObject? item) => InCurrency(item, "Price");

    public static string? CurrencyOfSubtotal(PSObject? item) => InCurrency(item, "Subtotal");

    public static string? CurrencyOfTotal(PSObject? item) => InCurrency(item, "Total");

    public static string? CurrencyOfUnusedCredit(PSObject? item) => InCurrency(item, "UnusedCredit");

    public static string? HeadingOfStatementLine(PSObject? item) =>
        string.Join(", ", new[] { Field.Text(item, "OrganizationId"), Field.Text(item, "Month"), StateOfFinal(item) }.Where(part => part is not null));

    public static string? LinesOfBill(PSObject? item) => Field.Items(item, "Lines") is { } lines
        ? ViewText.Lines(lines.Select(PSObject.AsPSObject).Select(line => Field.Text(line, "Description") is { } description
            ? $"{InCurrency(line, "Amount"),16}  {description}"
            : line.ToString()))
        : null;

    public static string? LinesOfMetric(PSObject? item) => ViewText.Lines(Field.Items(item, "Metric"));

    public static string? LinesOfNotices(PSObject? item) => ViewText.Lines(Field.Items(item, "Notices"));

    public static string? ListOfPlan(PSObject? item) => ViewText.List(Field.Items(item, "Plan"));

    public static string? ListOfValidFrom(PSObject? item) => ViewText.List(Field.Items(item, "ValidFrom"));

    public static string? MoneyOfAccountCredits(PSObject? item) => ViewText.Money(Field.Decimal(item, "AccountCredits"));

    public static string? MoneyOfAccountMinimumCommit(PSObject? item) => ViewText.Money(Field.Decimal(item, "AccountMinimumCommit"));

    public static string? MoneyOfInvoiceCredits(PSObject? item) => ViewText.Money(Field.Decimal(item, "InvoiceCredits"));

    public static string? MoneyOfInvoiceMinimumCommit(PSObject? item) => ViewText.Money(Field.Decimal(item, "InvoiceMinimumCommit"));

    public static string? MoneyOfInvoiceSubtotal(PSObject? item) => ViewText.Money(Field.Decimal(item, "InvoiceSubtotal"));

    public static string? NameOfBasis(PSObject? item) => Field.Text(item, "Basis");

    public static string? NameOfCorrectedKind(PSObject? item) => Field.Text(item, "CorrectedKind");

    public static string? NameOfKind(PSObject? item) => Field.Text(item, "Kind");

    public static string? StateOfFinal(PSObject? item) => ViewText.State(Field.Bool(item, "IsFinal"), "Final", "Draft", notable: false);

    private static string? InCurrency(PSObject? item, string name) => ViewText.Currency(Field.Decimal(item, name), Field.Text(item, "Currency"));
}
