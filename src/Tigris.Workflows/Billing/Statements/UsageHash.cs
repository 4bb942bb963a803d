using System;
using System.Collections.Generic;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tigris.Workflows;

/// <summary>
/// Hashes usage and charges in a canonical form: a line for each metric and for each of its values, with tabs between the fields, in the
/// order of names and times. Midnights are dates, and numbers have no trailing zeros.
/// </summary>
internal sealed class UsageHash
{
    private const string DayFormat = "yyyy-MM-dd";
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ";

    // Most values of a month have the same days.
    private readonly Dictionary<long, string> _times = [];

    // Bytes and no text: thousands of statements are computed in a row.
    private byte[] _bytes = new byte[16 * 1024];
    private int _length;

    /// <summary>Returns the SHA-256 of a text in UTF-8, in lower-case hexadecimal digits.</summary>
    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>Returns the SHA-256, in lower-case hexadecimal digits.</summary>
    public static string Of(byte[] content) => Of(content, content.Length);

    /// <summary>Adds a metric. Its values follow.</summary>
    public void Add(UsageSummary usage) => Append(usage.Metric, '\t').Append(usage.Unit, '\n');

    /// <summary>Adds a value of the last metric.</summary>
    public void Add(UsageRecord value) => Append(Time(value.StartingOn), '\t').Append(Time(value.EndingBefore), '\t').Append(Number(value.Value), '\n');

    public void Add(InvoiceCharge charge) => Append(charge.Charge, '\t').Append(charge.Unit, '\t')
        .Append(Number(charge.Quantity), '\t').Append(Number(charge.ChargedQuantity), '\t').Append(Number(charge.Total), '\n');

    public string Compute() => Of(_bytes, _length);

    private static string Of(byte[] content, int length)
    {
        using var sha = SHA256.Create();
        var text = new StringBuilder(64);
        foreach (var part in sha.ComputeHash(content, 0, length))
        {
            text.Append(part.ToString("x2", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    // 1.50 and 1.5 are the same usage.
    private static string Number(decimal value)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        return text[text.Length - 1] == '0' && text.IndexOf('.') >= 0 ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    private UsageHash Append(string text, char end)
    {
        var largest = Encoding.UTF8.GetMaxByteCount(text.Length) + 1;
        if (_bytes.Length - _length < largest)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + largest));
        }

        _length += Encoding.UTF8.GetBytes(text, 0, text.Length, _bytes, _length);
        _bytes[_length++] = (byte)end;
        return this;
    }

    private string Time(DateTimeOffset time)
    {
        if (!_times.TryGetValue(time.UtcTicks, out var text))
        {
            var utc = time.UtcDateTime;
            text = utc.ToString(utc.TimeOfDay == TimeSpan.Zero ? DayFormat : TimeFormat, CultureInfo.InvariantCulture);
            _times[time.UtcTicks] = text;
        }

        return text;
    }
}
