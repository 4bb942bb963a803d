namespace Tigris.Workflows;

/// <summary>A request whose response contains a secret.</summary>
/// <param name="operation">The operation's name in the document: <c>RotateAccessKey</c>.</param>
/// <param name="organizationId">The organization.</param>
internal sealed class CredentialRequest(string operation, string organizationId)
{
    public string Operation { get; } = operation;

    public string OrganizationId { get; } = organizationId;

    /// <summary>The bucket to create; null if the request creates none.</summary>
    public string? BucketName { get; set; }

    /// <summary>The display name of the key; null if the request gives none.</summary>
    public string? KeyName { get; set; }

    /// <summary>The key whose secret is replaced; null if the request creates the key.</summary>
    public string? AccessKeyId { get; set; }
}
