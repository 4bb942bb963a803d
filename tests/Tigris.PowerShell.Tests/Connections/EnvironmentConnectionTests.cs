using System.Threading.Tasks;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Connections;

/// <summary>The connection that environment variables describe. The variables are those of the process, so these tests run alone.</summary>
[Collection(AloneWithEnvironment.Name)]
public sealed class EnvironmentConnectionTests : EmulatorTest
{
    [Invariant("connection")]
    [Fact]
    public void The_environment_does_not_take_over_after_a_failed_Connect_until_the_user_disconnects()
    {
        using var variables = new ConnectionVariables(Server);
        Engine.Set("wrong", Engine.Secret("wrong"));
        Assert.Equal("Unauthorized", Run($"Connect-Tigris local $wrong -Endpoint {Server.Endpoint}").ErrorId);

        Assert.Equal("NotConnected", Run("Get-TigrisOrganization").ErrorId);
        Assert.Empty(Run("Get-TigrisConnection").ThrowIfFailed().Output);
        Run("Disconnect-Tigris; Get-TigrisOrganization").ThrowIfFailed();
    }

    [Invariant("connection")]
    [Fact]
    public async Task Disconnect_closes_the_connections_of_an_environment_that_changed()
    {
        await using var other = await EmulatorServer.StartAsync(new EmulatorOptions { Port = 0, ProviderId = "second", SigningKey = "another-key" });
        using var variables = new ConnectionVariables(Server);
        Run("Disconnect-Tigris; $first = Get-TigrisConnection; Get-TigrisOrganization").ThrowIfFailed();
        ConnectionVariables.Describe(other);
        Run("$second = Get-TigrisConnection; Get-TigrisOrganization").ThrowIfFailed();
        variables.Dispose();

        Run("Disconnect-Tigris").ThrowIfFailed();

        Assert.Equal(["local", "second"], Run("$first; $second").Texts("ProviderId"));
        Assert.Equal("NotConnected", Run("Get-TigrisOrganization -Connection $first").ErrorId);
        Assert.Equal("NotConnected", Run("Get-TigrisOrganization -Connection $second").ErrorId);
        Assert.Single(other.Requests.Entries);
    }

    [Fact]
    public void A_closed_connection_of_the_environment_is_created_again()
    {
        using var variables = new ConnectionVariables(Server);
        Run("Disconnect-Tigris; $first = Get-TigrisConnection; Get-TigrisOrganization; Disconnect-Tigris -Connection $first").ThrowIfFailed();

        Assert.Equal("NotConnected", Run("Get-TigrisOrganization -Connection $first").ErrorId);
        Run("Get-TigrisOrganization").ThrowIfFailed();
    }

    [Fact]
    public void A_connection_closed_from_a_parallel_runspace_is_not_replaced_by_the_environment()
    {
        Run($"$c = Get-TigrisConnection; 1 | ForEach-Object -Parallel {{ Import-Module '{Repository.Manifest}'; Disconnect-Tigris -Connection $using:c }}").ThrowIfFailed();
        using var variables = new ConnectionVariables(Server);

        Assert.Equal("NotConnected", Run("Get-TigrisOrganization").ErrorId);
    }
}
