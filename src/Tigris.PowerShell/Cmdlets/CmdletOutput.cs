using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>A cmdlet's streams.</summary>
internal sealed class CmdletOutput(Cmdlet cmdlet, Preferences preferences) : ICallOutput
{
    public ActionPreference ErrorAction => preferences.ErrorAction;

    public void WriteObject(object value) => cmdlet.WriteObject(value);

    public void WriteVerbose(string text) => cmdlet.WriteVerbose(text);

    public void WriteDebug(string text) => cmdlet.WriteDebug(text);

    public void WriteWarning(string text) => cmdlet.WriteWarning(text);

    public void WriteError(ErrorRecord record) => cmdlet.WriteError(record);
}
