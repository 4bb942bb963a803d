using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>Where the pipeline thread puts what calls bring, and asks what they ask: the cmdlet. Called by that thread alone.</summary>
internal interface ICallOutput
{
    /// <summary>The command's name.</summary>
    string Name { get; }

    /// <summary>What an error does here: <c>-ErrorAction</c>, or the preference variable.</summary>
    ActionPreference ErrorAction { get; }

    /// <summary>What a warning does here: <c>-WarningAction</c>, or the preference variable.</summary>
    ActionPreference WarningAction { get; }

    bool WantsVerbose { get; }

    bool WantsProgress { get; }

    void WriteObject(object value);

    void WriteVerbose(string text);

    void WriteDebug(string text);

    void WriteWarning(string text);

    void WriteError(ErrorRecord record);

    void WriteProgress(ProgressRecord record);

    /// <summary>Asks whether to go on with a change.</summary>
    /// <exception cref="TigrisArgumentException">The host cannot ask.</exception>
    bool Confirm(string target, string action);
}
