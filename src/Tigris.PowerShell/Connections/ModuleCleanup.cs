using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>Wipes the keys when the module is removed, and warns if this closes the current connection.</summary>
public sealed class ModuleCleanup : IModuleAssemblyCleanup
{
    // A restricted session may lack Write-Warning.
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
