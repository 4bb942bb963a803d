using System;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>
/// The session's own colours for warnings and errors, where there is a $PSStyle. The engine takes them away again from output that is
/// redirected, and where the user or NO_COLOR wants plain text; Windows PowerShell would not, and has none.
/// </summary>
internal static class ViewColor
{
    private static readonly Type? Style = typeof(PSObject).Assembly.GetType("System.Management.Automation.PSStyle");

    /// <summary>Indicates whether this PowerShell has $PSStyle. Its terminals have colors and all characters.</summary>
    public static bool IsModern => Style is not null;

    public static string Warning(string text) => In("Warning", text);

    public static string Error(string text) => In("Error", text);

    private static string In(string color, string text)
    {
        if (Style?.GetProperty("Instance")?.GetValue(null) is not { } style)
        {
            return text;
        }

        var colors = PSObject.AsPSObject(style);
        var start = PSObject.AsPSObject(colors.Properties["Formatting"].Value).Properties[color].Value;
        return start + text + colors.Properties["Reset"].Value;
    }
}
