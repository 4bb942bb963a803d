using System;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Connections;

/// <summary>The current connection after Connect-Tigris failed: there is none until it succeeds.</summary>
public sealed class CurrentConnectionTests : EmulatorTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Invariant("connection")]
    [Theory]
    [InlineData("Connect-Tigris local $wrong -Endpoint $endpoint", "Unauthorized")]
    [InlineData("Connect-Tigris local $key -Endpoint http://127.0.0.1:1 -MaximumRetryCount 0", "ConnectionFailed")]
    [InlineData("Connect-Tigris local $key -Endpoint http://example.com", "InvalidEndpoint")]
    [InlineData("Connect-Tigris local $key -Endpoint ftp://127.0.0.1 -SkipTest", "InvalidEndpoint")]
    [InlineData("Connect-Tigris -FromEnvironment", "EnvironmentIncomplete")]
    [InlineData("Connect-Tigris -AutomationConnection @{ ProviderId = 'other' }", "AutomationIncomplete")]
    [InlineData("Connect-Tigris -SecretName tigris", "NoSecretManagement")]
    public void A_failed_Connect_leaves_no_current_connection_and_reports_it(string connect, string errorId)
    {
        var outcome = Failing(connect);

        Assert.Equal(errorId, outcome.ErrorId);
        Assert.EndsWith("The session has no current connection.", outcome.Error.ErrorDetails.Message, StringComparison.Ordinal);
        AssertNotConnected();
    }

    // These values are refused before the command runs, most of them by PowerShell itself.
    [Invariant("connection")]
    [Theory]
    [InlineData("Connect-Tigris -ProviderId $null -SigningKey $key -Endpoint $endpoint")]
    [InlineData("Connect-Tigris -ProviderId ' ' -SigningKey $key -Endpoint $endpoint")]
    [InlineData("Connect-Tigris -ProviderId '' -SigningKey $key -Endpoint $endpoint")]
    [InlineData("Connect-Tigris -ProviderId other -SigningKey $null -Endpoint $endpoint")]
    [InlineData("Connect-Tigris -ProviderId other -SigningKey text -Endpoint $endpoint")]
    [InlineData("Connect-Tigris other $key -UserRole Emperor")]
    [InlineData("Connect-Tigris other $key -TimeoutSec 0")]
    [InlineData("Connect-Tigris other $key -MaximumRetryCount 101")]
    [InlineData("Connect-Tigris -AutomationConnection $null")]
    [InlineData("Connect-Tigris -SecretName $null")]
    [InlineData("Connect-Tigris -Credential $null")]
    [InlineData("Connect-Tigris other $key -Endpiont $endpoint")]
    [InlineData("Connect-Tigris -FromEnvironment -SigningKey $key")]
    public void An_argument_that_cannot_be_bound_leaves_no_current_connection(string connect)
    {
        Assert.NotNull(Failing(connect).Error);

        AssertNotConnected();
    }

    [Fact]
    public void A_successful_Connect_ends_the_state_of_a_failed_one()
    {
        Failing("Connect-Tigris local $wrong -Endpoint $endpoint");

        Run("Connect-Tigris local $key -Endpoint $endpoint; Get-TigrisOrganization").ThrowIfFailed();
    }

    [Fact]
    public void A_failed_Connect_leaves_a_held_connection_usable()
    {
        Run("$held = Get-TigrisConnection");
        Failing("Connect-Tigris local $wrong -Endpoint $endpoint");

        Run("Get-TigrisOrganization -Connection $held").ThrowIfFailed();
    }

    [Fact]
    public async Task Ctrl_C_during_Connect_leaves_no_current_connection()
    {
        using var received = new ManualResetEventSlim();
        Server.Faults.Hook = _ =>
        {
            received.Set();
            return FaultAction.Hang();
        };
        Engine.Set("endpoint", Server.Endpoint);
        using var shell = Engine.NewShell("Connect-Tigris local $key -Endpoint $endpoint");
        var running = shell.BeginInvoke();
        Assert.True(received.Wait(Patience));

        await Task.Run(shell.Stop).WaitAsync(Patience);

        Assert.Throws<System.Management.Automation.PipelineStoppedException>(() => shell.EndInvoke(running));
        Server.Faults.Hook = null;
        Assert.Equal("NotConnected", Run("Get-TigrisOrganization").ErrorId);
        Assert.Empty(Run("Get-TigrisConnection").ThrowIfFailed().Output);
    }

    private Outcome Failing(string connect)
    {
        Engine.Set("wrong", Engine.Secret("wrong"));
        Engine.Set("endpoint", Server.Endpoint);
        return Run(connect);
    }

    private void AssertNotConnected()
    {
        Server.Requests.Clear();
        var next = Run("Get-TigrisOrganization");
        Assert.Equal("NotConnected", next.ErrorId);
        Assert.Contains("the last Connect-Tigris failed", next.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(Run("Get-TigrisConnection").ThrowIfFailed().Output);
        Assert.Empty(Server.Requests.Entries);
    }
}
