using System;
using System.Globalization;
using System.Management.Automation.Host;

namespace Tigris.PowerShell.Tests;

/// <summary>A host that collects output and can't prompt.</summary>
internal sealed class Screen : PSHost
{
    private readonly ScreenText _text = new();

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => "Screen";

    public override PSHostUserInterface UI => _text;

    public override Version Version => new(1, 0);

    /// <summary>Sets the width of the following output.</summary>
    public int Width
    {
        get => _text.RawUI.BufferSize.Width;
        set => _text.RawUI.BufferSize = new Size(value, 1000);
    }

    /// <summary>Sets the function that answers prompts. Without it, the host can't prompt.</summary>
    public Func<int>? Choose
    {
        get => _text.Choose;
        set => _text.Choose = value;
    }

    /// <summary>Returns the text since the previous call.</summary>
    public string TakeText() => _text.Take();

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode)
    {
    }
}
