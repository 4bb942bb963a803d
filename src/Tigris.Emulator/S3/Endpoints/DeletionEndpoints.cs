using System.Collections.Generic;
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

    public IEnumerable<S3Endpoint> Endpoints =>
    [
        new("DELETE", S3Level.Object, Permissions.DeleteObject, RequestClass.Free, DeleteAsync),
        new("POST", S3Level.Bucket, Permissions.DeleteObjects, RequestClass.Free, DeleteManyAsync) { Word = "delete", IsEachKeyAsked = true },
    ];

    private Task<Reply> DeleteAsync(S3Call call) => Task.FromResult(database.Write(() =>
    {
        var bucket = call.Admit();
        var row = objects.Find(call.Bucket, call.Key);
        if (row is not null)
        {
            Conditions.CheckWrite(call, row);
            Remove(call, bucket, row);
        }

        return new Reply(204);
    }));

    private async Task<Reply> DeleteManyAsync(S3Call call)
    {
        var root = S3Xml.Parse(await Receiver.ReadXmlAsync(call.Request), "Delete");
        var keys = root.All("Object").Select(item => item.Text("Key") ?? throw S3Exception.MalformedXml()).ToList();
        if (keys.Count is 0 or > MostKeys) throw S3Exception.MalformedXml();
        var quiet = root.Text("Quiet") == "true";
        return database.Write(() =>
        {
            var bucket = call.Admit();
            return XmlReply.Of(S3Xml.Element("DeleteResult", keys.Select(key => DeleteOne(call, bucket, key, quiet))));
        });
    }

    private void Remove(S3Call call, BucketRow bucket, ObjectRow row)
    {
        objects.Remove(bucket, row, call.Now);
        events.Raise(bucket, ObjectEvents.Deleted, row, call.Now);
    }

    private XElement? DeleteOne(S3Call call, BucketRow bucket, string key, bool quiet)
    {
        if (!call.May(bucket, Permissions.DeleteObjects, key))
        {
            var refusal = S3Exception.AccessDenied("Access Denied.");
            return S3Xml.Element(
                "Error", S3Xml.Element("Key", key), S3Xml.Element("Code", refusal.Code), S3Xml.Element("Message", refusal.Message));
        }

        if (objects.Find(bucket.Name, key) is { } row) Remove(call, bucket, row);
        return quiet ? null : S3Xml.Element("Deleted", S3Xml.Element("Key", key));
    }
}
