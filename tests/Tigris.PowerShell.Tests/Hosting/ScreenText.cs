using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;

namespace Tigris.PowerShell.Tests;

/// <summary>Collects output. Refuses prompts like a host without a user.</summary>
internal sealed class ScreenText : PSHostUserInterface
{
    private readonly StringBuilder _text = new();

    public override PSHostRawUserInterface RawUI { get; } = new ScreenSize();

    /// <summary>The function that answers a prompt with the number of a choice; null for a host without a user.</summary>
    public Func<int>? Choose { get; set; }

    public string Take()
    {
        lock (_text)
        {
            var text = _text.ToString();
            _text.Clear();
            return text;
        }
    }

    public override void Write(string value)
    {
        lock (_text)
        {
            _text.Append(value);
        }
    }

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    public override void WriteLine(string value) => Write(value + "\n");

    public override void WriteErrorLine(string value) => WriteLine(value);

    public override void WriteDebugLine(string message) => WriteLine(message);

    public override void WriteVerboseLine(string message) => WriteLine(message);

    public override void WriteWarningLine(string message) => WriteLine(message);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
    }

    public override string ReadLine() => throw NoUser();

    public override SecureString ReadLineAsSecureString() => throw NoUser();

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) => throw NoUser();

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        var choose = Choose ?? throw NoUser();
        WriteLine(message);
        return choose();
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw NoUser();

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        throw NoUser();

    private static HostException NoUser() => new("The host has no user.");
}
