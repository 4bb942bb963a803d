using System;

namespace Tigris.PowerShell.Tests;

/// <summary>The result of a session in a separate process: its streams and its exit code.</summary>
internal sealed record SessionResult(string Output, string Errors, int ExitCode)
{
    public string[] Lines => Output.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public SessionResult ThrowIfFailed()
    {
        Assert.Equal("", Errors);
        Assert.Equal(0, ExitCode);
        return this;
    }
}
