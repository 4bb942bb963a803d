using System;
using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Management.Automation;

namespace Tigris.Playground.StandIns;

/// <summary>Writes text to the screen, past the pipeline.</summary>
[Cmdlet(VerbsCommunications.Write, "Host")]
[OutputType(typeof(void))]
public sealed class WriteHostCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromRemainingArguments = true)]
    [SuppressMessage("Naming", "CA1720", Justification = "The parameter's name in PowerShell.")]
    public object? Object { get; set; }

    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    [Parameter]
    public ConsoleColor? ForegroundColor { get; set; }

    protected override void ProcessRecord()
    {
        var text = LanguagePrimitives.ConvertTo<string>(Object is IEnumerable many and not string ? string.Join(' ', many.Cast<object?>()) : Object);
        text = NoNewline ? text : text + Environment.NewLine;
        if (ForegroundColor is { } color)
        {
            Host.UI.Write(color, Host.UI.RawUI.BackgroundColor, text);
        }
        else
        {
            Host.UI.Write(text);
        }
    }
}
