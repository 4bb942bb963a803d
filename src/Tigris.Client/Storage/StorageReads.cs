using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Client.Http;

namespace Tigris.Client.Storage;

/// <summary>Lists names at S3 endpoints, with path-style URLs.</summary>
internal sealed class StorageReads(Channel channel, Calls calls)
{
    private static readonly Operation ListBuckets = new("S3 ListBuckets", "GET", null, Repeatable: true);
    private static readonly Operation ListObjects = new("S3 ListObjectsV2", "GET", null, Repeatable: true);

    public async Task<StorageResponse> ReadAsync(StorageRequest request, CancellationToken cancellationToken)
    {
        var call = calls.Begin(request.BucketName is null ? ListBuckets : ListObjects);
        call.Holder = request;
        using var message = new HttpRequestMessage(HttpMethod.Get, Address(request));
        Transport.Prepare(message);
        call.AttachTo(message);
        using var response = await channel.Storage.To(request.Endpoint)
            .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        return Answer(request, response, call);
    }

    private static Uri Address(StorageRequest request)
    {
        var root = request.Endpoint.AbsoluteUri.TrimEnd('/') + "/";
        return new Uri(request.BucketName is { } bucket ? $"{root}{bucket}?list-type=2&max-keys=1" : root);
    }

    private static StorageResponse Answer(StorageRequest request, HttpResponseMessage response, Call call)
    {
        var received = ReceivedBody.Of(response);
        var body = StorageBody.Read(received);
        var isListing = response.IsSuccessStatusCode && IsListing(request, body);
        return new StorageResponse
        {
            StatusCode = (int)response.StatusCode,
            IsListing = isListing,
            BucketName = isListing && request.BucketName is null ? [.. body.Buckets] : null,
            Code = !response.IsSuccessStatusCode && IsOfThis(request, call, body) ? body.Code : null,
            ServerMessage = isListing ? null
                : (int)response.StatusCode is >= 300 and < 400 ? ApiErrors.Redirect(response)
                : body.Message is { } words ? ServerMessage.Shorten(words)
                : ServerMessage.Of(received),
            ServerTime = response.Headers.Date,
            Elapsed = call.Elapsed,
        };
    }

    private static bool IsListing(StorageRequest request, StorageBody body) => request.BucketName is null
        ? body.Root == "ListAllMyBucketsResult"
        : body.Root == "ListBucketResult" && (body.ListedBucket is null || body.ListedBucket == request.BucketName);

    // A proxy may return another response, or change the signed request. Its refusal then doesn't concern this key.
    private static bool IsOfThis(StorageRequest request, Call call, StorageBody body) =>
        (body.AccessKeyId is null || body.AccessKeyId == request.AccessKeyId)
        && (body.StringToSign is null || body.StringToSign.Trim() == call.StringToSign);
}
