using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Tigris.Emulator.Pipeline;

namespace Tigris.Emulator.S3.Pipeline;

/// <summary>The decoded query, in its order.</summary>
internal sealed class S3Query
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public static readonly S3Query Empty = new([]);

    private S3Query(IReadOnlyList<(string Name, string Value)> pairs)
    {
        Pairs = pairs;
        foreach (var (name, value) in pairs) _values.TryAdd(name, value);
    }

    public IReadOnlyList<(string Name, string Value)> Pairs { get; }

    public string? this[string name] => _values.GetValueOrDefault(name);

    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>Returns a whole number, limited to a maximum. Refuses other values.</summary>
    public int Number(string name, int whenMissing, int least, int most)
    {
        if (this[name] is not { Length: > 0 } text) return whenMissing;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= int.MaxValue
            ? (int)Math.Min(number, most)
            : throw S3Exception.InvalidArgument(name, $"must be a whole number from {least} to {int.MaxValue}");
    }

    public static S3Query Parse(string raw)
    {
        string Decode(string text) =>
            RequestTarget.Decode(text, plusIsSpace: true) ?? throw new S3Exception(400, "InvalidURI", "The query can't be decoded.");

        return new S3Query([.. raw.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair =>
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            return equals < 0 ? (Decode(pair), "") : (Decode(pair[..equals]), Decode(pair[(equals + 1)..]));
        })]);
    }
}
