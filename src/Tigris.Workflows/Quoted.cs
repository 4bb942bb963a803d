using System.Linq;

namespace Tigris.Workflows;

/// <summary>Values in PowerShell commands that a message recommends.</summary>
internal static class Quoted
{
    // PowerShell ends a quoted text at each of them, typographic ones included, and reads two as one.
    private const string QuotationMarks = "'\u2018\u2019\u201A\u201B";

    /// <summary>Returns a value in single quotation marks, so that PowerShell reads exactly this value.</summary>
    public static string Text(string value) =>
        "'" + string.Concat(value.Select(letter => QuotationMarks.IndexOf(letter) >= 0 ? new string(letter, 2) : letter.ToString())) + "'";
}
