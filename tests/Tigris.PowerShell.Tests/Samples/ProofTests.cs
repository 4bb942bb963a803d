using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Tigris.Emulator;
using Tigris.S3Fakes;

namespace Tigris.PowerShell.Tests.Samples;

/// <summary>Runs samples/Prove-Isolation.ps1 with and without a fault in the isolation of tenants.</summary>
public sealed class ProofTests
{
    [Invariant("samples")]
    [Fact]
    public async Task Every_promise_is_kept()
    {
        await using var server = await EmulatorServer.StartAsync(new EmulatorOptions { Port = 0 });

        var outcome = Prove(server);

        // The output describes the actual result.
        Assert.True(outcome.Thrown is null, string.Join('\n', outcome.Output));
        var promises = Promises(outcome.ThrowIfFailed());
        Assert.Equal(26, promises.Length);
        Assert.All(promises, promise => Assert.True((bool)promise.Properties["Kept"].Value, promise.ToString()));
    }

    [Invariant("samples")]
    [Theory]
    [InlineData("function Disable-TigrisOrganization { }", "acme writes when deactivated; acme reads when deactivated")]
    [InlineData("function Read-S3Object { param($BucketName, $Key, $File) }", "acme reads its report; acme reads the report of globex")]
    public async Task A_broken_promise_is_named_in_the_table_and_fails(string breach, string named)
    {
        await using var server = await EmulatorServer.StartAsync(new EmulatorOptions { Port = 0 });

        var outcome = Prove(server, breach);

        Assert.StartsWith($"Not as promised: {named}", outcome.Thrown?.Message, StringComparison.Ordinal);
        var broken = Promises(outcome).Where(promise => !(bool)promise.Properties["Kept"].Value).Select(promise => (string)promise.Properties["Tried"].Value);
        Assert.Equal(outcome.Thrown!.Message["Not as promised: ".Length..].Split("; "), broken);
    }

    [Fact]
    public async Task An_interrupted_proof_leaves_no_active_key()
    {
        await using var server = await EmulatorServer.StartAsync(new EmulatorOptions { Port = 0 });

        var outcome = Prove(server, "function Disable-TigrisOrganization { throw \"broken: $copy\" }");

        Assert.StartsWith("broken: ", outcome.Thrown?.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(outcome.Thrown!.Message["broken: ".Length..]));
        using var engine = Engine.ConnectedTo(server);
        Assert.Equal<object?>([false, false], engine.Run("Get-TigrisOrganization -IncludeInactive").ThrowIfFailed().Values("Active"));
        Assert.Empty(engine.Run("Get-TigrisBucket *").ThrowIfFailed().Output);
    }

    private static Outcome Prove(EmulatorServer server, string first = "")
    {
        using var engine = Engine.ConnectedTo(server, $"-S3Endpoint {server.S3Endpoint}");
        engine.Set("fakes", typeof(S3Command).Assembly);

        // All tests of the process share the environment, so the test passes a connection.
        return engine.Run($$"""
            Set-StrictMode -Version Latest
            Import-Module -Assembly $fakes
            function Connect-Tigris { }
            {{first}}
            & '{{Repository.File("samples/Prove-Isolation.ps1")}}' -S3Endpoint '{{server.S3Endpoint}}'
            """);
    }

    private static PSObject[] Promises(Outcome outcome) => [.. outcome.Output.Where(item => item?.Properties["Kept"] is not null)];
}
