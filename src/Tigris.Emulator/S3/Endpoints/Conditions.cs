using System;
using System.Globalization;
using System.Linq;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Store;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>Evaluates the conditional headers, as the vendor documents them. ETags precede dates.</summary>
internal static class Conditions
{
    private const string CopyPrefix = "x-amz-copy-source-";

    /// <summary>Checks a read: 412 if a precondition fails, 304 if the client has the object.</summary>
    public static void CheckRead(S3Call call, ObjectRow row)
    {
        CheckMatch(call, row, "");
        if (call.Header("If-None-Match") is { } noneMatch)
        {
            if (Matches(noneMatch, row, isWeak: true)) throw NotModified(row);
        }
        else if (Date(call, "If-Modified-Since") is { } since && Seconds(row) <= since)
        {
            throw NotModified(row);
        }
    }

    /// <summary>Checks the source of a copy, where "not modified" is 412 too.</summary>
    public static void CheckCopy(S3Call call, ObjectRow source)
    {
        CheckMatch(call, source, CopyPrefix);
        if (call.Header(CopyPrefix + "if-none-match") is { } noneMatch)
        {
            if (Matches(noneMatch, source, isWeak: true)) throw S3Exception.PreconditionFailed(CopyPrefix + "if-none-match");
        }
        else if (Date(call, CopyPrefix + "if-modified-since") is { } since && Seconds(source) <= since)
        {
            throw S3Exception.PreconditionFailed(CopyPrefix + "if-modified-since");
        }
    }

    /// <summary>
    /// Checks a write or deletion. An empty ETag means no object: If-Match then requires a missing one, and If-None-Match an existing one.
    /// </summary>
    public static void CheckWrite(S3Call call, ObjectRow? before)
    {
        if (call.Header("If-None-Match") is { } noneMatch)
        {
            var fails = noneMatch.Trim('"').Length == 0 ? before is null : before is not null && Matches(noneMatch, before, isWeak: true);
            if (fails) throw S3Exception.PreconditionFailed("If-None-Match");
        }

        if (call.Header("If-Match") is { } match)
        {
            if (match.Trim('"').Length == 0)
            {
                if (before is not null) throw S3Exception.PreconditionFailed("If-Match");
            }
            else
            {
                if (before is null) throw S3Exception.NoSuchKey(call.Key);
                if (!Matches(match, before, isWeak: false)) throw S3Exception.PreconditionFailed("If-Match");
            }
        }

        if (before is null) return;
        if (Date(call, "If-Unmodified-Since") is { } unmodified && Seconds(before) > unmodified) throw S3Exception.PreconditionFailed("If-Unmodified-Since");
        if (Date(call, "If-Modified-Since") is { } modified && Seconds(before) <= modified) throw S3Exception.PreconditionFailed("If-Modified-Since");
    }

    /// <summary>Checks the conditions that only deletions have.</summary>
    public static void CheckDelete(S3Call call, ObjectRow? before)
    {
        CheckWrite(call, before);
        if (before is null) return;
        if (Date(call, "x-amz-if-match-last-modified-time") is { } time && time != Seconds(before))
            throw S3Exception.PreconditionFailed("x-amz-if-match-last-modified-time");
        if (call.Header("x-amz-if-match-size") is { } size && size != before.Size.ToString(CultureInfo.InvariantCulture))
            throw S3Exception.PreconditionFailed("x-amz-if-match-size");
    }

    /// <summary>Returns true if a range applies: there is no If-Range, or it names the current object; otherwise, false.</summary>
    public static bool AllowsRange(S3Call call, ObjectRow row)
    {
        if (call.Header("If-Range") is not { } text) return true;
        if (text.StartsWith('"') || text.StartsWith("W/", StringComparison.Ordinal)) return Matches(text, row, isWeak: false);
        return Date(call, "If-Range") is { } date ? date == Seconds(row) : Matches(text, row, isWeak: false);
    }

    public static bool IsModifiedAt(ObjectRow row, string time) => Date(time) is { } date && date == Seconds(row);

    private static void CheckMatch(S3Call call, ObjectRow row, string prefix)
    {
        if (call.Header(prefix + "If-Match") is { } match)
        {
            if (!Matches(match, row, isWeak: false)) throw S3Exception.PreconditionFailed(prefix + "If-Match");
        }
        else if (Date(call, prefix + "If-Unmodified-Since") is { } since && Seconds(row) > since)
        {
            throw S3Exception.PreconditionFailed(prefix + "If-Unmodified-Since");
        }
    }

    // A weak ETag equals a strong one only in If-None-Match.
    private static bool Matches(string header, ObjectRow row, bool isWeak) => header.Split(',', StringSplitOptions.TrimEntries).Any(value =>
    {
        var weak = value.StartsWith("W/", StringComparison.Ordinal);
        return value == "*" || ((isWeak || !weak) && (weak ? value[2..] : value).Trim('"') == row.ETag);
    });

    private static DateTime? Date(S3Call call, string name) => call.Header(name) is { } text ? Date(text) : null;

    private static DateTime? Date(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date.UtcDateTime : null;

    // Dates in headers have no fractions.
    private static DateTime Seconds(ObjectRow row) => row.Modified.AddTicks(-(row.Modified.Ticks % TimeSpan.TicksPerSecond));

    private static S3Exception NotModified(ObjectRow row) =>
        new(304, "NotModified", "") { Headers = [("ETag", ObjectHeaders.Quote(row.ETag)), ("Last-Modified", row.Modified.ToString("R", CultureInfo.InvariantCulture))] };
}
