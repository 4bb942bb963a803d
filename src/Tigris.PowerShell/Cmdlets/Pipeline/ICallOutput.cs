using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>Where the pipeline thread puts what calls bring: the cmdlet. Called by that thread alone.</summary>
internal interface ICallOutput
{
    /// <summary>What an error does here: <c>-ErrorAction</c>, or the preference variable.</summary>
    ActionPreference ErrorAction { get; }

    void WriteObject(object value);

    void WriteVerbose(string text);

    void WriteDebug(string text);

    void WriteWarning(string text);

    void WriteError(ErrorRecord record);
}
