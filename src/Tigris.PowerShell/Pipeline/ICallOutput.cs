using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>The output of a cmdlet and its confirmation prompts. Only the pipeline thread calls its members.</summary>
internal interface ICallOutput
{
    /// <summary>The command's name.</summary>
    string Name { get; }

    /// <summary>The effect of an error: <c>-ErrorAction</c>, or the preference variable.</summary>
    ActionPreference ErrorAction { get; }

    /// <summary>The effect of a warning: <c>-WarningAction</c>, or the preference variable.</summary>
    ActionPreference WarningAction { get; }

    bool ShowsVerbose { get; }

    bool ShowsProgress { get; }

    /// <summary>true if the last object was written to a command that failed, or while the pipeline was being stopped; otherwise, false.</summary>
    bool ReceiverFailed { get; }

    /// <summary>true if the engine stops the pipeline, as after Ctrl+C; otherwise, false.</summary>
    bool IsStopping { get; }

    /// <summary>true if objects can be written; otherwise, false: the pipeline is being stopped, or its commands are being disposed.</summary>
    bool CanWrite { get; }

    void WriteObject(object value);

    void WriteVerbose(string text);

    void WriteDebug(string text);

    void WriteWarning(string text);

    /// <summary>Shows a warning at the end of the pipeline: on the host if it can't be written.</summary>
    /// <param name="text">The warning.</param>
    /// <param name="isSecret">true if it names a secret that exists nowhere else: then a preference doesn't silence it.</param>
    void WarnAtEnd(string text, bool isSecret);

    void WriteError(ErrorRecord record);

    void WriteProgress(ProgressRecord record);

    /// <summary>Shows the confirmation prompt of a change.</summary>
    /// <exception cref="TigrisArgumentException">The host can't show a prompt.</exception>
    bool Confirm(string target, string action);
}
