using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3.Access;
using Tigris.Emulator.S3.Notifications;
using Tigris.Emulator.S3.Payload;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Store;
using Tigris.Emulator.S3.Xml;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>The operations on one object.</summary>
internal sealed class ObjectEndpoints(
    Database database,
    BucketStore buckets,
    ObjectStore objects,
    ContentStore contents,
    Receiver receiver,
    Quotas quotas,
    ObjectEvents events)
{
    public IEnumerable<S3Endpoint> Endpoints =>
    [
        new("PUT", S3Level.Object, Permissions.PutObject, RequestClass.A, PutAsync),
        new("GET", S3Level.Object, Permissions.GetObject, RequestClass.B, Get),
        new("HEAD", S3Level.Object, Permissions.HeadObject, RequestClass.B, Head),
    ];

    private async Task<Reply> PutAsync(S3Call call)
    {
        var (headers, tags) = (ObjectHeaders.Keep(call.Request), TagSets.ReadHeader(call.Header("x-amz-tagging")));
        database.Read(() => quotas.CheckEarly(buckets.FindAnywhere(call.Bucket), call.Request.Payload.Length));
        using var received = await receiver.ReceiveAsync(call.Request, AnnouncedDigests.Of(call.Request));
        return database.Write(() =>
        {
            var bucket = call.Admit();
            var before = objects.Find(call.Bucket, call.Key);
            Conditions.CheckWrite(call, before);
            quotas.Check(bucket, received.Draft.Size, before);
            var row = new ObjectRow(
                call.Bucket,
                call.Key,
                contents.Keep(received.Draft, call.Now),
                received.Draft.Size,
                received.ETag,
                call.Now,
                ObjectHeaders.StorageClass(call.Request, bucket.StorageClass))
            {
                Headers = headers,
                Tags = tags,
                Acl = call.AskedAcl(bucket),
                Checksum = received.Checksum,
            };
            objects.Put(bucket, row, call.Now);
            events.Raise(bucket, ObjectEvents.CreatedByPut, row, call.Now);
            return new Reply(200) { Headers = [("ETag", ObjectHeaders.Quote(row.ETag)), .. ObjectHeaders.Checksum(row.Checksum)] };
        });
    }

    private Task<Reply> Get(S3Call call) => Task.FromResult(database.Read(() =>
    {
        var row = Require(call);
        Archive.RequireReadable(row, call);
        var reply = Describe(call, row, out var range);
        return reply with { Body = new ContentBody(contents.Open(row.Content), range), ReadFrom = row.StorageClass };
    }));

    private Task<Reply> Head(S3Call call) => Task.FromResult(database.Read(() =>
    {
        var reply = Describe(call, Require(call), out var range);
        return reply with { Body = new UnsentBody(range.Length) };
    }));

    private ObjectRow Require(S3Call call)
    {
        var row = objects.Find(call.Bucket, call.Key, Snapshots.Asked(call)) ?? throw S3Exception.NoSuchKey(call.Key);
        Conditions.CheckRead(call, row);
        return row;
    }

    private static Reply Describe(S3Call call, ObjectRow row, out ByteRange range)
    {
        var headers = ObjectHeaders.Describe(row, call);
        var number = call.Query.Number("partNumber", 0, 1, 10_000);
        var part = number > 0 ? Ranges.OfPart(row, number) : Ranges.Of(call.Header("Range"), row.Size);
        range = part ?? new ByteRange(0, row.Size);
        if (number > 0 && row.Parts.Count > 0) headers.Add(("x-amz-mp-parts-count", row.Parts.Count.ToString(CultureInfo.InvariantCulture)));
        if (part is null || row.Size == 0) return new Reply(200) { Headers = headers };

        // Clients would apply the checksum of all bytes to this part.
        headers.RemoveAll(header => header.Name.StartsWith("x-amz-checksum-", System.StringComparison.Ordinal));
        headers.Add(("Content-Range", Ranges.Describe(range, row.Size)));
        return new Reply(206) { Headers = headers };
    }
}
