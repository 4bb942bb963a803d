using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>Values as the binder hands them over.</summary>
internal static class Piped
{
    /// <summary>The object itself, without the wrapper that the engine may have put around it.</summary>
    public static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
