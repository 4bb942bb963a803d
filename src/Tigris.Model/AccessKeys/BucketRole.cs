namespace Tigris;

/// <summary>The role of a key in a bucket (SPEC BucketAccess).</summary>
public sealed class BucketRole
{
    /// <summary>The bucket, or <c>*</c> for all.</summary>
    public string BucketName { get; init; } = "";

    /// <summary>ReadOnly, Editor, Admin, or a later value of the server.</summary>
    public string Role { get; init; } = "";

    /// <summary>Bucket and role: <c>uploads=Editor</c>.</summary>
    public override string ToString() => $"{BucketName}={Role}";
}
