using System;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Tigris.Package.Tests;

/// <summary>Checks the precompiled assemblies.</summary>
public sealed class NativeCodeTests(Packages packages)
{
    private static readonly string[] Compiled = ["Polly.Core.dll", "Refit.dll", "Tigris.Client.dll"];

    private string Portable => Path.Combine(packages.Module, "lib", "net8.0");

    [Invariant("runtimes")]
    [Theory]
    [InlineData("linux-x64")]
    [InlineData("osx-arm64")]
    [InlineData("win-x64")]
    public void The_code_of_a_first_call_is_precompiled_for_the_main_platforms(string platform) =>
        Assert.All(Files(Path.Combine(Portable, platform), Compiled), file => Assert.True(HasNativeCode(file), file));

    [Invariant("runtimes")]
    [Fact]
    public void The_portable_assemblies_have_no_native_code() =>
        Assert.All(Files(Portable, [.. Directory.EnumerateFiles(Portable).Select(file => Path.GetFileName(file)!)]), file => Assert.False(HasNativeCode(file), file));

    [Invariant("runtimes")]
    [Fact]
    public void Windows_PowerShell_and_the_engine_load_portable_assemblies() =>
        Assert.All(
            Directory.EnumerateFiles(packages.Module, "*.dll").Concat(Directory.EnumerateFiles(Path.Combine(packages.Module, "lib", "net472"))),
            file => Assert.False(HasNativeCode(file), file));

    [Invariant("runtimes")]
    [Fact]
    public void Native_code_is_of_the_same_build_as_the_portable_assembly() =>
        Assert.All(Directory.EnumerateDirectories(Portable).SelectMany(folder => Files(folder, Compiled)), file =>
            Assert.Equal(Build(Path.Combine(Portable, Path.GetFileName(file))), Build(file)));

    private static string[] Files(string folder, string[] names)
    {
        Assert.Equal(names.Order(StringComparer.Ordinal), Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        return [.. names.Select(name => Path.Combine(folder, name))];
    }

    private static bool HasNativeCode(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        return image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }

    private static Guid Build(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        var metadata = image.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
    }
}
