using System;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Tigris.PowerShell;

/// <summary>
/// Marks an argument of Connect-Tigris. A value that PowerShell can't bind, such as an empty provider id, fails before the command runs, so the
/// earlier connection is dropped while arguments are bound.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ConnectingAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        // A caller outside a pipeline has no runspace and no connection to drop.
        if (Runspace.DefaultRunspace is not null)
        {
            RunspaceConnections.Current.BeginConnect();
        }

        return inputData;
    }
}
