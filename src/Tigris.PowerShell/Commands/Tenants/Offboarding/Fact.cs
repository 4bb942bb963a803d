namespace Tigris.PowerShell.Commands;

/// <summary>The names in a journal's lines.</summary>
internal static class Fact
{
    public const string At = "at";
    public const string OrganizationId = "organization_id";
    public const string Step = "step";
    public const string Month = "month";
    public const string InvoiceStatus = "invoice_status";
    public const string InvoiceTotal = "invoice_total";
    public const string InvoicePath = "invoice_path";
    public const string Buckets = "buckets";
    public const string BucketName = "bucket_name";
    public const string Size = "size";
    public const string ForkOf = "fork_of";
}
