using System;
using System.Collections.Generic;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tigris.Workflows;

/// <summary>
/// Hashes usage and charges in a canonical form: a line for each value, with tabs between the fields, in the order of names and times.
/// Numbers have no trailing zeros.
/// </summary>
internal sealed class UsageHash
{
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ssZ";

    private readonly StringBuilder _text = new();

    // Most values of a month have the same days.
    private readonly Dictionary<long, string> _times = [];

    /// <summary>Returns the SHA-256 of a text in UTF-8, in lower-case hexadecimal digits.</summary>
    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>Returns the SHA-256, in lower-case hexadecimal digits.</summary>
    public static string Of(byte[] content)
    {
        using var sha = SHA256.Create();
        var text = new StringBuilder(64);
        foreach (var part in sha.ComputeHash(content))
        {
            text.Append(part.ToString("x2", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    public void Add(UsageSummary usage, UsageRecord value) => _text
        .Append(usage.Metric).Append('\t').Append(usage.Unit).Append('\t').Append(Time(value.StartingOn)).Append('\t').Append(Time(value.EndingBefore))
        .Append('\t').Append(Number(value.Value)).Append('\n');

    public void Add(InvoiceCharge charge) => _text
        .Append(charge.Charge).Append('\t').Append(charge.Unit).Append('\t').Append(Number(charge.Quantity)).Append('\t')
        .Append(Number(charge.ChargedQuantity)).Append('\t').Append(Number(charge.Total)).Append('\n');

    public string Compute() => Of(_text.ToString());

    // Division by 1 with many decimals removes trailing zeros: 1.50 and 1.5 are the same usage.
    private static string Number(decimal value) => (value / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);

    private string Time(DateTimeOffset time)
    {
        if (!_times.TryGetValue(time.UtcTicks, out var text))
        {
            text = time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
            _times[time.UtcTicks] = text;
        }

        return text;
    }
}
