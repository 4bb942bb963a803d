using System.Management.Automation;

namespace Tigris.PowerShell;

#pragma warning disable CS1591, SA1600, SA1601 // The name of a member is the format and the property.
public static partial class ViewCells
{
    public static string? ExactOfBilledCost(PSObject? item) => ViewText.Exact(Field.Decimal(item, "BilledCost"));

    public static string? ExactOfConsumedQuantity(PSObject? item) => ViewText.Exact(Field.Decimal(item, "ConsumedQuantity"));

    public static string? ExactOfContractedCost(PSObject? item) => ViewText.Exact(Field.Decimal(item, "ContractedCost"));

    public static string? ExactOfContractedUnitPrice(PSObject? item) => ViewText.Exact(Field.Decimal(item, "ContractedUnitPrice"));

    public static string? ExactOfEffectiveCost(PSObject? item) => ViewText.Exact(Field.Decimal(item, "EffectiveCost"));

    public static string? ExactOfExchangeRate(PSObject? item) => ViewText.Exact(Field.Decimal(item, "ExchangeRate"));

    public static string? ExactOfListCost(PSObject? item) => ViewText.Exact(Field.Decimal(item, "ListCost"));

    public static string? ExactOfListUnitPrice(PSObject? item) => ViewText.Exact(Field.Decimal(item, "ListUnitPrice"));

    public static string? ExactOfPricingQuantity(PSObject? item) => ViewText.Exact(Field.Decimal(item, "PricingQuantity"));

    public static string? MoneyOfAccountTotal(PSObject? item) => ViewText.Money(Field.Decimal(item, "AccountTotal"));

    public static string? MoneyOfDifference(PSObject? item) => ViewText.Money(Field.Decimal(item, "Difference"));

    public static string? MoneyOfOrganizationTotal(PSObject? item) => ViewText.Money(Field.Decimal(item, "OrganizationTotal"));

    public static string? NumberOfAccountChargedQuantity(PSObject? item) => ViewText.Number(Field.Decimal(item, "AccountChargedQuantity"));

    public static string? NumberOfAccountQuantity(PSObject? item) => ViewText.Number(Field.Decimal(item, "AccountQuantity"));

    public static string? NumberOfOrganizationChargedQuantity(PSObject? item) => ViewText.Number(Field.Decimal(item, "OrganizationChargedQuantity"));

    public static string? NumberOfOrganizationQuantity(PSObject? item) => ViewText.Number(Field.Decimal(item, "OrganizationQuantity"));

    public static string? NumberOfQuantityDifference(PSObject? item) => ViewText.Number(Field.Decimal(item, "QuantityDifference"));

    public static string? StatusOfAccountStatus(PSObject? item) => ViewText.Status(Field.Value(item, "AccountStatus"));

    public static string? StatusOfReason(PSObject? item) => InvoiceDifferenceText.Reason(Field.Text(item, "Reason"));
}
