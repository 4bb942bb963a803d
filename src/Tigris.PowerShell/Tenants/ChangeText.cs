using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>The cells of changes, which read like the lines of a diff.</summary>
internal static class ChangeText
{
    /// <summary>Returns sign and state: <c>~ Done</c>, <c>+ Planned</c>, <c>- Manual</c>.</summary>
    public static string? State(PSObject? item)
    {
        if (Field.Text(item, "State") is not { } state)
        {
            return null;
        }

        var sign = Field.Text(item, "Before") is null ? "+" : Field.Text(item, "After") is null ? "-" : "~";
        var text = $"{sign} {state}";
        return state switch
        {
            "Done" or "Planned" => text,
            "Failed" => ViewColor.Error(text),
            _ => ViewColor.Warning(text),
        };
    }

    /// <summary>Returns both values: <c>100 GiB -> 50 GiB</c>.</summary>
    public static string Change(PSObject? item) => $"{DifferenceText.Value(item, "Before")} -> {DifferenceText.Value(item, "After")}";
}
