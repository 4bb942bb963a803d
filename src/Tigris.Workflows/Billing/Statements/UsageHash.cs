using System;
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
    private const int LongestNumber = 32;

    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ";

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
    public void Add(UsageRecord value) => Append(value.StartingOn, '\t').Append(value.EndingBefore, '\t').Append(value.Value, '\n');

    public void Add(InvoiceCharge charge) => Append(charge.Charge, '\t').Append(charge.Unit, '\t')
        .Append(charge.Quantity, '\t').Append(charge.ChargedQuantity, '\t').Append(charge.Total, '\n');

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

    private UsageHash Append(string text, char end)
    {
        Reserve(Encoding.UTF8.GetMaxByteCount(text.Length) + 1);
        _length += Encoding.UTF8.GetBytes(text, 0, text.Length, _bytes, _length);
        _bytes[_length++] = (byte)end;
        return this;
    }

    // 1.50 and 1.5 are the same usage.
    private UsageHash Append(decimal value, char end)
    {
        var bits = decimal.GetBits(value);
        if (bits[2] != 0)
        {
            var text = value.ToString(CultureInfo.InvariantCulture);
            return Append(text.IndexOf('.') >= 0 ? text.TrimEnd('0').TrimEnd('.') : text, end);
        }

        var digits = ((ulong)(uint)bits[1] << 32) | (uint)bits[0];
        var decimals = (bits[3] >> 16) & 0xFF;
        for (; decimals > 0 && digits % 10 == 0; decimals--)
        {
            digits /= 10;
        }

        Reserve(LongestNumber + 1);
        if (bits[3] < 0 && digits != 0)
        {
            _bytes[_length++] = (byte)'-';
        }

        AppendDigits(digits, decimals);
        _bytes[_length++] = (byte)end;
        return this;
    }

    // From the last digit to the first one, with at least one digit before the point.
    private void AppendDigits(ulong digits, int decimals)
    {
        var start = _length;
        for (var position = 0; position <= decimals || digits != 0; position++)
        {
            if (position == decimals && decimals > 0)
            {
                _bytes[_length++] = (byte)'.';
            }

            _bytes[_length++] = (byte)('0' + (digits % 10));
            digits /= 10;
        }

        Array.Reverse(_bytes, start, _length - start);
    }

    private UsageHash Append(DateTimeOffset time, char end)
    {
        var utc = time.UtcDateTime;
        if (utc.TimeOfDay != TimeSpan.Zero)
        {
            return Append(utc.ToString(TimeFormat, CultureInfo.InvariantCulture), end);
        }

        Reserve(LongestNumber);
        AppendPadded(utc.Year, 1000);
        _bytes[_length++] = (byte)'-';
        AppendPadded(utc.Month, 10);
        _bytes[_length++] = (byte)'-';
        AppendPadded(utc.Day, 10);
        _bytes[_length++] = (byte)end;
        return this;
    }

    private void AppendPadded(int number, int unit)
    {
        for (; unit > 0; unit /= 10)
        {
            _bytes[_length++] = (byte)('0' + (number / unit % 10));
        }
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - _length < count)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        }
    }
}
