using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3.Access;
using Tigris.Emulator.S3.Payload;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Store;
using Tigris.Emulator.S3.Xml;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>The tags of buckets and objects.</summary>
internal sealed class TaggingEndpoints(Database database, BucketStore buckets, ObjectStore objects)
{
    private const string Word = "tagging";

    private static readonly Dictionary<string, string> NoTags = [];

    public IEnumerable<S3Endpoint> Endpoints =>
    [
        new("GET", S3Level.Bucket, Permissions.GetBucketTagging, RequestClass.B, GetOfBucket) { Word = Word },
        new("PUT", S3Level.Bucket, Permissions.PutBucketTagging, RequestClass.A, PutOfBucketAsync) { Word = Word, Headers = SupportedHeaders.Body },
        new("DELETE", S3Level.Bucket, Permissions.DeleteBucketTagging, RequestClass.Free, DeleteOfBucket) { Word = Word },
        new("GET", S3Level.Object, Permissions.GetObjectTagging, RequestClass.B, GetOfObject) { Word = Word, Parameters = [Versions.Parameter], Headers = SupportedHeaders.Past },
        new("PUT", S3Level.Object, Permissions.PutObjectTagging, RequestClass.A, PutOfObjectAsync) { Word = Word, Parameters = [Versions.Parameter], Headers = SupportedHeaders.Body },
        new("DELETE", S3Level.Object, Permissions.DeleteObjectTagging, RequestClass.Free, DeleteOfObject) { Word = Word, Parameters = [Versions.Parameter] },
    ];

    private Task<Reply> GetOfBucket(S3Call call) => Task.FromResult(database.Read(() =>
        buckets.FindAnywhere(call.Bucket)!.Tags is { } tags
            ? XmlReply.Of(TagSets.Write(ObjectRow.ReadTexts(tags)))
            : throw new S3Exception(404, "NoSuchTagSet", "The bucket has no tags.")));

    private async Task<Reply> PutOfBucketAsync(S3Call call)
    {
        var tags = TagSets.Read(await Receiver.ReadXmlAsync(call.Request), TagSets.MostOfBucket);
        return Change(call, bucket => bucket with { Tags = ObjectRow.Write(tags) });
    }

    private Task<Reply> DeleteOfBucket(S3Call call) => Task.FromResult(Change(call, bucket => bucket with { Tags = null }));

    private Reply Change(S3Call call, Func<BucketRow, BucketRow> change) => database.Write(() =>
    {
        buckets.Update(change(call.Admit()));
        return new Reply(204);
    });

    private Task<Reply> GetOfObject(S3Call call) =>
        Task.FromResult(database.Read(() => XmlReply.Of(TagSets.Write(Require(call).Tags))));

    private async Task<Reply> PutOfObjectAsync(S3Call call)
    {
        var tags = TagSets.Read(await Receiver.ReadXmlAsync(call.Request), TagSets.MostOfObject);
        return SetTags(call, tags, 200);
    }

    private Task<Reply> DeleteOfObject(S3Call call) => Task.FromResult(SetTags(call, NoTags, 204));

    private Reply SetTags(S3Call call, IReadOnlyDictionary<string, string> tags, int status) => database.Write(() =>
    {
        call.Admit();
        objects.SetTags(Require(call), tags);
        return new Reply(status);
    });

    private ObjectRow Require(S3Call call) => Versions.Require(objects, call, buckets.FindAnywhere(call.Bucket)!);
}
