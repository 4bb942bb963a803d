using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>Leaves no key in memory when the module is removed, and warns if a connection is lost by it.</summary>
public sealed class ModuleCleanup : IModuleAssemblyCleanup
{
    // A session can lack Write-Warning: a restricted one does.
    private const string Warn = "param($text) try { Write-Warning -Message $text } catch [Management.Automation.CommandNotFoundException] { $Host.UI.WriteWarningLine($text) }";

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        if (!RunspaceConnections.Current.CloseAll())
        {
            return;
        }

        try
        {
            ScriptBlock.Create(Warn).Invoke(Messages.WarnModuleRemoved);
        }
        catch (RuntimeException)
        {
            // With $WarningPreference = 'Stop' the warning is an exception, which must not stop the removal half-way.
        }
    }
}
