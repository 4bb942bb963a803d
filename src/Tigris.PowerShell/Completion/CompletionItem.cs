namespace Tigris.PowerShell;

/// <summary>A completion.</summary>
/// <param name="value">The inserted text.</param>
/// <param name="name">Another name of the object, which completion also matches; null if there is none.</param>
/// <param name="toolTip">The description; null for the value itself.</param>
internal sealed class CompletionItem(string value, string? name = null, string? toolTip = null)
{
    public string Value { get; } = value;

    public string? Name { get; } = name;

    public string ToolTip { get; } = string.IsNullOrEmpty(toolTip) ? value : toolTip!;
}
