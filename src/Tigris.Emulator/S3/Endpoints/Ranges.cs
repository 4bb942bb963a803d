using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Store;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>Parses byte ranges.</summary>
internal static class Ranges
{
    /// <summary>Returns the range of a header; null for the whole object, also for several ranges and invalid ones.</summary>
    public static ByteRange? Of(string? header, long size)
    {
        if (header is null || !header.StartsWith("bytes=", StringComparison.Ordinal)) return null;
        var bounds = header["bytes=".Length..].Split('-');
        if (bounds.Length != 2 || !TryNumber(bounds[0], out var first) || !TryNumber(bounds[1], out var last) || (first ?? last) is null) return null;
        if (first is null) return last == 0 || size == 0 ? throw NotSatisfiable(size) : new ByteRange(Math.Max(0, size - last!.Value), Math.Min(size, last.Value));
        if (last < first) return null;
        return first < size ? new ByteRange(first.Value, Math.Min(last ?? long.MaxValue, size - 1) - first.Value + 1) : throw NotSatisfiable(size);
    }

    /// <summary>Returns the range of a copied part, which must be complete and inside of the source; all bytes without a header.</summary>
    public static ByteRange OfCopy(string? header, long size)
    {
        const string Name = "x-amz-copy-source-range";
        if (header is null) return new ByteRange(0, size);
        var bounds = header.StartsWith("bytes=", StringComparison.Ordinal) ? header["bytes=".Length..].Split('-') : [];
        if (bounds.Length != 2 || !TryNumber(bounds[0], out var first) || !TryNumber(bounds[1], out var last) || first is null || last is null || last < first)
            throw S3Exception.InvalidArgument(Name, "must be bytes=FIRST-LAST");
        return last < size ? new ByteRange(first.Value, last.Value - first.Value + 1) : throw NotSatisfiable(size);
    }

    /// <summary>Returns the range of a part, by its number from 1.</summary>
    public static ByteRange OfPart(ObjectRow row, int number)
    {
        IReadOnlyList<long> parts = row.Parts.Count > 0 ? row.Parts : [row.Size];
        return number <= parts.Count
            ? new ByteRange(parts.Take(number - 1).Sum(), parts[number - 1])
            : throw new S3Exception(416, "InvalidPartNumber", "The object has no such part.");
    }

    public static string Describe(ByteRange range, long size) =>
        string.Create(CultureInfo.InvariantCulture, $"bytes {range.Start}-{range.Start + range.Length - 1}/{size}");

    private static bool TryNumber(string text, out long? number)
    {
        number = null;
        if (text.Length == 0) return true;
        if (!text.All(char.IsAsciiDigit)) return false;

        // A number that is too large is after every object.
        number = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : long.MaxValue;
        return true;
    }

    private static S3Exception NotSatisfiable(long size) => new(416, "InvalidRange", "The range is not in the object.")
    {
        Headers = [("Content-Range", $"bytes */{size}")],
        Details = [("ActualObjectSize", size.ToString(CultureInfo.InvariantCulture))],
    };
}
