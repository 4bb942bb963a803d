using System;

namespace Tigris.Workflows;

/// <summary>Units in the form of the FOCUS specification: <c>GiB-Months</c>, <c>Requests</c>.</summary>
internal static class FocusUnits
{
    private const string Counted = "Number of ";

    private static readonly string[] Times = ["Year", "Month", "Day", "Hour", "Minute", "Second"];

    /// <summary>Returns the unit of the specification. An empty unit means that things are counted.</summary>
    public static string Of(string unit)
    {
        var given = unit.Trim();
        if (given.Length == 0)
        {
            return "Units";
        }

        var known = given.StartsWith(Counted, StringComparison.OrdinalIgnoreCase) && given.Length > Counted.Length ? given.Substring(Counted.Length) : given;
        var dash = known.LastIndexOf('-');
        return Array.Exists(Times, time => time.Equals(known.Substring(dash + 1), StringComparison.OrdinalIgnoreCase)) && dash > 0 ? known + "s" : known;
    }
}
