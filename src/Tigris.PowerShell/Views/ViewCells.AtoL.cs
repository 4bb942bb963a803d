using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>
/// The cells of the views, as code properties of the types: see <c>ViewCells.xslt</c>. They read by name, so that live, deserialized
/// and plain objects have the same cells, and the engine runs them in ConstrainedLanguage too.
/// </summary>
#pragma warning disable CS1591, SA1600 // The name of a member is the format and the property.
public static partial class ViewCells
{
    public static string? AccessOfKey(PSObject? item) => KeyText.Access(item);

    public static string? AlignedOfCredits(PSObject? item) => InvoiceText.Amount(Field.Decimal(item, "Credits"));

    public static string? AlignedOfMinimumCommit(PSObject? item) => InvoiceText.Amount(Field.Decimal(item, "MinimumCommit"));

    public static string? AlignedOfSubtotal(PSObject? item) => InvoiceText.Amount(Field.Decimal(item, "Subtotal"));

    public static string? AlignedOfTotal(PSObject? item) => InvoiceText.Amount(Field.Decimal(item, "Total"));

    public static string? AmountOfQuantity(PSObject? item) => ViewText.Amount(Field.Decimal(item, "Quantity"), Field.Text(item, "Unit"));

    public static string? AmountOfTotal(PSObject? item) => ViewText.Amount(Field.Decimal(item, "Total"), Field.Text(item, "Unit"));

    public static string? BoundOfEndingBefore(PSObject? item) => ViewText.Bound(Field.Time(item, "EndingBefore"));

    public static string? BoundOfStartingOn(PSObject? item) => ViewText.Bound(Field.Time(item, "StartingOn"));

    public static string? ChangeOfDifference(PSObject? item) => DifferenceText.Change(item);

    public static string? ChangeOfTenantChange(PSObject? item) => ChangeText.Change(item);

    public static string? ChargesOfInvoice(PSObject? item) => ViewModels.Charges(item) is { } parts ? InvoiceText.Charges(parts) : ViewText.Lines(Field.Items(item, "Charges"));

    public static string? CountOfAccessKey(PSObject? item) => DifferenceText.Count(item, "AccessKey");

    public static string? CountOfBucket(PSObject? item) => DifferenceText.Count(item, "Bucket");

    public static string? CountOfPolicy(PSObject? item) => DifferenceText.Count(item, "Policy");

    public static string? DayOfCreatedAt(PSObject? item) => ViewText.Day(Field.Time(item, "CreatedAt"));

    public static string? DayOfExpireOn(PSObject? item) => ViewText.Day(Field.Time(item, "ExpireOn"));

    public static string? DayOfExpiresOn(PSObject? item) => ViewText.Day(Field.Time(item, "ExpiresOn"));

    public static string? DayOfOn(PSObject? item) => ViewText.Day(Field.Time(item, "On"));

    public static string? DayOfUpdatedAt(PSObject? item) => ViewText.Day(Field.Time(item, "UpdatedAt"));

    public static string? ExactQuotaOfQuota(PSObject? item) => ViewText.ExactQuota(Field.Long(item, "Quota"));

    public static string? ExactSizeOfBytes(PSObject? item) => ViewText.ExactSize(Field.Long(item, "Bytes"));

    public static string? ExactSizeOfBytesDeleted(PSObject? item) => ViewText.ExactSize(Field.Long(item, "BytesDeleted"));

    public static string? ExactSizeOfMeasure(PSObject? item) => MeasureText.ExactSize(ViewModels.Measure(item));

    public static string? ExactSizeOfSize(PSObject? item) => ViewText.ExactSize(Field.Long(item, "Size"));

    public static string? ExactStateOfActive(PSObject? item) => ViewText.State(Field.Bool(item, "Active"), "True", "False (Inactive)", notable: false);

    public static string? ExactStateOfEnabled(PSObject? item) => ViewText.State(Field.Bool(item, "Enabled"), "True", "False (Disabled)", notable: false);

    public static string? ExactStateOfNotification(PSObject? item) => ViewText.State(Field.Bool(item, "Enabled"), "True", "False (Paused)", notable: false);

    public static string? HeadingOfLine(PSObject? item) => InvoiceText.Heading(ViewModels.Line(item));

    public static string? HeadingOfUsage(PSObject? item) => UsageText.Heading(ViewModels.Usage(item));

    public static string? KindOfDifference(PSObject? item) => DifferenceText.Kind(item);

    public static string? LinesOfAction(PSObject? item) => ViewText.Lines(Field.Items(item, "Action"));

    public static string? LinesOfDocument(PSObject? item) => ViewText.Lines(Field.Items(Field.Object(item, "Document"), "Statement"));

    public static string? LinesOfResource(PSObject? item) => ViewText.Lines(Field.Items(item, "Resource"));

    public static string? LinesOfStatement(PSObject? item) => ViewText.Lines(Field.Items(item, "Statement"));

    public static string? ListOfAccessKey(PSObject? item) => ViewText.List(Field.Items(item, "AccessKey"));

    public static string? ListOfBucket(PSObject? item) => ViewText.List(Field.Items(item, "Bucket"));

    public static string? ListOfBucketRole(PSObject? item) => ViewText.List(Field.Items(item, "BucketRole"));

    public static string? ListOfConditionKeys(PSObject? item) => ViewText.List(Field.Keys(item, "Condition"));

    public static string? ListOfLifecycleRule(PSObject? item) => ViewText.List(Field.Items(item, "LifecycleRule"));

    public static string? ListOfOtherKeys(PSObject? item) => ViewText.List(Field.Keys(item, "Other"));

    public static string? ListOfPolicy(PSObject? item) => ViewText.List(Field.Items(item, "Policy"));

    public static string? ListOfRegion(PSObject? item) => ViewText.List(Field.Items(item, "Region"));

    public static string? ListOfTransition(PSObject? item) => ViewText.List(Field.Items(item, "Transition"));

    public static string? ListOfVisibleBucket(PSObject? item) => ViewText.List(Field.Items(item, "VisibleBucket"));

    public static string? Milliseconds(PSObject? item) => ViewText.Amount(Field.Milliseconds(item, "Latency"), "ms");

    public static string? MissingOfMeasure(PSObject? item) => MeasureText.Missing(ViewModels.Measure(item));

    public static string? MoneyOfInvoiceTotal(PSObject? item) => ViewText.Money(Field.Decimal(item, "InvoiceTotal"));

    public static string? MoneyOfSubtotal(PSObject? item) => ViewText.Money(Field.Decimal(item, "Subtotal"));

    public static string? MoneyOfTotal(PSObject? item) => ViewText.Money(Field.Decimal(item, "Total"));

    public static string? NumberOfAttachmentCount(PSObject? item) => ViewText.Number(Field.Decimal(item, "AttachmentCount"));

    public static string? NumberOfBuckets(PSObject? item) => ViewText.Number(Field.Decimal(item, "Buckets"));
}
