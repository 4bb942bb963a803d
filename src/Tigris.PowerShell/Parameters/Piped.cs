using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>Reads values that the binder passes.</summary>
internal static class Piped
{
    /// <summary>Returns the object without the wrapper of the engine.</summary>
    public static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
