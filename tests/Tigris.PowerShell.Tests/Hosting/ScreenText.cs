using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;

namespace Tigris.PowerShell.Tests;

/// <summary>Keeps what is written; refuses to ask, as a host without a person does.</summary>
internal sealed class ScreenText : PSHostUserInterface
{
    private readonly StringBuilder _text = new();

    public override PSHostRawUserInterface RawUI { get; } = new ScreenSize();

    /// <summary>The person, where there is one: answers with the number of a choice.</summary>
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

    public override string ReadLine() => throw Nobody();

    public override SecureString ReadLineAsSecureString() => throw Nobody();

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) => throw Nobody();

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        var choose = Choose ?? throw Nobody();
        WriteLine(message);
        return choose();
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw Nobody();

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        throw Nobody();

    private static HostException Nobody() => new("There is nobody to ask.");
}
