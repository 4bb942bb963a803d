namespace Tigris.PowerShell;

/// <summary>A completion.</summary>
/// <param name="value">The text that is put in.</param>
/// <param name="name">What people call it by, where that is something else: it is found by this too.</param>
/// <param name="toolTip">What is said about it; the value itself where there is nothing to say.</param>
internal sealed class CompletionItem(string value, string? name = null, string? toolTip = null)
{
    public string Value { get; } = value;

    public string? Name { get; } = name;

    public string ToolTip { get; } = string.IsNullOrEmpty(toolTip) ? value : toolTip!;
}
