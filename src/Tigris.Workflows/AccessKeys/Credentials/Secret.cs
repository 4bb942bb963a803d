using System;
using System.Security;

namespace Tigris.Workflows;

/// <summary>A secret that the server returned, in the form for a credential file.</summary>
internal sealed class Secret(string? accessKeyId, SecureString? value, Uri? s3Endpoint, string? keyName = null)
{
    public string? AccessKeyId { get; } = accessKeyId;

    public SecureString? Value { get; } = value;

    public Uri? S3Endpoint { get; } = s3Endpoint;

    public string? KeyName { get; } = keyName;

    public static Secret Of(NewAccessKey key) => new(key.AccessKeyId, key.SecretAccessKey, key.S3Endpoint, key.KeyName);

    public static Secret Of(ProvisionedBucket bucket) => new(bucket.AccessKeyId, bucket.SecretAccessKey, bucket.S3Endpoint);
}
