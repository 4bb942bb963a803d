using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tigris.Workflows;

/// <summary>
/// Hashes usage and charges in a canonical form: a line for each metric and for each of its values, with tabs between the fields, in the
/// order of names and times. Midnights are dates, and numbers have no trailing zeros.
/// </summary>
internal sealed class UsageHash : IDisposable
{
    private const int LongestNumber = 32;
    private const int DayLength = 10;

    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ";

    // Bytes instead of text, because a run computes thousands of statements.
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _day = new byte[DayLength];
    private byte[] _bytes = new byte[4 * 1024];
    private int _length;
    private long _dayTicks = -1;

    /// <summary>Adds a metric. Its values follow.</summary>
    public void Add(UsageSummary usage) => Append(usage.Metric, '\t').Append(usage.Unit, '\n');

    /// <summary>Adds a value of the last metric.</summary>
    public void Add(UsageRecord value) => Append(value.StartingOn, '\t').Append(value.EndingBefore, '\t').Append(value.Value, '\n');

    public void Add(InvoiceCharge charge) => Append(charge.Charge, '\t').Append(charge.Unit, '\t')
        .Append(charge.Quantity, '\t').Append(charge.ChargedQuantity, '\t').Append(charge.Total, '\n');

    /// <summary>Returns the SHA-256 in lower-case hexadecimal digits.</summary>
    public string Compute()
    {
        Flush();
        return Sha256Hash.Hex(_hash.GetHashAndReset());
    }

    public void Dispose() => _hash.Dispose();

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

        // An interval begins when the one before it ends.
        if (utc.Ticks != _dayTicks)
        {
            WriteDay(utc);
        }

        Reserve(DayLength + 1);
        Buffer.BlockCopy(_day, 0, _bytes, _length, DayLength);
        _length += DayLength;
        _bytes[_length++] = (byte)end;
        return this;
    }

    private void WriteDay(DateTime utc)
    {
        _dayTicks = utc.Ticks;
        WritePair(0, utc.Year / 100);
        WritePair(2, utc.Year % 100);
        _day[4] = (byte)'-';
        WritePair(5, utc.Month);
        _day[7] = (byte)'-';
        WritePair(8, utc.Day);
    }

    private void WritePair(int at, int number)
    {
        _day[at] = (byte)('0' + (number / 10));
        _day[at + 1] = (byte)('0' + (number % 10));
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - _length >= count)
        {
            return;
        }

        Flush();
        if (_bytes.Length < count)
        {
            _bytes = new byte[count];
        }
    }

    private void Flush()
    {
        _hash.AppendData(_bytes, 0, _length);
        _length = 0;
    }
}
