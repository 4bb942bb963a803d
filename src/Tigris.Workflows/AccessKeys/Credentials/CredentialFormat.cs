using System;
using System.Collections.Generic;

namespace Tigris.Workflows;

/// <summary>The lines of a credential file: JSON objects in UTF-8. about_Tigris_CredentialFiles documents them.</summary>
internal static class CredentialFormat
{
    public const string Status = "Status";
    public const string Id = "Id";
    public const string Operation = "Operation";
    public const string OrganizationId = "OrganizationId";
    public const string BucketName = "BucketName";
    public const string KeyName = "KeyName";
    public const string AccessKeyId = "AccessKeyId";
    public const string SecretAccessKey = "SecretAccessKey";
    public const string S3Endpoint = "S3Endpoint";
    public const string ProviderId = "ProviderId";
    public const string Time = "Time";

    /// <summary>The status of a line that was written before its request was sent.</summary>
    public const string Pending = "pending";

    /// <summary>The status of a line with the secret of a response.</summary>
    public const string Saved = "saved";

    /// <summary>The status of a line for a request that created no secret.</summary>
    public const string Closed = "closed";

    /// <summary>The first line of a file.</summary>
    public const string Heading = """{"File":"tigris-credentials","Version":1}""";

    /// <summary>Returns true if a line is the first of a credential file. New-TigrisTenant of earlier builds wrote no heading.</summary>
    public static bool IsFirst(IReadOnlyDictionary<string, object?> line) => line.ContainsKey("File")
        ? Equals(line["File"], "tigris-credentials") && line.TryGetValue("Version", out var version) && Equals(version, 1L)
        : IsHeadless(line);

    /// <summary>Returns true if a line is the line of a secret in a file without a heading.</summary>
    public static bool IsHeadless(IReadOnlyDictionary<string, object?> line) =>
        !line.ContainsKey(Status) && line.ContainsKey(OrganizationId) && line.ContainsKey(AccessKeyId) && line.ContainsKey(SecretAccessKey);

    /// <summary>Returns a line as an array. The caller wipes it.</summary>
    public static byte[] Line(
        IJsonSerializer json, string status, string id, CredentialRequest request, string providerId, DateTimeOffset time, Secret? secret = null)
    {
        var members = new List<KeyValuePair<string, object?>>
        {
            new(Status, status),
            new(Id, id),
            new(Operation, request.Operation),
            new(ProviderId, providerId),
            new(OrganizationId, request.OrganizationId),
            new(BucketName, request.BucketName),
            new(KeyName, secret?.KeyName ?? request.KeyName),
            new(AccessKeyId, secret?.AccessKeyId ?? request.AccessKeyId),
            new(SecretAccessKey, secret?.Value),
            new(S3Endpoint, secret?.S3Endpoint?.AbsoluteUri),
            new(Time, time),
        };
        members.RemoveAll(member => member.Value is null);
        return json.SerializeToUtf8(members);
    }
}
