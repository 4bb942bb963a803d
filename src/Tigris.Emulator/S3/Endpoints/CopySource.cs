using System;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3.Access;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Store;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>The source of a copy.</summary>
internal static class CopySource
{
    public const string Header = "x-amz-copy-source";

    /// <summary>Refuses bytes that a copy would drop.</summary>
    public static void RequireEmptyBody(S3Call call)
    {
        if (call.Request.Payload.Length > 0) throw S3Exception.InvalidRequest($"{Header} and a body exclude each other.");
    }

    public static ObjectRow Require(S3Call call, ObjectStore objects)
    {
        var text = call.Header(Header)!;
        var query = text.IndexOf('?', StringComparison.Ordinal);
        var path = RequestTarget.Decode(query < 0 ? text : text[..query], plusIsSpace: false)?.TrimStart('/');
        if (path?.Split('/', 2) is not [{ Length: > 0 } name, { Length: > 0 } key]) throw S3Exception.InvalidArgument(Header, "must be bucket/key, escaped");

        string? version = null;
        if (query >= 0)
        {
            if (S3Query.Parse(text[(query + 1)..]).Pairs is not [(Versions.Parameter, { Length: > 0 } value)])
                throw S3Exception.InvalidArgument(Header, "allows only versionId after the key: escape a question mark in the key");
            version = value;
        }

        var bucket = call.Require(name, Permissions.GetObject, key, version);
        if (call.Header("x-amz-source-expected-bucket-owner") is { } owner && owner != bucket.OrganizationId)
            throw S3Exception.AccessDeniedBecause($"the owner of {name} is not {owner}");
        var source = Versions.Require(objects, bucket, key, version, call.Header(Snapshots.VersionHeader) is null ? null : Snapshots.Requested(call));
        Conditions.CheckCopy(call, source);
        Archive.RequireReadable(source, call);
        return source;
    }
}
