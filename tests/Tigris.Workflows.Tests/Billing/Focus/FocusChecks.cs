using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tigris.Workflows.Tests.Billing;

/// <summary>The check functions of the rule model, for one row. A cell that is null satisfies checks of type and format.</summary>
internal static partial class FocusChecks
{
    private static readonly HashSet<string> Currencies =
    [
        .. ("AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK "
            + "DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD "
            + "KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG "
            + "QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES "
            + "VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG").Split(' '),
    ];

    public static bool Holds(FocusCheck check, IReadOnlyDictionary<string, string?> row) => check.Function switch
    {
        "AND" => check.Items.All(item => Holds(item, row)),
        "OR" => check.Items.Any(item => Holds(item, row)),
        "CheckModelRule" => HoldsRule(FocusModel.Rules[check.RuleId], row),
        "CheckValue" => AreEqual(Cell(row, check.Column()), check.Value),
        "CheckNotValue" => !AreEqual(Cell(row, check.Column()), check.Value),
        "CheckSameValue" => AreEqual(Cell(row, check.Column("ColumnAName")), Cell(row, check.Column("ColumnBName"))),
        "CheckNotSameValue" => !AreEqual(Cell(row, check.Column("ColumnAName")), Cell(row, check.Column("ColumnBName"))),
        "CheckGreaterOrEqualThanValue" => Number(row, check.Column()) is not { } number || number >= decimal.Parse(check.Value!, CultureInfo.InvariantCulture),
        "ColumnByColumnEqualsColumnValue" => IsProduct(row, check),
        "TypeString" or "FormatString" => Cell(row, check.Column()) is not { } text || IsText(text),
        "TypeDecimal" or "FormatNumeric" or "CheckDecimalValue" => Cell(row, check.Column()) is not { } number || (Numeric().IsMatch(number) && Number(row, check.Column()) is not null),
        "TypeDateTime" or "FormatDateTime" => Cell(row, check.Column()) is not { } time || IsTime(time),
        "FormatUnit" => Cell(row, check.Column()) is not { } unit || Unit().IsMatch(unit),
        "FormatKeyValue" => Cell(row, check.Column()) is not { } json || IsFlatObject(json),
        "FormatCurrency" => Cell(row, check.Column()) is not { } code || Currency().IsMatch(code),
        "CheckNationalCurrency" => Cell(row, check.Column()) is not { } code || Currencies.Contains(code),
        var other => throw new NotSupportedException(other),
    };

    /// <summary>Returns the values of one column that don't have the expected number of values in the other.</summary>
    public static IEnumerable<string> GroupsWithoutCount(FocusCheck check, IEnumerable<IReadOnlyDictionary<string, string?>> rows)
    {
        var expected = check.Arguments.GetProperty("ExpectedCount").GetInt32();
        return rows.GroupBy(row => Cell(row, check.Column("ColumnAName")))
            .Where(group => group.Select(row => Cell(row, check.Column("ColumnBName"))).Distinct().Count() != expected)
            .Select(group => $"group '{group.Key}'");
    }

    private static bool HoldsRule(FocusRule rule, IReadOnlyDictionary<string, string?> row) =>
        !rule.IsStatic || !Holds(rule.Condition, row) || Holds(rule.Requirement, row);

    // A column that the dataset doesn't have is null in each row.
    private static string? Cell(IReadOnlyDictionary<string, string?> row, string column) => row.GetValueOrDefault(column);

    private static decimal? Number(IReadOnlyDictionary<string, string?> row, string column) =>
        decimal.TryParse(Cell(row, column), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool AreEqual(string? left, string? right) => left == right
        || (decimal.TryParse(left, NumberStyles.Float, CultureInfo.InvariantCulture, out var one)
            && decimal.TryParse(right, NumberStyles.Float, CultureInfo.InvariantCulture, out var other) && one == other);

    private static bool IsProduct(IReadOnlyDictionary<string, string?> row, FocusCheck check) =>
        Number(row, check.Column("ColumnAName")) is not { } one || Number(row, check.Column("ColumnBName")) is not { } other
        || Number(row, check.Column("ResultColumnName")) is not { } result || one * other == result;

    // Names keep their own spaces. Blank text and placeholders are excluded.
    private static bool IsText(string text) => !string.IsNullOrWhiteSpace(text) && text.IsNormalized()
        && !text.Equals("null", StringComparison.OrdinalIgnoreCase) && !text.Equals("Not Applicable", StringComparison.OrdinalIgnoreCase);

    private static bool IsTime(string text) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    private static bool IsFlatObject(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var members = json.RootElement.EnumerateObject().ToArray();
            return members.Select(member => member.Name).Distinct().Count() == members.Length
                && members.All(member => member.Value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    [GeneratedRegex("^-?[0-9]+(\\.[0-9]+)?(E-?[0-9]+)?$")]
    private static partial Regex Numeric();

    [GeneratedRegex("^[A-Z]{3}$")]
    private static partial Regex Currency();

    // A unit, a unit by time, a unit in a time, or a number of units. Times are singular after a slash, and plural after a hyphen.
    [GeneratedRegex("^([0-9]+ )?[A-Za-z][A-Za-z0-9]*( [A-Za-z][A-Za-z0-9]*)*(-(Years|Months|Days|Hours|Minutes|Seconds)|/(Year|Month|Day|Hour|Minute|Second)|/[0-9]+ (Years|Months|Days|Hours|Minutes|Seconds))?$")]
    private static partial Regex Unit();
}
