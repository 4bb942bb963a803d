using System;
using System.Globalization;
using System.Linq;
using Tigris.Emulator.S3.Pipeline;

namespace Tigris.Emulator.S3.Signature;

/// <summary>The signature fields of a request, from the Authorization header or a presigned URL.</summary>
internal sealed record V4Claim(string KeyId, string Scope, DateTime Time, string[] SignedHeaders, string Signature)
{
    public const string Algorithm = "AWS4-HMAC-SHA256";
    public const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";

    private static readonly TimeSpan LongestPresigned = TimeSpan.FromDays(7);

    /// <summary>The lifetime of a presigned URL; null for a header.</summary>
    public TimeSpan? Lifetime { get; init; }

    /// <summary>The parts of the scope, which derive the signing key.</summary>
    public string[] ScopeParts => Scope.Split('/');

    public string TimeText => Time.ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <summary>Reads the signature fields; null if the request is unsigned.</summary>
    public static V4Claim? Read(S3Request request)
    {
        var header = request.Header("Authorization");
        var presigned = request.Query.Has("X-Amz-Algorithm") || request.Query.Has("X-Amz-Signature");
        if (header is not null && presigned) throw S3Exception.InvalidArgument("X-Amz-Algorithm", "a request must be signed by header or by query, not both");
        if (presigned) return FromQuery(request.Query);
        if (request.Query.Has("Signature") && request.Query.Has("AWSAccessKeyId")) throw OldVersion();
        return header is null ? null : FromHeader(header, request);
    }

    private static V4Claim FromHeader(string header, S3Request request)
    {
        if (header.StartsWith("AWS ", StringComparison.Ordinal)) throw OldVersion();
        if (!header.StartsWith(Algorithm + " ", StringComparison.Ordinal)) throw Malformed($"must start with {Algorithm}");
        var fields = header[Algorithm.Length..].Split(',', StringSplitOptions.TrimEntries)
            .Select(field => field.Split('=', 2))
            .Where(field => field.Length == 2)
            .ToLookup(field => field[0], field => field[1], StringComparer.Ordinal);
        string Field(string name) => fields[name].FirstOrDefault() ?? throw Malformed($"has no {name}");

        var time = request.Header("x-amz-date") is { } amzDate
            ? ParseTime(amzDate)
            : DateTimeOffset.TryParse(request.Header("Date"), CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date.UtcDateTime : (DateTime?)null;
        return Create(
            Field("Credential"),
            time ?? throw S3Exception.AccessDenied("A signed request must have a valid x-amz-date or Date header."),
            Field("SignedHeaders"),
            Field("Signature"),
            Malformed);
    }

    private static V4Claim FromQuery(S3Query query)
    {
        S3Exception Wrong(string problem) => new(400, "AuthorizationQueryParametersError", $"The query's signature {problem}.");
        string Field(string name) => query[name] is { Length: > 0 } value ? value : throw Wrong($"has no {name}");

        if (Field("X-Amz-Algorithm") != Algorithm) throw Wrong($"must have X-Amz-Algorithm={Algorithm}");
        if (!int.TryParse(Field("X-Amz-Expires"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || TimeSpan.FromSeconds(seconds) > LongestPresigned)
        {
            throw Wrong("must have X-Amz-Expires in seconds, at most a week");
        }

        return Create(
            Field("X-Amz-Credential"),
            ParseTime(Field("X-Amz-Date")) ?? throw Wrong("must have X-Amz-Date, such as 20260615T120000Z"),
            Field("X-Amz-SignedHeaders"),
            Field("X-Amz-Signature"),
            Wrong) with
        { Lifetime = TimeSpan.FromSeconds(seconds) };
    }

    private static V4Claim Create(string credential, DateTime time, string signedHeaders, string signature, Func<string, S3Exception> wrong)
    {
        var slash = credential.IndexOf('/', StringComparison.Ordinal);
        var scope = slash < 0 ? "" : credential[(slash + 1)..];
        if (scope.Split('/') is not [var day, { Length: > 0 }, "s3", "aws4_request"])
            throw wrong("must have a credential of the form key/date/region/s3/aws4_request");
        if (day != time.ToString("yyyyMMdd", CultureInfo.InvariantCulture)) throw wrong($"has the date {day} in its credential, but another date in its time");
        var headers = signedHeaders.Split(';', StringSplitOptions.RemoveEmptyEntries);
        return headers.Contains("host")
            ? new V4Claim(credential[..slash], scope, time, headers, signature)
            : throw wrong("must sign the header host");
    }

    private static DateTime? ParseTime(string text) => DateTime.TryParseExact(
        text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
        ? time
        : null;

    private static S3Exception Malformed(string problem) => new(400, "AuthorizationHeaderMalformed", $"The Authorization header {problem}.");

    private static S3Exception OldVersion() => S3Exception.InvalidRequest($"Signature version 2 is not supported: sign with {Algorithm}.");
}
