using System;
using System.Globalization;
using System.Management.Automation.Host;
using System.Reflection;

namespace Tigris.Playground.Hosting;

/// <summary>The host of the engine in this program.</summary>
internal sealed class PlaygroundHost(bool interactive) : PSHost, IDisposable
{
    private readonly ConsoleInput _input = new(interactive);
    private PlaygroundUI? _ui;

    /// <summary>The exit code of <c>exit</c>; null before that.</summary>
    public int? ExitCode { get; private set; }

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => "Tigris Playground";

    public override Version Version => Assembly.GetExecutingAssembly().GetName().Version!;

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override PSHostUserInterface UI => _ui ??= new PlaygroundUI(_input);

    /// <summary>Ends a prompt that waits for its answer.</summary>
    public void Interrupt() => _input.Interrupt();

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    public override void EnterNestedPrompt() => throw new HostException("The playground has no nested prompt.");

    public override void ExitNestedPrompt() => throw new HostException("The playground has no nested prompt.");

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public void Dispose() => _input.Dispose();
}
