using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tigris.Package.Tests;

/// <summary>The bill of materials in the packages.</summary>
public sealed class BomTests(Packages packages)
{
    private static readonly string Cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private string Text => File.ReadAllText(Path.Combine(packages.NupkgFolder, "bom.json"));

    [Fact]
    public void The_bill_of_materials_describes_this_version_in_the_CycloneDX_format()
    {
        var root = JsonDocument.Parse(Text).RootElement;
        var module = root.GetProperty("metadata").GetProperty("component");

        Assert.Equal("CycloneDX", root.GetProperty("bomFormat").GetString());
        Assert.Equal("Tigris", module.GetProperty("name").GetString());
        Assert.Equal(Packages.Manifest(packages.Module)["ModuleVersion"], module.GetProperty("version").GetString());
    }

    [Invariant("package")]
    [Fact]
    public void Every_shipped_library_is_a_file_of_a_listed_package_and_every_listed_package_ships()
    {
        var libraries = Directory.EnumerateFiles(Path.Combine(packages.Module, "lib"), "*.dll", SearchOption.AllDirectories)
            .Where(file => !Path.GetFileName(file).StartsWith("Tigris.", StringComparison.Ordinal) && !IsPrecompiled(file)).ToArray();

        var listed = Components("pkg:nuget/").Select(component => (Name: component.GetProperty("name").GetString()!, Version: component.GetProperty("version").GetString()!))
            .ToDictionary(package => package, package => Hashes(Path.Combine(Cache, package.Name.ToLowerInvariant(), package.Version)));

        Assert.InRange(libraries.Length, 10, 100);
        Assert.All(libraries, file => Assert.Contains(listed.Values, files => files.Contains(Hash(file))));
        var shipped = libraries.Select(Hash).ToHashSet();
        Assert.All(listed, package => Assert.True(package.Value.Overlaps(shipped), package.Key.Name));
    }

    [Fact]
    public void Every_listed_package_has_a_version_a_licence_a_hash_and_an_identifier() => Assert.All(Components("pkg:nuget/"), component =>
    {
        Assert.NotEqual(0, component.GetProperty("licenses").GetArrayLength());
        Assert.NotEqual(0, component.GetProperty("hashes").GetArrayLength());
        Assert.Equal(
            $"pkg:nuget/{component.GetProperty("name").GetString()}@{component.GetProperty("version").GetString()}", component.GetProperty("purl").GetString());
    });

    [Invariant("package")]
    [Fact]
    public void The_library_of_the_reports_is_listed_with_its_hash_and_notice()
    {
        var workflows = File.ReadAllBytes(Path.Combine(packages.Module, "Tigris.Workflows.dll"));
        using var library = System.Reflection.Assembly.Load(workflows).GetManifestResourceStream("Tigris.Workflows.Assets.chart.umd.min.js")!;
        var hash = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(library));

        var assets = Components("pkg:npm/");

        Assert.Equal(["pkg:npm/chart.js@4.6.1", "pkg:npm/%40kurkle/color@0.3.2"], assets.Select(asset => asset.GetProperty("purl").GetString()));
        Assert.All(assets, asset => Assert.Equal(hash, asset.GetProperty("hashes")[0].GetProperty("content").GetString()));
        Assert.All(assets, asset => Assert.Equal("MIT", asset.GetProperty("licenses")[0].GetProperty("license").GetProperty("id").GetString()));
        Assert.Contains("Chart.js 4.6.1", File.ReadAllText(Path.Combine(packages.Module, "THIRD-PARTY-NOTICES.txt")), StringComparison.Ordinal);
    }

    [Invariant("package")]
    [Fact]
    public void The_bill_of_materials_has_no_path_of_the_build_machine()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

        Assert.All(new[] { Repository.Root, home, Cache, Path.GetTempPath() }, path => Assert.DoesNotMatch(@"[""\s=:]" + Regex.Escape(path), Text));
        Assert.DoesNotMatch(@"file://|[""\s][A-Za-z]:\\\\", Text);
    }

    // Staging compiles these files from the portable ones, which are among the files too.
    private static bool IsPrecompiled(string file) => Path.GetFileName(Path.GetDirectoryName(file)!).Contains('-', StringComparison.Ordinal);

    private static HashSet<string> Hashes(string package) =>
        [.. Directory.EnumerateFiles(Path.Combine(package, "lib"), "*.dll", SearchOption.AllDirectories).Select(Hash)];

    private static string Hash(string file) => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)));

    private JsonElement[] Components(string kind) =>
        [.. JsonDocument.Parse(Text).RootElement.GetProperty("components").EnumerateArray().Where(component => component.GetProperty("purl").GetString()!.StartsWith(kind, StringComparison.Ordinal))];
}
