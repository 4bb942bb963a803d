using Tigris.Emulator.Pipeline;

namespace Tigris.Emulator.S3.Pipeline;

/// <summary>A refusal by the S3 side, with a status and an S3 error code.</summary>
internal sealed class S3Exception : RefusalException
{
    public S3Exception(int status, string code, string message)
        : base(status, message) => Code = code;

    public static S3Exception AccessDenied(string message) => new(403, "AccessDenied", message);

    /// <summary>Refuses a request. Only the log has the reason.</summary>
    public static S3Exception AccessDeniedBecause(string reason) => new(403, "AccessDenied", "Access Denied.") { Reason = reason };

    public static S3Exception InvalidAccessKeyId(string id, string reason) =>
        new(403, "InvalidAccessKeyId", "The access key id does not exist, or is not active.")
        {
            Details = [("AWSAccessKeyId", id)],
            Reason = reason,
        };

    /// <summary>Returns the S3 code for the status of a fault.</summary>
    public static string CodeOf(int status) => status switch
    {
        400 => "InvalidRequest",
        403 => "AccessDenied",
        404 => "NoSuchKey",
        408 => "RequestTimeout",
        409 => "OperationAborted",
        429 => "TooManyRequests",
        500 => "InternalError",
        501 => "NotImplemented",
        503 => "SlowDown",
        _ => "Fault",
    };

    public static S3Exception NoSuchBucket(string bucket) =>
        new(404, "NoSuchBucket", "The bucket does not exist.") { Details = [("BucketName", bucket)] };

    public static S3Exception NoSuchKey(string key) => new(404, "NoSuchKey", "The key does not exist.") { Details = [("Key", key)] };

    public static S3Exception NoSuchUpload(string id) =>
        new(404, "NoSuchUpload", "The upload does not exist: it was completed, aborted, or never created.") { Details = [("UploadId", id)] };

    public static S3Exception InvalidArgument(string name, string problem) =>
        new(400, "InvalidArgument", $"{name}: {problem}") { Details = [("ArgumentName", name)] };

    public static S3Exception InvalidRequest(string message) => new(400, "InvalidRequest", message);

    public static S3Exception MalformedXml() => new(400, "MalformedXML", "The XML is not well-formed, or not valid for this operation.");

    public static S3Exception BadDigest(string what) => new(400, "BadDigest", $"The {what} does not match the received bytes.");

    public static S3Exception InvalidDigest(string header) => new(400, "InvalidDigest", $"{header} is not a digest in base64 of the right length.");

    public static S3Exception PreconditionFailed(string condition) =>
        new(412, "PreconditionFailed", "A precondition does not hold.") { Details = [("Condition", condition)] };

    public static S3Exception NotImplemented(string what) => new(501, "NotImplemented", $"The emulator does not support {what}.");

    public static S3Exception QuotaExceeded(long limit) =>
        new(403, "QuotaExceeded", $"The organization's quota of {limit} bytes would be exceeded.");
}
