using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Connections;

/// <summary>Closes one connection or all connections of a runspace. A closed connection signs no request.</summary>
public sealed class DisconnectTests : EmulatorTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private string Connect => $"Connect-Tigris local $key -Endpoint {Server.Endpoint} -UserId admin -UserRole Admin -PassThru";

    [Fact]
    public void Connecting_again_leaves_a_held_connection_usable()
    {
        Run($"$a = Get-TigrisConnection; $b = {Connect}; Get-TigrisOrganization -Connection $a; Get-TigrisOrganization -Connection $b").ThrowIfFailed();
    }

    [Invariant("connection")]
    [Fact]
    public void Disconnect_closes_every_connection_of_the_runspace()
    {
        Run($"$held = @(Get-TigrisConnection; {Connect}; {Connect} -SkipTest); Disconnect-Tigris").ThrowIfFailed();

        AssertClosed("$held[0]", "$held[1]", "$held[2]");
        Assert.Equal("NotConnected", Run("Get-TigrisOrganization").ErrorId);
    }

    [Invariant("connection")]
    [Fact]
    public void Disconnect_of_one_connection_leaves_the_others()
    {
        Run($"$a = Get-TigrisConnection; $b = {Connect}; Disconnect-Tigris -Connection $a; Disconnect-Tigris -Connection $a").ThrowIfFailed();

        AssertClosed("$a");
        Run("Get-TigrisOrganization -Connection $b; Get-TigrisOrganization").ThrowIfFailed();
    }

    [Fact]
    public void Disconnect_of_the_current_connection_leaves_none_current_and_an_earlier_one_usable()
    {
        Run($"$a = Get-TigrisConnection; $b = {Connect}; Disconnect-Tigris -Connection $b").ThrowIfFailed();

        Assert.Empty(Run("Get-TigrisConnection").ThrowIfFailed().Output);
        Assert.Equal("NotConnected", Run("Get-TigrisOrganization").ErrorId);
        Run("Get-TigrisOrganization -Connection $a").ThrowIfFailed();
    }

    [Fact]
    public void Disconnect_with_a_null_connection_closes_nothing()
    {
        Assert.NotNull(Run("Disconnect-Tigris -Connection $null").Error);

        Run("Get-TigrisOrganization").ThrowIfFailed();
    }

    [Theory]
    [InlineData("Get-TigrisOrganization -Connection $c")]
    [InlineData("'acme', 'globex' | Get-TigrisOrganization -Connection $c -ThrottleLimit 1")]
    [InlineData("New-TigrisOrganization acme Acme -Connection $c")]
    [InlineData("Invoke-TigrisRequest GET /orgs -Connection $c")]
    public void A_closed_connection_is_refused_by_name_before_a_request(string command)
    {
        Run("$c = Get-TigrisConnection; Disconnect-Tigris").ThrowIfFailed();

        var outcome = Run(command);

        Assert.StartsWith("NotConnected", (outcome.ThrownRecord ?? outcome.Errors[0]).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("'local at http", (outcome.ThrownRecord ?? outcome.Errors[0]).ToString(), StringComparison.Ordinal);
        Assert.Empty(Server.Requests.Entries);
    }

    [Fact]
    public void A_connection_closed_in_its_runspace_is_refused_in_parallel_ones()
    {
        Run("$c = Get-TigrisConnection; Disconnect-Tigris").ThrowIfFailed();

        var outcome = Run($"1..3 | ForEach-Object -Parallel {{ Import-Module '{Repository.Manifest}'; Get-TigrisOrganization -Connection $using:c }}");

        Assert.Equal(3, outcome.Errors.Count);
        Assert.All(outcome.Errors, error => Assert.StartsWith("NotConnected", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Empty(Server.Requests.Entries);
    }

    [Invariant("connection")]
    [Theory]
    [InlineData("Get-TigrisOrganization acme", "NotConnected")]
    [InlineData("New-TigrisAccessKey acme ci", "OutcomeUnknown")]
    public async Task A_call_whose_connection_is_closed_ends_with_a_clear_error(string command, string errorId)
    {
        Server.SeedOrganizations(1, _ => ("acme", "Acme"));
        var connection = Run("Get-TigrisConnection").Output.Single().BaseObject;
        using var received = new ManualResetEventSlim();
        Server.Faults.Hook = _ =>
        {
            received.Set();
            return FaultAction.Hang();
        };
        var running = Task.Run(() => Run(command));
        Assert.True(received.Wait(Patience));
        using var other = new Engine();
        other.Set("c", connection);

        other.Run("Disconnect-Tigris -Connection $c").ThrowIfFailed();

        var outcome = await running.WaitAsync(Patience);
        Assert.Equal(errorId, outcome.ErrorId);
        Assert.Contains("closed", outcome.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Closing_a_runspace_closes_every_connection_made_in_it()
    {
        object held;
        using (var second = Engine.ConnectedTo(Server))
        {
            held = second.Run($"$a = Get-TigrisConnection; $b = {Connect}; $a; $b").Output.Select(item => item.BaseObject).ToArray();
        }

        Engine.Set("held", held);
        AssertClosed("$held[0]", "$held[1]");
    }

    [Theory]
    [InlineData("Remove-Module Tigris")]
    [InlineData("Import-Module '$manifest' -Force")]
    public void Removing_the_module_closes_every_connection_and_warns_once(string removal)
    {
        var outcome = Run($"$a = Get-TigrisConnection; $b = {Connect}; {removal.Replace("$manifest", Repository.Manifest, StringComparison.Ordinal)}").ThrowIfFailed();

        Assert.Contains("closed", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Run($"Import-Module '{Repository.Manifest}'").ThrowIfFailed();
        AssertClosed("$a", "$b");
    }

    [Fact]
    public void Removing_the_module_without_a_connection_is_silent() =>
        Assert.Empty(Run($"Disconnect-Tigris; Import-Module '{Repository.Manifest}' -Force").ThrowIfFailed().Warnings);

    [Fact]
    public void A_warning_that_stops_does_not_stop_the_removal()
    {
        Run("$WarningPreference = 'Stop'; Remove-Module Tigris").ThrowIfFailed();

        Assert.Empty(Run("Get-Module Tigris").Output);
    }

    private void AssertClosed(params string[] connections)
    {
        Server.Requests.Clear();
        Assert.All(connections, connection => Assert.Equal("NotConnected", Run($"Get-TigrisOrganization -Connection {connection}").ErrorId));
        Assert.Empty(Server.Requests.Entries);
    }
}
