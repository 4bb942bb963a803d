using System;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>
/// The session's colors for warnings and errors, if the session has $PSStyle. The engine removes them from redirected output, and if the user or
/// NO_COLOR requests plain text. Windows PowerShell has no $PSStyle, and would not remove them.
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
