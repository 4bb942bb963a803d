using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace Tigris.Playground.Hosting;

/// <summary>The console as the engine's screen and keyboard.</summary>
internal sealed class PlaygroundUI(ConsoleInput input) : PSHostUserInterface
{
    private readonly Questions _questions = new(input);

    public override PSHostRawUserInterface RawUI { get; } = new PlaygroundRawUI();

    public override bool SupportsVirtualTerminal => Terminal.HasColor;

    public override string ReadLine() => input.ReadLine();

    public override SecureString ReadLineAsSecureString() => Questions.Secure(input.ReadHidden());

    public override void Write(string value) => Console.Write(Shown(value));

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        Console.Write(Terminal.In(PSStyle.MapForegroundColorToEscapeSequence(foregroundColor), value));

    public override void WriteLine(string value) => Console.WriteLine(Shown(value));

    // The engine has colored an error already, if colors are enabled. In a session, errors are part of the output.
    public override void WriteErrorLine(string value) => Console.WriteLine(Shown(value));

    public override void WriteWarningLine(string message) => Terminal.WriteLine(PSStyle.Instance.Formatting.Warning, $"WARNING: {message}");

    public override void WriteVerboseLine(string message) => Terminal.WriteLine(PSStyle.Instance.Formatting.Verbose, $"VERBOSE: {message}");

    public override void WriteDebugLine(string message) => Terminal.WriteLine(PSStyle.Instance.Formatting.Debug, $"DEBUG: {message}");

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        // A progress bar needs its own place on the screen. A session that is read from top to bottom has none.
    }

    public override Dictionary<string, PSObject?> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        _questions.AskFields(caption, message, descriptions);

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
        _questions.AskChoice(caption, message, choices, defaultChoice);

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        _questions.AskCredential(caption, message, userName);

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        _questions.AskCredential(caption, message, userName);

    // Formatted output has colors. The host must remove them if colors aren't enabled.
    private string Shown(string value) => GetOutputString(value, SupportsVirtualTerminal);
}
