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
        else if (RequireDate(call, CopyPrefix + "if-modified-since") is { } since && Seconds(source) <= since)
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

        var (unmodified, modified) = (RequireDate(call, "If-Unmodified-Since"), RequireDate(call, "If-Modified-Since"));
        if (before is null) return;
        if (unmodified is not null && Seconds(before) > unmodified) throw S3Exception.PreconditionFailed("If-Unmodified-Since");
        if (modified is not null && Seconds(before) <= modified) throw S3Exception.PreconditionFailed("If-Modified-Since");
    }

    /// <summary>Checks the conditions that only deletions have. A missing object fulfills none.</summary>
    public static void CheckDelete(S3Call call, ObjectRow? before)
    {
        CheckWrite(call, before);
        var (time, size) = (RequireDate(call, "x-amz-if-match-last-modified-time"), call.Header("x-amz-if-match-size"));
        if (before is null && (time is not null || size is not null)) throw S3Exception.NoSuchKey(call.Key);
        if (time is not null && time != Seconds(before!)) throw S3Exception.PreconditionFailed("x-amz-if-match-last-modified-time");
        if (size is not null && size != before!.Size.ToString(CultureInfo.InvariantCulture)) throw S3Exception.PreconditionFailed("x-amz-if-match-size");
    }

    /// <summary>Returns true if a range applies: there is no If-Range, or it names the current object; otherwise, false.</summary>
    public static bool AllowsRange(S3Call call, ObjectRow row)
    {
        if (call.Header("If-Range") is not { } text) return true;
        if (text.StartsWith('"') || text.StartsWith("W/", StringComparison.Ordinal)) return Matches(text, row, isWeak: false);
        return Date(call, "If-Range") is { } date ? date == Seconds(row) : Matches(text, row, isWeak: false);
    }

    public static bool IsModifiedAt(ObjectRow row, string time) => Date(time) is { } date && Seconds(date) == Seconds(row);

    private static void CheckMatch(S3Call call, ObjectRow row, string prefix)
    {
        if (call.Header(prefix + "If-Match") is { } match)
        {
            if (!Matches(match, row, isWeak: false)) throw S3Exception.PreconditionFailed(prefix + "If-Match");
        }
        else if ((prefix.Length == 0 ? Date(call, "If-Unmodified-Since") : RequireDate(call, prefix + "If-Unmodified-Since")) is { } since && Seconds(row) > since)
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

    /// <summary>Returns the date of a header. Refuses an invalid one: without its condition the request would change more than the client expects.</summary>
    private static DateTime? RequireDate(S3Call call, string name) =>
        call.Header(name) is { } text ? Date(text) ?? throw S3Exception.InvalidArgument(name, "must be a date") : null;

    private static DateTime? Date(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date.UtcDateTime : null;

    // Dates in headers have no fractions.
    private static DateTime Seconds(ObjectRow row) => Seconds(row.Modified);

    private static DateTime Seconds(DateTime time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));

    private static S3Exception NotModified(ObjectRow row) =>
        new(304, "NotModified", "") { Headers = [("ETag", ObjectHeaders.Quote(row.ETag)), ("Last-Modified", row.Modified.ToString("R", CultureInfo.InvariantCulture))] };
}
