namespace Tigris;

/// <summary>A change that brings a tenant to its desired state: one request of <c>Sync-TigrisTenant</c>, or the reason why it wasn't sent.</summary>
public sealed class TenantChange
{
    /// <summary>The partner's own id of the tenant.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>The display name; null if neither the server nor the document has one.</summary>
    public string? OrganizationName { get; init; }

    /// <summary>The bucket of the change; null if it belongs to no bucket.</summary>
    public string? BucketName { get; init; }

    /// <summary>The policy of the change; null if it belongs to no policy.</summary>
    public string? PolicyName { get; init; }

    /// <summary>The display name of the access key of the change; null if it belongs to no key.</summary>
    public string? KeyName { get; init; }

    /// <summary>The id of that key, or of the key that was created with a bucket; null if there is none.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>The setting: <c>quota</c>, <c>bucket['acme-data'].public</c>, <c>organizationId</c> for the tenant as a whole.</summary>
    public string Path { get; init; } = "";

    /// <summary>The operation of the API: <c>UpdateBucket</c>; null if no request makes the change.</summary>
    public string? Operation { get; init; }

    /// <summary>The state of the change.</summary>
    public TenantChangeState State { get; init; }

    /// <summary>The value before the change: text, a number or a Boolean; lists and objects as JSON text; null for none.</summary>
    public object? Before { get; init; }

    /// <summary>The value after the change, in the same form; null for none.</summary>
    public object? After { get; init; }

    /// <summary>The command that makes this change alone; null if none does.</summary>
    public string? Command { get; init; }

    /// <summary>The reason why the change failed or wasn't made; null if there is none.</summary>
    public string? Error { get; init; }

    /// <summary>The number of the line or row that names the tenant, from 1; null if none does.</summary>
    public int? Line { get; init; }

    /// <summary>Tenant, setting and state.</summary>
    public override string ToString() => $"{OrganizationId}: {Path}: {State}";
}
