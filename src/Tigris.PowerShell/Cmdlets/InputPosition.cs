using System.Management.Automation;
using System.Reflection;

namespace Tigris.PowerShell;

/// <summary>The position of a record in the pipeline's input.</summary>
internal static class InputPosition
{
    // The engine counts the records that it fails to bind too, which no command sees. The counter has no public reader.
    private static readonly PropertyInfo? Counters =
        typeof(InvocationInfo).GetProperty("PipelineIterationInfo", BindingFlags.Instance | BindingFlags.NonPublic);

    /// <summary>Returns the number of the current record, from 1; null without pipeline input, or where the engine has no counter.</summary>
    public static int? Of(InvocationInfo invocation) =>
        invocation.ExpectingInput
        && Counters?.GetValue(invocation) is int[] counters
        && invocation.PipelinePosition >= 0 && invocation.PipelinePosition < counters.Length
        && counters[invocation.PipelinePosition] is > 0 and var position ? position : null;
}
