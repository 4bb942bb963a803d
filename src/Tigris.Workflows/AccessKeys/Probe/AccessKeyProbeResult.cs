using System;

namespace Tigris.Workflows;

/// <summary>
/// Derives the state of a key from the responses of an S3 endpoint. S3 checks the key first, then its signature, then its permissions, so
/// a refusal shows the check that failed. A response that isn't in the table doesn't show the state.
/// </summary>
/// <param name="authenticated">true if id and secret are valid, false if they aren't, null if the responses don't show it.</param>
/// <param name="code">S3's code of the refusal that decided.</param>
/// <param name="message">The meaning of the result, and the next step.</param>
internal sealed class AccessKeyProbeResult(bool? authenticated, string? code, string message)
{
    private const string UnknownKey = "InvalidAccessKeyId";
    private const string WrongSecret = "SignatureDoesNotMatch";
    private const string NoRight = "AccessDenied";
    private const string NoBucket = "NoSuchBucket";
    private const string WrongClock = "RequestTimeTooSkewed";
    private const string WrongRegion = "AuthorizationHeaderMalformed";

    public bool? Authenticated => authenticated;

    public string? Code => code;

    public string Message => message;

    /// <summary>Returns true if the list of buckets would show more than the response about one bucket; otherwise, false.</summary>
    public static bool IsInconclusive(StorageResponse answer) => Refusal(answer) is NoBucket or NoRight;

    /// <summary>Returns true if the key may list the bucket of the probe, false if it may not, and null if the response doesn't show it.</summary>
    public static bool? MayList(StorageResponse? answer) => answer is null ? null
        : answer.IsListing ? true
        : Refusal(answer) is UnknownKey or WrongSecret or NoRight ? false
        : null;

    /// <summary>
    /// Combines the response about the bucket with the response about the list of buckets, or with its failure, if the probe requested the list
    /// too.
    /// </summary>
    public static AccessKeyProbeResult Of(string? bucket, Uri endpoint, StorageResponse? first, StorageResponse? second, Exception? failure)
    {
        if (first is null)
        {
            return new(null, null, MessageText.Of(Messages.KeyUnknown, failure!.Message));
        }

        var authenticated = Works(second) ?? Works(first);
        if (second is not null && Works(second) is false)
        {
            return new(false, second.Code, OfRefusal(endpoint, second));
        }

        return (Refusal(first), authenticated) switch
        {
            _ when first.IsListing => new(true, null, bucket is null ? Messages.KeyValid : MessageText.Of(Messages.KeyValidInBucket, bucket)),
            (NoRight, _) when bucket is null => new(true, NoRight, Messages.KeyValidWithoutList),
            (NoRight, _) => new(true, NoRight, MessageText.Of(Messages.KeyDenied, bucket, DescribeBuckets(second))),
            (NoBucket, true) when bucket is not null => new(true, NoBucket, MessageText.Of(Messages.KeyValidBucketMissing, bucket, DescribeBuckets(second))),
            (NoBucket, _) when bucket is not null =>
                new(null, NoBucket, MessageText.Of(Messages.KeyUnknownBucketMissing, bucket, failure?.Message ?? OfRefusal(endpoint, second!))),
            _ => new(authenticated, first.Code, OfRefusal(endpoint, first)),
        };
    }

    // A server that fails or redirects hasn't checked the key, even if the body of its response names a code.
    private static string? Refusal(StorageResponse answer) => answer.StatusCode is >= 400 and < 500 ? answer.Code : null;

    private static bool? Works(StorageResponse? answer) => answer is null ? null
        : answer.IsListing || Refusal(answer) is NoRight ? true
        : Refusal(answer) is UnknownKey or WrongSecret ? false
        : null;

    private static string OfRefusal(Uri endpoint, StorageResponse answer) => Refusal(answer) switch
    {
        UnknownKey => Messages.KeyRevoked,
        WrongSecret => Messages.KeyWrongSecret,
        WrongClock => Messages.KeyWrongClock,
        WrongRegion => MessageText.Of(Messages.KeyElsewhere, endpoint.AbsoluteUri, Words(answer)),
        _ when answer.StatusCode is >= 300 and < 400 => MessageText.Of(Messages.KeyElsewhere, endpoint.AbsoluteUri, Words(answer)),
        _ when answer.Code is null && answer.StatusCode < 500 => MessageText.Of(Messages.KeyNoS3, endpoint.AbsoluteUri, Words(answer)),
        _ => MessageText.Of(Messages.KeyUnknown, Words(answer)),
    };

    private static string Words(StorageResponse answer) => answer switch
    {
        { Code: null, ServerMessage: null } => MessageText.Of(Messages.KeyStatus, answer.StatusCode),
        { Code: null } => MessageText.Of(Messages.KeyStatusWords, answer.StatusCode, answer.ServerMessage),
        _ => MessageText.Of(Messages.KeyStatusCode, answer.StatusCode, answer.Code, answer.ServerMessage),
    };

    private static string DescribeBuckets(StorageResponse? buckets) => buckets?.BucketName switch
    {
        null => "",
        { Length: 0 } => Messages.KeySeesNothing,
        { Length: > 3 } many => MessageText.Of(Messages.KeySeesMany, many.Length),
        var few => MessageText.Of(Messages.KeySees, string.Join(", ", few)),
    };
}
