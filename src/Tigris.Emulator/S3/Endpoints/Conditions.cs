using System;
using System.Globalization;
using System.Linq;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Store;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>Evaluates the conditional headers. ETags precede dates.</summary>
internal static class Conditions
{
    /// <summary>Checks a read: 412 if a precondition fails, 304 if the client has the object.</summary>
    public static void CheckRead(S3Call call, ObjectRow row)
    {
        CheckMatch(call, row, "");
        if (call.Header("If-None-Match") is { } noneMatch)
        {
            if (Matches(noneMatch, row)) throw NotModified(row);
        }
        else if (Date(call, "If-Modified-Since") is { } since && Seconds(row) <= since)
        {
            throw NotModified(row);
        }
    }

    /// <summary>Checks the source of a copy, where "not modified" is 412 too.</summary>
    public static void CheckCopy(S3Call call, ObjectRow source)
    {
        const string Prefix = "x-amz-copy-source-";
        CheckMatch(call, source, Prefix);
        if (call.Header(Prefix + "if-none-match") is { } noneMatch)
        {
            if (Matches(noneMatch, source)) throw S3Exception.PreconditionFailed(Prefix + "if-none-match");
        }
        else if (Date(call, Prefix + "if-modified-since") is { } since && Seconds(source) <= since)
        {
            throw S3Exception.PreconditionFailed(Prefix + "if-modified-since");
        }
    }

    /// <summary>Checks a write: <c>If-None-Match: *</c> requires a missing object, <c>If-Match</c> an existing one.</summary>
    public static void CheckWrite(S3Call call, ObjectRow? before)
    {
        if (call.Header("If-None-Match") is { } noneMatch)
        {
            if (noneMatch != "*") throw S3Exception.NotImplemented("If-None-Match on writes, except for *");
            if (before is not null) throw S3Exception.PreconditionFailed("If-None-Match");
        }

        if (call.Header("If-Match") is not { } match) return;
        if (before is null) throw S3Exception.NoSuchKey(call.Key);
        if (!Matches(match, before)) throw S3Exception.PreconditionFailed("If-Match");
    }

    private static void CheckMatch(S3Call call, ObjectRow row, string prefix)
    {
        if (call.Header(prefix + "If-Match") is { } match)
        {
            if (!Matches(match, row)) throw S3Exception.PreconditionFailed(prefix + "If-Match");
        }
        else if (Date(call, prefix + "If-Unmodified-Since") is { } since && Seconds(row) > since)
        {
            throw S3Exception.PreconditionFailed(prefix + "If-Unmodified-Since");
        }
    }

    private static bool Matches(string header, ObjectRow row) =>
        header.Split(',', StringSplitOptions.TrimEntries).Any(value => value == "*" || value.Trim('"') == row.ETag);

    private static DateTime? Date(S3Call call, string name) =>
        DateTimeOffset.TryParse(call.Header(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date.UtcDateTime : null;

    // Dates in headers have no fractions.
    private static DateTime Seconds(ObjectRow row) => row.Modified.AddTicks(-(row.Modified.Ticks % TimeSpan.TicksPerSecond));

    private static S3Exception NotModified(ObjectRow row) =>
        new(304, "NotModified", "") { Headers = [("ETag", ObjectHeaders.Quote(row.ETag)), ("Last-Modified", row.Modified.ToString("R", CultureInfo.InvariantCulture))] };
}
