using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Xml.Linq;

namespace Tigris.Package.Tests;

/// <summary>Checks the manifests of the module and of the package.</summary>
public sealed class ManifestTests(Packages packages)
{
    [Invariant("package")]
    [Fact]
    public void The_version_is_defined_in_one_place()
    {
        var version = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("VersionPrefix").Single().Value;

        Assert.Equal(version, Packages.Manifest(packages.Module)["ModuleVersion"]);
        Assert.Equal(version, Nuspec("version"));
        Assert.Equal($"Tigris.{version}.nupkg", Path.GetFileName(packages.Nupkg));
        Assert.All(new[] { "Tigris.PowerShell.dll", "Tigris.Workflows.dll", "Tigris.Model.dll" }, file =>
            Assert.Equal(version, AssemblyName.GetAssemblyName(Path.Combine(packages.Module, file)).Version!.ToString(3)));
    }

    [Fact]
    public void The_package_describes_the_module_to_a_gallery()
    {
        var manifest = Packages.Manifest(packages.Module);
        var data = (Hashtable)((Hashtable)manifest["PrivateData"]!)["PSData"]!;
        var commands = ((IEnumerable)manifest["CmdletsToExport"]!).Cast<string>().ToArray();

        Assert.Equal("Tigris", Nuspec("id"));
        Assert.Equal(manifest["Author"], Nuspec("authors"));
        Assert.Equal(manifest["Description"], Nuspec("description"));
        Assert.Equal("MIT", Nuspec("license"));
        Assert.Equal(
            new[] { "PSModule", "PSIncludes_Cmdlet" }
                .Concat(((IEnumerable)data["Tags"]!).Cast<string>())
                .Concat(commands.SelectMany(command => new[] { "PSCmdlet_" + command, "PSCommand_" + command })).Order(StringComparer.Ordinal),
            Nuspec("tags")!.Split(' ').Order(StringComparer.Ordinal));
        // Galleries refuse more tags.
        Assert.InRange(Nuspec("tags")!.Length, 1, 4000);
        Assert.All(((IEnumerable)manifest["CompatiblePSEditions"]!).Cast<string>(), edition => Assert.Contains("PSEdition_" + edition, Nuspec("tags")!, StringComparison.Ordinal));
    }

    [Invariant("package")]
    [Fact]
    public void The_package_has_only_the_specified_addresses()
    {
        var data = (Hashtable)((Hashtable)Packages.Manifest(packages.Module)["PrivateData"]!)["PSData"]!;

        Assert.All(new[] { "ProjectUri", "LicenseUri", "IconUri", "ReleaseNotes", "Prerelease" }, name => Assert.False(data.ContainsKey(name), name));
        Assert.All(new[] { "projectUrl", "iconUrl", "releaseNotes" }, name => Assert.Null(Nuspec(name)));
    }

    [Invariant("package")]
    [Fact]
    public void Addresses_and_notes_of_the_build_are_in_the_manifest()
    {
        var folder = Directory.CreateTempSubdirectory("tigris-manifest-");
        try
        {
            DotNet.Run(
                "msbuild", "src/Tigris.PowerShell", "-t:StageManifest", $"-p:TigrisModuleStage={folder.FullName}/", "-p:VersionSuffix=beta1",
                "-p:PackageProjectUrl=https://example.org/tigris", "-p:PackageReleaseNotes=What's new: ’ and ‘‘ and $1");

            var data = (Hashtable)((Hashtable)Packages.Manifest(folder.FullName)["PrivateData"]!)["PSData"]!;
            Assert.Equal("beta1", data["Prerelease"]);
            Assert.Equal("https://example.org/tigris", data["ProjectUri"]);
            Assert.Equal("What's new: ’ and ‘‘ and $1", data["ReleaseNotes"]);
            Assert.False(data.ContainsKey("IconUri"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private string? Nuspec(string element) =>
        XDocument.Load(Path.Combine(packages.NupkgFolder, "Tigris.nuspec")).Descendants().SingleOrDefault(node => node.Name.LocalName == element)?.Value;
}
