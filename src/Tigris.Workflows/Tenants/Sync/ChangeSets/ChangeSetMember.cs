namespace Tigris.Workflows;

/// <summary>The names of the members of a change set.</summary>
internal static class ChangeSetMember
{
    public const string CreatedAt = "createdAt";
    public const string Endpoint = "endpoint";
    public const string Mode = "mode";
    public const string Count = "count";
    public const string Tenants = "tenants";
    public const string Changes = "changes";
    public const string Deactivations = "deactivations";
    public const string Tenant = "tenant";
    public const string Desired = "desired";
    public const string BucketDefaults = "bucketDefaults";
    public const string IsRow = "isRow";
    public const string Phase = "phase";
    public const string Operation = "operation";
    public const string Command = "command";
    public const string Before = "before";
    public const string After = "after";
    public const string Sha256 = "sha256";
}
