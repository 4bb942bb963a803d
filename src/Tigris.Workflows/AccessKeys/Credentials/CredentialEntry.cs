using System;
using System.Collections.Generic;
using System.Globalization;
using System.Security;

namespace Tigris.Workflows;

/// <summary>A line of a credential file.</summary>
/// <param name="members">The members of the JSON object.</param>
/// <param name="line">The number of the line.</param>
internal sealed class CredentialEntry(IReadOnlyDictionary<string, object?> members, int line)
{
    public int Line { get; } = line;

    /// <summary>The identifier that the lines of one request share; null in a file without a heading.</summary>
    public string? Id => Text(CredentialFormat.Id);

    public bool IsPending => Text(CredentialFormat.Status) == CredentialFormat.Pending;

    public SecureString? Secret => members.TryGetValue(CredentialFormat.SecretAccessKey, out var value) ? value as SecureString : null;

    public string OrganizationId => Text(CredentialFormat.OrganizationId) ?? "";

    public string? AccessKeyId => Text(CredentialFormat.AccessKeyId);

    /// <summary>The display name of the key. The server chooses the name of a bucket's key.</summary>
    public string? KeyName => Text(CredentialFormat.KeyName) ?? (Text(CredentialFormat.BucketName) is { } bucket ? bucket + "_access_key" : null);

    /// <summary>Identifies the key among those of all organizations and providers.</summary>
    public string Key => string.Join("\n", Text(CredentialFormat.ProviderId), OrganizationId, AccessKeyId);

    /// <summary>Identifies the name of the key in its organization.</summary>
    public string Name => string.Join("\n", Text(CredentialFormat.ProviderId), OrganizationId, KeyName);

    /// <summary>Returns the output object for the line.</summary>
    public SavedCredential ToModel(string path, SavedCredentialStatus status, string? recoveryCommand) => new()
    {
        OrganizationId = OrganizationId,
        BucketName = Text(CredentialFormat.BucketName),
        KeyName = KeyName,
        AccessKeyId = AccessKeyId,
        SecretAccessKey = Secret,
        S3Endpoint = Uri.TryCreate(Text(CredentialFormat.S3Endpoint), UriKind.Absolute, out var endpoint) ? endpoint : null,
        ProviderId = Text(CredentialFormat.ProviderId),
        Operation = Text(CredentialFormat.Operation),
        Time = Time,
        Status = status,
        RecoveryCommand = recoveryCommand,
        Path = path,
    };

    private DateTimeOffset? Time => DateTimeOffset.TryParse(
        Text(CredentialFormat.Time), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
        ? time
        : null;

    private string? Text(string member) => members.TryGetValue(member, out var value) && value is string { Length: > 0 } text ? text : null;
}
