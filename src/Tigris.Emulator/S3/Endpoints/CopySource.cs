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

    public static ObjectRow Require(S3Call call, ObjectStore objects)
    {
        var text = call.Header(Header)!;
        var query = text.IndexOf('?', StringComparison.Ordinal);
        var path = RequestTarget.Decode(query < 0 ? text : text[..query], plusIsSpace: false)?.TrimStart('/');
        if (path?.Split('/', 2) is not [{ Length: > 0 } bucket, { Length: > 0 } key]) throw S3Exception.InvalidArgument(Header, "must be bucket/key, escaped");

        call.Require(bucket, Permissions.GetObject, key);
        var source = objects.Find(bucket, key, Snapshots.Asked(call)) ?? throw S3Exception.NoSuchKey(key);
        Conditions.CheckCopy(call, source);
        Archive.RequireReadable(source, call);
        return source;
    }
}
