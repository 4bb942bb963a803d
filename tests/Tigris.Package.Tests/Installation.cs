using System;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Tigris.Package.Tests;

/// <summary>The facts that Install-Package.ps1 observes in the pinned PowerShell, with an empty folder as the home folder of the user.</summary>
public sealed class Installation : IDisposable
{
    public const string ProjectUri = "https://example.org/tigris";
    public const string LicenseUri = "https://example.org/tigris/licence";
    public const string ReleaseNotes = "What's new: the operator’s guide; 50 %";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tigris-install-");

    public Installation(Packages packages)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var older = Packages.Pack(Path.Combine(_folder.FullName, "older"), "-p:VersionPrefix=0.0.9");
        var prerelease = Packages.Pack(
            Path.Combine(_folder.FullName, "prerelease"), "-p:VersionPrefix=99.0.0", "-p:VersionSuffix=beta1", $"-p:PackageProjectUrl={ProjectUri}",
            $"-p:PackageLicenseUrl={LicenseUri}", "-p:PackageReleaseNotes=" + ReleaseNotes.Replace("%", "%25").Replace(";", "%3B"));
        var home = _folder.CreateSubdirectory("home");
        var json = DotNet.RunPowerShell(
            home.FullName, Path.Combine(Repository.Root, "tests", "Tigris.Package.Tests", "Install-Package.ps1"),
            "-Older", older, "-Current", packages.Nupkg, "-Prerelease", prerelease, "-Folder", _folder.FullName);
        Facts = JsonDocument.Parse(json).RootElement;
    }

    public string Folder => _folder.FullName;

    public JsonElement Facts { get; }

    public string[] Texts(string fact) => Facts.GetProperty(fact) switch
    {
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(item => item.ToString())],
        var single => [single.ToString()],
    };

    public void Dispose() => _folder.Delete(recursive: true);
}
