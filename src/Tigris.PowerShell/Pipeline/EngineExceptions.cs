using System;
using System.Management.Automation;
using System.Threading;

namespace Tigris.PowerShell;

/// <summary>Distinguishes the exceptions with which the engine ends a pipeline from the failure of a record.</summary>
internal static class EngineExceptions
{
    /// <summary>Returns true for an exception that must reach the engine.</summary>
    public static bool EndPipeline(Exception exception) =>
        exception is PipelineStoppedException or ActionPreferenceStopException or ThreadAbortException or OutOfMemoryException
        || IsControl(exception.GetType());

    // The base types of break, exit and Select-Object -First are internal to the engine, so that only their names can be compared.
    private static bool IsControl(Type? type) =>
        type is not null && (type.Name is "FlowControlException" or "HaltCommandException" || IsControl(type.BaseType));
}
