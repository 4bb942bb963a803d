using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>The cells of differences, which read like the lines of a diff.</summary>
internal static class DifferenceText
{
    private const int Longest = 60;
    private const string None = "none";

    /// <summary>Returns sign and kind: <c>+ Missing</c>, <c>- Extra</c>, <c>~ Different</c>, <c>? Unknown</c>.</summary>
    public static string? Kind(PSObject? item) => Field.Text(item, "Kind") switch
    {
        null => null,
        "Missing" => ViewColor.Warning("+ Missing"),
        "Extra" => ViewColor.Warning("- Extra"),
        "Different" => ViewColor.Warning("~ Different"),
        var other => "? " + other,
    };

    /// <summary>Returns the actual and the desired value: <c>100 GiB -> 50 GiB</c>.</summary>
    public static string? Change(PSObject? item)
    {
        var actual = Field.Text(item, "Kind") == nameof(TenantDifferenceKind.Unknown) ? "?" : Value(item, "Actual");
        return $"{actual} -> {Value(item, "Desired")}";
    }

    /// <summary>Returns the number of items in a list; null if the list wasn't read.</summary>
    public static string? Count(PSObject? item, string name) => Field.Items(item, name) is { } items ? ViewText.Number(items.Count()) : null;

    /// <summary>Returns a value of a setting: a quota as a size, and none for no value.</summary>
    public static string Value(PSObject? item, string name)
    {
        var text = Field.Text(item, "Path") == StateMember.Quota && Field.Long(item, name) is { } bytes ? ViewText.Quota(bytes)! : Field.Text(item, name) ?? None;
        return text.Length <= Longest ? text : text.Substring(0, Longest - 3) + "...";
    }
}
