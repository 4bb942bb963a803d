using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3.Access;
using Tigris.Emulator.S3.Notifications;
using Tigris.Emulator.S3.Payload;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Store;
using Tigris.Emulator.S3.Xml;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>The delete operations. Deleting a missing object succeeds.</summary>
internal sealed class DeletionEndpoints(Database database, ObjectStore objects, ObjectEvents events)
{
    private const int MostKeys = 1000;

    private static readonly string[] Members = ["Key", "VersionId", "ETag", "LastModifiedTime", "Size"];

    public IEnumerable<S3Endpoint> Endpoints =>
    [
        new("DELETE", S3Level.Object, Permissions.DeleteObject, RequestClass.Free, DeleteAsync)
        {
            Parameters = [Versions.Parameter],
            Headers = SupportedHeaders.Delete,
            IsConditional = true,
        },
        new("POST", S3Level.Bucket, Permissions.DeleteObjects, RequestClass.Free, DeleteManyAsync)
        {
            Word = "delete",
            ChecksEachKey = true,
            Headers = [.. SupportedHeaders.Delete, .. SupportedHeaders.Body],
        },
    ];

    private Task<Reply> DeleteAsync(S3Call call) => Task.FromResult(database.Write(() =>
    {
        var bucket = call.Admit();
        var version = call.Query[Versions.Parameter];
        var row = version is null ? objects.Find(call.Bucket, call.Key) : Versions.Find(objects, bucket, call.Key, version);
        Conditions.CheckDelete(call, row);
        var (deleted, isMarker) = Remove(call, bucket, row, version);
        return new Reply(204) { Headers = [.. Versions.DeleteHeaders(deleted, isMarker)] };
    }));

    private async Task<Reply> DeleteManyAsync(S3Call call)
    {
        var root = S3Xml.Parse(await Receiver.ReadXmlAsync(call.Request), "Delete");
        var items = root.All("Object").ToList();
        if (items.Count is 0 or > MostKeys || items.Exists(item => string.IsNullOrEmpty(item.Text("Key")))) throw S3Exception.MalformedXml();
        S3Xml.RequireOnly(root, "Object*", "Quiet");
        foreach (var item in items) S3Xml.RequireOnly(item, Members);
        var quiet = root.Text("Quiet") switch
        {
            null or "" or "false" => false,
            "true" => true,
            _ => throw S3Exception.MalformedXml(),
        };
        return database.Write(() =>
        {
            var bucket = call.Admit();
            return XmlReply.Of(S3Xml.Element("DeleteResult", items.Select(item => DeleteOne(call, bucket, item, quiet))));
        });
    }

    /// <summary>Returns the version of the response, and true if it is a delete marker.</summary>
    private (string? Version, bool IsMarker) Remove(S3Call call, BucketRow bucket, ObjectRow? row, string? version)
    {
        if (row is null) return (version is null or Versions.None ? null : version, false);
        if (version is not null && bucket.Snapshots)
        {
            objects.RemoveVersion(bucket, row, call.Now);
            if (!row.Marker && row.Until == long.MaxValue) events.Raise(bucket, ObjectEvents.Deleted, row, call.Now);
            return (version, row.Marker);
        }

        var marker = objects.Remove(bucket, row, call.Now);
        events.Raise(bucket, ObjectEvents.Deleted, row, call.Now);
        return (marker?.ToString(CultureInfo.InvariantCulture), marker is not null);
    }

    private XElement? DeleteOne(S3Call call, BucketRow bucket, XElement item, bool quiet)
    {
        var (key, version) = (item.Text("Key")!, item.Text("VersionId"));
        try
        {
            if (!call.May(bucket, Permissions.DeleteObjects, key)) throw S3Exception.AccessDenied("Access Denied.");
            var row = version is null ? objects.Find(bucket.Name, key) : Versions.Find(objects, bucket, key, version);
            CheckMembers(item, row);
            var (deleted, isMarker) = Remove(call, bucket, row, version);
            return quiet ? null : S3Xml.Element(
                "Deleted",
                S3Xml.Element("Key", key),
                S3Xml.Optional("VersionId", version),
                isMarker ? S3Xml.Element("DeleteMarker", true) : null,
                isMarker ? S3Xml.Element("DeleteMarkerVersionId", deleted) : null);
        }
        catch (S3Exception refusal)
        {
            return S3Xml.Element(
                "Error",
                S3Xml.Element("Key", key),
                S3Xml.Optional("VersionId", version),
                S3Xml.Element("Code", refusal.Code),
                S3Xml.Element("Message", refusal.Message));
        }
    }

    // A missing object fulfills no condition.
    private static void CheckMembers(XElement item, ObjectRow? row)
    {
        var isWrong = (item.Text("ETag") is { Length: > 0 } etag && etag != "*" && etag.Trim('"') != row?.ETag)
            || (item.Text("ETag") == "*" && row is null)
            || (item.Text("Size") is { Length: > 0 } size && size != row?.Size.ToString(CultureInfo.InvariantCulture))
            || (item.Text("LastModifiedTime") is { Length: > 0 } time && (row is null || !Conditions.IsModifiedAt(row, time)));
        if (isWrong) throw S3Exception.PreconditionFailed("DeleteObjects");
    }
}
