using System;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>One tenant to onboard, from a valid row.</summary>
internal sealed class TenantOrder(string organizationId, BucketRequest request, Actor actor, Uri s3Endpoint, int? row)
{
    public string OrganizationId { get; } = organizationId;

    public BucketRequest Request { get; } = request;

    public Actor Actor { get; } = actor;

    /// <summary>The name of the tenant in confirmation prompts.</summary>
    public string Name { get; } = MessageText.Of(Messages.TargetBucket, organizationId, request.BucketName);

    private string? OrganizationName => Request.OrganizationName.Length > 0 ? Request.OrganizationName : null;

    /// <summary>Creates the result for a row that could not be parsed.</summary>
    public static ProvisionedTenant Failed(string? organizationId, string? organizationName, string? bucketName, Exception exception) => new()
    {
        OrganizationId = organizationId ?? "",
        OrganizationName = organizationName,
        BucketName = bucketName ?? "",
        Status = TenantStatus.Failed,
        Error = exception.Message,
    };

    public ProvisionedTenant Failed(Exception exception) => Failed(OrganizationId, OrganizationName, Request.BucketName, exception);

    public ProvisionedTenant Existing() => new()
    {
        OrganizationId = OrganizationId,
        OrganizationName = OrganizationName,
        BucketName = Request.BucketName,
        Status = TenantStatus.Existing,
        S3Endpoint = s3Endpoint,
    };

    public ProvisionedTenant Created(string organizationName, ProvisionedBucket bucket, Exception? failure) => new()
    {
        OrganizationId = OrganizationId,
        OrganizationName = organizationName,
        BucketName = Request.BucketName,
        Status = TenantStatus.Created,
        AccessKeyId = bucket.AccessKeyId,
        SecretAccessKey = bucket.SecretAccessKey,
        S3Endpoint = bucket.S3Endpoint ?? s3Endpoint,
        Error = failure?.Message,
    };

    /// <summary>Returns the preview of the row.</summary>
    /// <param name="status">Planned, Existing or Failed.</param>
    /// <param name="action">The step that would follow.</param>
    /// <param name="readName">The current name of the organization, which is sent if the row has no name.</param>
    /// <param name="error">The reason for a rejection.</param>
    public TenantPlan Plan(TenantStatus status, string? action, string? readName, string? error = null) => new()
    {
        Row = row,
        OrganizationId = OrganizationId,
        OrganizationName = OrganizationName ?? readName,
        BucketName = Request.BucketName,
        Status = status,
        Action = action,
        Quota = Request.Quota,
        Public = Request.Public,
        AllowPublicList = Request.AllowPublicList,
        ObjectAcl = Request.ObjectAcl,
        StorageClass = Request.StorageClass,
        Region = Request.Region?.ToArray(),
        EnableSnapshots = Request.EnableSnapshots,
        AccessKeyScope = Request.AccessKeyScope,
        UserId = Actor.UserId,
        UserRole = Actor.UserRole?.ToString(),
        Error = error,
    };
}
