using System;
using System.IO;
using System.Linq;
using System.Reflection;

namespace Tigris.Client.Tests;

/// <summary>The runtime and the assemblies that the other tests of this program ran with.</summary>
public sealed class OlderRuntimeTests
{
    [Invariant("runtimes")]
    [Fact]
    public void The_process_runs_on_the_runtime_version_of_the_project() =>
        Assert.Equal(Metadata("RuntimeFrameworkVersion"), Environment.Version.ToString());

    [Invariant("runtimes")]
    [Theory]
    [InlineData("Tigris.Client.dll", true)]
    [InlineData("Refit.dll", true)]
    [InlineData("Polly.Core.dll", true)]
    [InlineData("ReactiveUI.Primitives.dll", false)]
    [InlineData("System.Net.ServerSentEvents.dll", false)]
    public void The_process_loads_the_staged_assembly(string file, bool precompiled)
    {
        var staged = Path.Combine(Metadata("StagedClient"), precompiled ? "linux-x64" : ".", file);

        var loaded = Assembly.Load(Path.GetFileNameWithoutExtension(file)).Location;

        Assert.Equal(Path.Combine(AppContext.BaseDirectory, file), loaded);
        Assert.Equal(File.ReadAllBytes(staged), File.ReadAllBytes(loaded));
    }

    private static string Metadata(string key) =>
        typeof(OlderRuntimeTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
