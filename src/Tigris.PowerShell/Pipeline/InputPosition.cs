using System;
using System.Management.Automation;
using System.Reflection;

namespace Tigris.PowerShell;

/// <summary>The current record of the pipeline's input.</summary>
internal static class InputPosition
{
    // A delegate, because each record reads it several times.
    private static readonly Func<Cmdlet, object?>? CurrentObject = (Func<Cmdlet, object?>?)typeof(Cmdlet)
        .GetProperty("CurrentPipelineObject", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)?
        .GetGetMethod(nonPublic: true)?
        .CreateDelegate(typeof(Func<Cmdlet, object?>));

    /// <summary>Returns the record that a command handles, or that the engine binds to it.</summary>
    public static object? CurrentOf(Cmdlet cmdlet) => CurrentObject?.Invoke(cmdlet);

    /// <summary>Returns the row of a table, such as a CSV, that a command handles now; null for text and for objects of other types.</summary>
    public static PSObject? RowOf(PSCmdlet cmdlet) =>
        cmdlet.MyInvocation.ExpectingInput
        && CurrentOf(cmdlet) is PSObject { BaseObject: PSCustomObject } row
        && !row.TypeNames[0].StartsWith("Tigris.", StringComparison.Ordinal)
        && !row.TypeNames[0].StartsWith("Deserialized.", StringComparison.Ordinal) ? row : null;
}
