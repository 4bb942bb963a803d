using System;
using System.Management.Automation;
using System.Reflection;

namespace Tigris.PowerShell;

/// <summary>The current record of the pipeline's input, and its position.</summary>
internal static class InputPosition
{
    private static readonly PropertyInfo? CurrentObject =
        typeof(Cmdlet).GetProperty("CurrentPipelineObject", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);

    // The engine counts the records that it fails to bind too, which no command sees. The counter has no public reader.
    private static readonly PropertyInfo? Counters =
        typeof(InvocationInfo).GetProperty("PipelineIterationInfo", BindingFlags.Instance | BindingFlags.NonPublic);

    /// <summary>Returns the number of the current record, from 1; null without pipeline input, or where the engine has no counter.</summary>
    public static int? Of(InvocationInfo invocation) =>
        invocation.ExpectingInput
        && Counters?.GetValue(invocation) is int[] counters
        && invocation.PipelinePosition >= 0 && invocation.PipelinePosition < counters.Length
        && counters[invocation.PipelinePosition] is > 0 and var position ? position : null;

    /// <summary>Returns the row of a table, such as a CSV, that a command handles now; null for text and for objects of other types.</summary>
    public static PSObject? RowOf(PSCmdlet cmdlet) =>
        cmdlet.MyInvocation.ExpectingInput
        && CurrentObject?.GetValue(cmdlet) is PSObject { BaseObject: PSCustomObject } row
        && !row.TypeNames[0].StartsWith("Tigris.", StringComparison.Ordinal)
        && !row.TypeNames[0].StartsWith("Deserialized.", StringComparison.Ordinal) ? row : null;
}
