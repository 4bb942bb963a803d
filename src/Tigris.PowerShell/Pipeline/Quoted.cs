using System.Management.Automation.Language;

namespace Tigris.PowerShell;

/// <summary>Values in commands that a user is told to run.</summary>
internal static class Quoted
{
    /// <summary>A text that means itself, whatever is in it.</summary>
    public static string Text(string value) => "'" + CodeGeneration.EscapeSingleQuotedStringContent(value) + "'";
}
