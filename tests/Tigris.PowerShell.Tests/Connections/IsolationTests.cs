using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Connections;

/// <summary>Checks types, load contexts and connections of the imported module.</summary>
public sealed class IsolationTests : EmulatorTest
{
    [Invariant("isolation")]
    [Fact]
    public void Types_and_exceptions_resolve_by_name() =>
        Assert.Equal("Tigris.Bucket", Run("[Tigris.Bucket].FullName; [Tigris.TigrisNotFoundException] | Out-Null").ThrowIfFailed().Output.Single().BaseObject);

    [Invariant("isolation")]
    [Fact]
    public void The_client_and_its_libraries_load_into_a_private_context()
    {
        Run("Get-TigrisOrganization").ThrowIfFailed();

        var inDefault = AssemblyLoadContext.Default.Assemblies.Select(assembly => assembly.GetName().Name).ToArray();
        Assert.DoesNotContain("Refit", inDefault);
        Assert.DoesNotContain("Polly.Core", inDefault);
        Assert.DoesNotContain("Tigris.Client", inDefault);
        Assert.Contains("Tigris.Model", inDefault);
        var outside = AppDomain.CurrentDomain.GetAssemblies().Single(assembly => assembly.GetName().Name == "Refit");
        Assert.NotSame(AssemblyLoadContext.Default, AssemblyLoadContext.GetLoadContext(outside));
        Assert.Single(AppDomain.CurrentDomain.GetAssemblies(), assembly => assembly.GetName().Name == "Tigris.Model");
        Assert.Equal("hidden", Run("try { [Refit.RestService]; 'visible' } catch { 'hidden' }").Output.Single().ToString());
    }

    [Invariant("runtimes")]
    [Fact]
    public void The_client_has_native_code_on_the_precompiled_platforms()
    {
        Run("Get-TigrisOrganization").ThrowIfFailed();

        // The code for glibc also runs with musl.
        var library = Path.Combine(Path.GetDirectoryName(Repository.Manifest)!, "lib", "net8.0");
        var native = Path.Combine(library, RuntimeInformation.RuntimeIdentifier.Replace("-musl", "", StringComparison.Ordinal));
        var client = AppDomain.CurrentDomain.GetAssemblies().Single(assembly => assembly.GetName().Name == "Tigris.Client");
        Assert.Equal(Directory.Exists(native) ? native : library, Path.GetDirectoryName(client.Location));
    }

    [Fact]
    public void The_module_can_be_imported_again_and_in_a_second_runspace()
    {
        Run($"Import-Module '{Repository.Manifest}' -Force; Import-Module '{Repository.Manifest}' -Force").ThrowIfFailed();
        Run($"Connect-Tigris local $key -Endpoint {Server.Endpoint} -UserId admin; New-TigrisOrganization acme Acme").ThrowIfFailed();

        using var second = Engine.ConnectedTo(Server);

        Assert.Equal(["acme"], second.Run("Get-TigrisOrganization").ThrowIfFailed().Texts("OrganizationId"));
    }

    [Fact]
    public void Removing_the_module_closes_the_connection()
    {
        Run("$c = Get-TigrisConnection; Remove-Module Tigris").ThrowIfFailed();

        Assert.Equal("NotConnected", Run($"Import-Module '{Repository.Manifest}'; Get-TigrisOrganization -Connection $c").ErrorId);
    }

    [Invariant("connection")]
    [Fact]
    public async System.Threading.Tasks.Task Each_runspace_has_its_own_connection()
    {
        await using var other = await EmulatorServer.StartAsync(new EmulatorOptions { Port = 0, ProviderId = "second", SigningKey = "another-key" });
        using var second = Engine.ConnectedTo(other);

        second.Run("New-TigrisOrganization only-here X").ThrowIfFailed();

        Assert.Empty(Run("Get-TigrisOrganization").ThrowIfFailed().Output);
        Assert.Equal("second", second.Run("Get-TigrisConnection").Values("ProviderId").Single());
    }

    [Invariant("connection")]
    [Fact]
    public void A_connection_can_be_used_from_parallel_runspaces()
    {
        Run("1..3 | ForEach-Object { New-TigrisOrganization \"t$_\" x }; $c = Get-TigrisConnection").ThrowIfFailed();

        var outcome = Run($"'t1','t2','t3' | ForEach-Object -Parallel {{ Import-Module '{Repository.Manifest}'; Get-TigrisOrganization $_ -Connection $using:c }}");

        Assert.Equal(["t1", "t2", "t3"], outcome.ThrowIfFailed().Texts("OrganizationId").Order());
    }

    [Invariant("connection")]
    [Fact]
    public void Closing_a_runspace_closes_its_connection()
    {
        object? connection;
        using (var second = Engine.ConnectedTo(Server))
        {
            connection = second.Run("Get-TigrisConnection").Output.Single().BaseObject;
        }

        Engine.Set("c", connection);
        Assert.Equal("NotConnected", Run("Get-TigrisOrganization -Connection $c").ErrorId);
    }
}
