using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3.Access;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Store;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>The documented requests for soft-deleted objects and buckets, except for their list.</summary>
internal sealed class SoftDeleteEndpoints(Database database, BucketStore buckets, ObjectStore objects, RemovedObjectStore removed, Admission admission)
{
    private const string TypeHeader = "X-Tigris-Restore-Type";
    private const string VersionHeader = "X-Tigris-Restore-Version";

    public IEnumerable<S3Endpoint> Endpoints =>
    [
        new("POST", S3Level.Object, Permissions.RestoreDeleted, RequestClass.A, Restore) { Word = "restore", Header = TypeHeader, Headers = [VersionHeader, .. SupportedHeaders.Body] },
        new("DELETE", S3Level.Object, Permissions.PurgeDeleted, RequestClass.Free, Purge) { Header = SoftDelete.Header, Parameters = [Versions.Parameter] },
        new("POST", S3Level.Bucket, Permissions.RestoreBucket, RequestClass.A, RestoreBucket) { Word = "restore", NeedsOnlyKey = true },
    ];

    private Task<Reply> Restore(S3Call call) => Task.FromResult(database.Write(() =>
    {
        var bucket = call.Admit();
        if (call.Header(TypeHeader) != "soft-delete") throw S3Exception.InvalidArgument(TypeHeader, "must be soft-delete");
        if (bucket.SoftDelete is null) throw SoftDelete.NotEnabled();
        long? version = null;
        if (call.Header(VersionHeader) is { } text)
            version = Snapshots.Version(text) ?? throw new S3Exception(400, "InvalidArgument", "Invalid restore version: must be unix nano timestamp");
        var row = removed.Find(call.Bucket, call.Key, version) ?? throw S3Exception.NoSuchKey(call.Key);

        // The live object becomes a deleted version, and the restored one stays in the list of deleted ones.
        if (!bucket.Snapshots && objects.Find(call.Bucket, call.Key) is { } live) objects.Remove(bucket, live, call.Now);
        objects.Put(bucket, row with { Modified = call.Now }, call.Now);
        return new Reply(200);
    }));

    private Task<Reply> Purge(S3Call call) => Task.FromResult(database.Write(() =>
    {
        var bucket = call.Admit();
        SoftDelete.RequireTrue(call);
        if (call.Query[Versions.Parameter] is not { Length: > 0 } text) throw new S3Exception(400, "InvalidArgument", "VersionId is required for permanent soft-delete removal");
        if (bucket.SoftDelete is null) throw SoftDelete.NotEnabled();
        var version = Snapshots.Version(text) ?? throw S3Exception.InvalidArgument(Versions.Parameter, "is not a version of this service");
        if (removed.Find(call.Bucket, call.Key, version) is { } row) removed.Purge(bucket, row, call.Now);
        return new Reply(204) { Headers = [.. Versions.DeleteHeaders(version.ToString(CultureInfo.InvariantCulture), false)] };
    }));

    private Task<Reply> RestoreBucket(S3Call call) => Task.FromResult(database.Write(() =>
    {
        if (buckets.FindRemoved(call.Bucket) is not { } bucket)
        {
            call.Admit();
            throw S3Exception.InvalidRequest("The bucket is active.");
        }

        admission.Require(call.Request, bucket, Permissions.RestoreBucket);
        buckets.Restore(bucket.Name);
        return new Reply(200);
    }));
}
