using System;
using System.Globalization;

namespace Tigris;

/// <summary>
/// One of several parts of all organizations, as <c>3/16</c>: the third of sixteen. Each id is in exactly one shard, the same on each machine and in
/// each version: the first eight bytes of the SHA-256 of the id's UTF-8 bytes, as a big-endian number, modulo the number of shards, plus 1.
/// </summary>
public sealed class Shard
{
    private static readonly char[] Slash = ['/'];

    private Shard(int number, int count)
    {
        Number = number;
        Count = count;
    }

    /// <summary>The number of the shard, 1 to <see cref="Count"/>.</summary>
    public int Number { get; }

    /// <summary>The number of shards.</summary>
    public int Count { get; }

    /// <summary>Parses a shard, such as <c>3/16</c>.</summary>
    /// <exception cref="FormatException">The text isn't the number of a shard, a slash, and the number of shards.</exception>
    public static Shard Parse(string text) =>
        TryParse(text, out var shard) ? shard! : throw new FormatException(MessageText.Of(Messages.ShardInvalid, text));

    /// <summary>Reads <c>3/16</c>. Returns false if the text isn't a shard.</summary>
    public static bool TryParse(string? text, out Shard? shard)
    {
        var parts = (text ?? "").Split(Slash);
        shard = parts.Length == 2 && TryParseNumber(parts[0], out var number) && TryParseNumber(parts[1], out var count) && number <= count
            ? new Shard(number, count)
            : null;
        return shard is not null;
    }

    /// <summary>Returns true if an organization belongs to this shard; otherwise, false. Ids are case-sensitive.</summary>
    public bool Contains(string organizationId)
    {
        var hash = Sha256Hash.Of(organizationId);
        var value = 0UL;
        for (var index = 0; index < 8; index++)
        {
            value = (value << 8) | hash[index];
        }

        return value % (ulong)Count == (ulong)Number - 1;
    }

    /// <summary>The text of the shard: <c>3/16</c>.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0}/{1}", Number, Count);

    private static bool TryParseNumber(string text, out int number) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1;
}
