using System.Management.Automation;

namespace Tigris.PowerShell;

#pragma warning disable CS1591, SA1600, SA1601 // The name of a member is the format and the property.
public static partial class ViewCells
{
    public static string? NameOfUserRole(PSObject? item) => Field.Text(item, "UserRole");

    public static string? NumberOfAccepted(PSObject? item) => ViewText.Number(Field.Decimal(item, "Accepted"));

    public static string? NumberOfBucketsDeleted(PSObject? item) => ViewText.Number(Field.Decimal(item, "BucketsDeleted"));

    public static string? NumberOfChargedQuantity(PSObject? item) => ViewText.Number(Field.Decimal(item, "ChargedQuantity"));

    public static string? NumberOfDifferent(PSObject? item) => ViewText.Number(Field.Decimal(item, "Different"));

    public static string? NumberOfExtra(PSObject? item) => ViewText.Number(Field.Decimal(item, "Extra"));

    public static string? NumberOfMissing(PSObject? item) => ViewText.Number(Field.Decimal(item, "Missing"));

    public static string? NumberOfObjectCount(PSObject? item) => ViewText.Number(Field.Decimal(item, "ObjectCount"));

    public static string? NumberOfPeak(PSObject? item) => ViewText.Number(Field.Decimal(item, "Peak"));

    public static string? NumberOfQuantity(PSObject? item) => ViewText.Number(Field.Decimal(item, "Quantity"));

    public static string? NumberOfRequestRate(PSObject? item) => ViewText.Number(Field.Decimal(item, "RequestRate"));

    public static string? NumberOfStartingAfter(PSObject? item) => ViewText.Number(Field.Decimal(item, "StartingAfter"));

    public static string? NumberOfTotal(PSObject? item) => ViewText.Number(Field.Decimal(item, "Total"));

    public static string? NumberOfUnknown(PSObject? item) => ViewText.Number(Field.Decimal(item, "Unknown"));

    public static string? NumberOfValue(PSObject? item) => ViewText.Number(Field.Decimal(item, "Value"));

    public static string? ObjectsOfMeasure(PSObject? item) => MeasureText.Objects(ViewModels.Measure(item));

    public static string? PathOfDifference(PSObject? item) => Field.Text(item, "Path");

    public static string? PriceOfPrice(PSObject? item) => ViewText.Price(Field.Decimal(item, "Price"));

    public static string? QuotaOfQuota(PSObject? item) => ViewText.Quota(Field.Long(item, "Quota"));

    public static string? RegionsOrGlobal(PSObject? item) => ViewText.List(Field.Items(item, "Region")) is { Length: > 0 } regions ? regions : "global";

    public static string? SizeOfBytes(PSObject? item) => ViewText.Size(Field.Long(item, "Bytes"));

    public static string? SizeOfBytesDeleted(PSObject? item) => ViewText.Size(Field.Long(item, "BytesDeleted"));

    public static string? SizeOfMeasure(PSObject? item) => MeasureText.Size(ViewModels.Measure(item));

    public static string? SizeOfSize(PSObject? item) => ViewText.Size(Field.Long(item, "Size"));

    public static string? SkewOfClockSkew(PSObject? item) => ViewText.Skew(Field.Span(item, "ClockSkew"));

    public static string? StateOfActive(PSObject? item) => ViewText.State(Field.Bool(item, "Active"), "Active", "Inactive", notable: false);

    public static string? StateOfEnabled(PSObject? item) => ViewText.State(Field.Bool(item, "Enabled"), "Enabled", "Disabled", notable: false);

    public static string? StateOfInSync(PSObject? item) => ViewText.State(Field.Bool(item, "InSync"), "In sync", "Drift", notable: false);

    public static string? StateOfNotification(PSObject? item) => ViewText.State(Field.Bool(item, "Enabled"), "Enabled", "Paused", notable: false);

    public static string? StateOfTenantChange(PSObject? item) => ChangeText.State(item);

    public static string? StatusOfAuthenticated(PSObject? item) => ViewText.Status(Field.Value(item, "Authenticated"));

    public static string? StatusOfAuthorized(PSObject? item) => ViewText.Status(Field.Value(item, "Authorized"));

    public static string? StatusOfCanList(PSObject? item) => ViewText.Status(Field.Value(item, "CanList"));

    public static string? StatusOfInvoiceStatus(PSObject? item) => ViewText.Status(Field.Value(item, "InvoiceStatus"));

    public static string? StatusOfReachable(PSObject? item) => ViewText.Status(Field.Value(item, "Reachable"));

    public static string? StatusOfSeverity(PSObject? item) => ViewText.Status(Field.Value(item, "Severity"));

    public static string? StatusOfStatus(PSObject? item) => ViewText.Status(Field.Value(item, "Status"));

    public static string? StatusOfWorks(PSObject? item) => ViewText.Status(Field.Value(item, "Works"));

    public static string? TiersOfCharge(PSObject? item) => ViewModels.Tiers(item) is { } parts ? InvoiceText.Tiers(parts) : ViewText.Lines(Field.Items(item, "Tiers"));

    public static string? TimeOfCreatedAt(PSObject? item) => ViewText.Time(Field.Time(item, "CreatedAt"));

    public static string? TimeOfDeactivatedAt(PSObject? item) => ViewText.Time(Field.Time(item, "DeactivatedAt"));

    public static string? TimeOfDeletedAt(PSObject? item) => ViewText.Time(Field.Time(item, "DeletedAt"));

    public static string? TimeOfInvoicedAt(PSObject? item) => ViewText.Time(Field.Time(item, "InvoicedAt"));

    public static string? TimeOfLastModified(PSObject? item) => ViewText.Time(Field.Time(item, "LastModified"));

    public static string? TimeOfListedAt(PSObject? item) => ViewText.Time(Field.Time(item, "ListedAt"));

    public static string? TimeOfTime(PSObject? item) => ViewText.Time(Field.Time(item, "Time"));

    public static string? TimeOfUpdatedAt(PSObject? item) => ViewText.Time(Field.Time(item, "UpdatedAt"));

    public static string? TimeOfVerifiedAt(PSObject? item) => ViewText.Time(Field.Time(item, "VerifiedAt"));

    public static string? TrendOfValues(PSObject? item) => UsageText.Trend(ViewModels.Records(item));

    public static string? UsedOfMeasure(PSObject? item) => MeasureText.Used(ViewModels.Measure(item));

    public static string? WhenOfExpireOn(PSObject? item) => ViewText.When(Field.Int(item, "ExpireAfterDays"), Field.Time(item, "ExpireOn"));

    public static string? WhenOfOn(PSObject? item) => ViewText.When(Field.Int(item, "AfterDays"), Field.Time(item, "On"));

    public static string? YesOrNoOfPublic(PSObject? item) => ViewText.State(Field.Bool(item, "Public"), "yes", "no", notable: true);
}
