using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>Leaves no key in memory when the module is removed.</summary>
public sealed class ModuleCleanup : IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo) => RunspaceConnections.Current.Close();
}
