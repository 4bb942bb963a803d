namespace Tigris.Workflows;

/// <summary>The names of the fields in a journal.</summary>
internal static class JournalField
{
    public const string Journal = "journal";
    public const string Version = "version";
    public const string Endpoint = "endpoint";
    public const string ProviderId = "provider_id";
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
    public const string ObjectCount = "object_count";
    public const string CreatedAt = "created_at";
    public const string ForkOf = "fork_of";
}
