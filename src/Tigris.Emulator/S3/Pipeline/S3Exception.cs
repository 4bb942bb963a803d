using System;
using System.Collections.Generic;

namespace Tigris.Emulator.S3.Pipeline;

/// <summary>A refusal by the S3 side, with a status and an S3 error code.</summary>
internal sealed class S3Exception(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    /// <summary>The reason for the log, if the client must not see it.</summary>
    public string? Reason { get; init; }

    /// <summary>The elements of the error after code and message.</summary>
    public IReadOnlyList<(string Name, string Value)> Details { get; init; } = [];

    /// <summary>The headers of the response.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public static S3Exception AccessDenied(string message) => new(403, "AccessDenied", message);

    /// <summary>Refuses a request. Only the log has the reason.</summary>
    public static S3Exception AccessDeniedBecause(string reason) => new(403, "AccessDenied", "Access Denied.") { Reason = reason };

    public static S3Exception InvalidAccessKeyId(string id, string reason) =>
        new(403, "InvalidAccessKeyId", "The access key id that was given does not exist, or does not work any more.")
        {
            Details = [("AWSAccessKeyId", id)],
            Reason = reason,
        };

    /// <summary>Returns the error of a fault, with the S3 code for its status.</summary>
    public static S3Exception OfStatus(int status, string message) => new(
        status,
        status switch
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
        },
        message);

    public static S3Exception NoSuchBucket(string bucket) =>
        new(404, "NoSuchBucket", "The bucket does not exist.") { Details = [("BucketName", bucket)] };

    public static S3Exception NoSuchKey(string key) => new(404, "NoSuchKey", "The key does not exist.") { Details = [("Key", key)] };

    public static S3Exception NoSuchUpload(string id) =>
        new(404, "NoSuchUpload", "The upload does not exist: it was completed, aborted, or never there.") { Details = [("UploadId", id)] };

    public static S3Exception InvalidArgument(string name, string problem) =>
        new(400, "InvalidArgument", $"{name}: {problem}") { Details = [("ArgumentName", name)] };

    public static S3Exception InvalidRequest(string message) => new(400, "InvalidRequest", message);

    public static S3Exception MalformedXml() => new(400, "MalformedXML", "The XML is not well-formed, or not what this operation takes.");

    public static S3Exception BadDigest(string what) => new(400, "BadDigest", $"The {what} does not match the bytes that arrived.");

    public static S3Exception InvalidDigest(string header) => new(400, "InvalidDigest", $"{header} is not a digest in base64 of the right length.");

    public static S3Exception PreconditionFailed(string condition) =>
        new(412, "PreconditionFailed", "A precondition does not hold.") { Details = [("Condition", condition)] };

    public static S3Exception NotImplemented(string what) => new(501, "NotImplemented", $"The emulator does not have {what}.");

    public static S3Exception QuotaExceeded(long limit) =>
        new(403, "QuotaExceeded", $"The organization's quota of {limit} bytes would be exceeded.");
}
