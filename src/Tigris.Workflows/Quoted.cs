using System.Linq;

namespace Tigris.Workflows;

/// <summary>Values in PowerShell commands that a message recommends.</summary>
internal static class Quoted
{
    // In PowerShell, each of these quotation marks ends a quoted text, and two of them are one character.
    private const string QuotationMarks = "'\u2018\u2019\u201A\u201B";

    /// <summary>Returns a value in single quotation marks, so that PowerShell reads exactly this value.</summary>
    public static string Text(string value) =>
        "'" + string.Concat(value.Select(letter => QuotationMarks.IndexOf(letter) >= 0 ? new string(letter, 2) : letter.ToString())) + "'";
}
