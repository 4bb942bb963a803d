using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Store;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>The versions of objects. A bucket with snapshots has all of them; in another bucket each object has the version <c>null</c>.</summary>
internal static class Versions
{
    public const string Parameter = "versionId";
    public const string None = "null";

    private const string Header = "x-amz-version-id";
    private const string MarkerHeader = "x-amz-delete-marker";

    /// <summary>Returns the object that a read addresses: by version, at a time, or the current one.</summary>
    public static ObjectRow Require(ObjectStore objects, S3Call call, BucketRow bucket) =>
        Require(objects, bucket, call.Key, call.Query[Parameter], call.Request.Header(Snapshots.VersionHeader) is null ? null : Snapshots.Requested(call));

    public static ObjectRow Require(ObjectStore objects, BucketRow bucket, string key, string? version, long? time)
    {
        if (version is not null)
        {
            if (time is not null) throw S3Exception.InvalidRequest($"{Parameter} and {Snapshots.VersionHeader} exclude each other.");
            var row = Find(objects, bucket, key, version) ?? throw NoSuchVersion(key, version);
            return row.Marker
                ? throw new S3Exception(405, "MethodNotAllowed", "The version is a delete marker.") { Headers = [(MarkerHeader, "true"), .. Headers(bucket, row)] }
                : row;
        }

        var found = objects.FindRow(bucket.Name, key, time ?? ObjectStore.Now);
        if (found is null) throw S3Exception.NoSuchKey(key);
        return found.Marker
            ? throw new S3Exception(404, "NoSuchKey", "The key does not exist.") { Details = [("Key", key)], Headers = [(MarkerHeader, "true"), .. Headers(bucket, found)] }
            : found;
    }

    /// <summary>Finds a version, which can be a delete marker.</summary>
    public static ObjectRow? Find(ObjectStore objects, BucketRow bucket, string key, string version)
    {
        if (version == None) return bucket.Snapshots ? null : objects.Find(bucket.Name, key);
        var number = Snapshots.Version(version) ?? throw S3Exception.InvalidArgument(Parameter, "is not a version of this service");
        return bucket.Snapshots ? objects.FindVersion(bucket.Name, key, number) : null;
    }

    public static string Id(BucketRow bucket, ObjectRow row) => bucket.Snapshots ? row.Version.ToString(CultureInfo.InvariantCulture) : None;

    /// <summary>Returns the header with the version; none in a bucket without versions.</summary>
    public static IEnumerable<(string Name, string Value)> Headers(BucketRow bucket, ObjectRow row) =>
        bucket.Snapshots ? [(Header, Id(bucket, row))] : [];

    /// <summary>Returns the headers of a deletion.</summary>
    public static IEnumerable<(string Name, string Value)> DeleteHeaders(string? version, bool isMarker) =>
        version is null ? [] : ((string, string)[])[(Header, version), .. isMarker ? [(MarkerHeader, "true")] : Enumerable.Empty<(string, string)>()];

    public static S3Exception NoSuchVersion(string key, string version) =>
        new(404, "NoSuchVersion", "The version does not exist.") { Details = [("Key", key), ("VersionId", version)] };
}
