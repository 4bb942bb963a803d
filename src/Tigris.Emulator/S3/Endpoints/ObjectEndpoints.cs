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
    private static readonly string[] ReadParameters = [Versions.Parameter, "partNumber", .. ObjectHeaders.OverrideParameters];

    public IEnumerable<S3Endpoint> Endpoints =>
    [
        new("PUT", S3Level.Object, Permissions.PutObject, RequestClass.A, PutAsync) { Headers = SupportedHeaders.Write, IsConditional = true },
        new("GET", S3Level.Object, Permissions.GetObject, RequestClass.B, Get) { Headers = SupportedHeaders.Read, Parameters = ReadParameters, IsConditional = true },
        new("HEAD", S3Level.Object, Permissions.HeadObject, RequestClass.B, Head)
        {
            Headers = [.. SupportedHeaders.Read, ObjectHeaders.EncryptionHeader],
            Parameters = ReadParameters,
            IsConditional = true,
        },
    ];

    private async Task<Reply> PutAsync(S3Call call)
    {
        var (headers, tags) = (ObjectHeaders.Keep(call.Request), TagSets.ReadHeader(call.Header("x-amz-tagging")));
        ObjectHeaders.CheckRegions(call.Request);
        database.Read(() => quotas.CheckEarly(buckets.FindAnywhere(call.Bucket), call.Request.Payload.Length));
        using var received = await receiver.ReceiveAsync(call.Request, AnnouncedDigests.Of(call.Request));
        return await database.WriteAsync(() =>
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
                Headers = ObjectHeaders.WithEncryption(headers, call.Request, bucket),
                Tags = tags,
                Acl = call.RequestedAcl(bucket),
                Checksum = received.Checksum,
            };
            row = objects.Put(bucket, row, call.Now);
            events.Raise(bucket, ObjectEvents.CreatedByPut, row, call.Now);
            return new Reply(200)
            {
                Headers =
                [
                    ("ETag", ObjectHeaders.Quote(row.ETag)),
                    .. ObjectHeaders.Checksum(row.Checksum), .. Versions.Headers(bucket, row), .. ObjectHeaders.Encryption(row),
                ],
            };
        });
    }

    private Task<Reply> Get(S3Call call) => Task.FromResult(database.Read(() =>
    {
        var row = Require(call, out var bucket);
        Archive.RequireReadable(row, call);
        var reply = Describe(call, bucket, row, out var range);
        return reply with { Body = new ContentBody(contents.Open(row.Content), range), ReadFrom = row.StorageClass };
    }));

    private Task<Reply> Head(S3Call call) => Task.FromResult(database.Read(() =>
    {
        if (call.Header(ObjectHeaders.EncryptionHeader) is not null)
            throw S3Exception.InvalidArgument(ObjectHeaders.EncryptionHeader, "is not allowed for reads");
        var row = Require(call, out var bucket);
        var reply = Describe(call, bucket, row, out var range);
        return reply with { Body = new UnsentBody(range.Length) };
    }));

    private ObjectRow Require(S3Call call, out BucketRow bucket)
    {
        bucket = buckets.FindAnywhere(call.Bucket) ?? throw S3Exception.NoSuchBucket(call.Bucket);
        var row = Versions.Require(objects, call, bucket);
        Conditions.CheckRead(call, row);
        return row;
    }

    private static Reply Describe(S3Call call, BucketRow bucket, ObjectRow row, out ByteRange range)
    {
        var headers = ObjectHeaders.Describe(bucket, row, call);
        headers.AddRange(Versions.Headers(bucket, row));
        var number = call.Query.Number("partNumber", 0, 1, 10_000);
        if (number > 0 && call.Header("Range") is not null) throw S3Exception.InvalidRequest("partNumber and Range exclude each other.");
        var header = Conditions.AllowsRange(call, row) ? call.Header("Range") : null;
        var part = number > 0 ? Ranges.OfPart(row, number) : Ranges.Of(header, row.Size);
        range = part ?? new ByteRange(0, row.Size);
        if (number > 0 && row.Parts.Count > 0) headers.Add(("x-amz-mp-parts-count", row.Parts.Count.ToString(CultureInfo.InvariantCulture)));
        if (part is null || row.Size == 0) return new Reply(200) { Headers = headers };

        // Clients would apply the checksum of all bytes to this part.
        headers.RemoveAll(item => item.Name.StartsWith("x-amz-checksum-", System.StringComparison.Ordinal));
        if (number > 0 && ObjectHeaders.IsChecksumWanted(call) && row.Checksum is { } checksum && row.ChecksumOfPart(number) is { } ofPart)
            headers.AddRange([(checksum.Header, ofPart), ("x-amz-checksum-type", checksum.Type)]);
        headers.Add(("Content-Range", Ranges.Describe(range, row.Size)));
        return new Reply(206) { Headers = headers };
    }
}
