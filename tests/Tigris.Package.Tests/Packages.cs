using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Management.Automation.Language;

[assembly: AssemblyFixture(typeof(Tigris.Package.Tests.Packages))]

namespace Tigris.Package.Tests;

/// <summary>Builds both packages once and unpacks them into empty folders.</summary>
public sealed class Packages : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tigris-package-");

    public Packages()
    {
        DotNet.Run("pack", "src/Tigris.PowerShell", "--no-build", "--configuration", DotNet.Configuration, "--output", _folder.FullName);
        Zip = Path.Combine(_folder.FullName, "Tigris.zip");
        Nupkg = Assert.Single(Directory.EnumerateFiles(_folder.FullName, "*.nupkg"));
        ZipFile.ExtractToDirectory(Zip, ZipFolder);
        ZipFile.ExtractToDirectory(Nupkg, NupkgFolder);
    }

    public string Zip { get; }

    public string Nupkg { get; }

    public string ZipFolder => Path.Combine(_folder.FullName, "zip");

    public string NupkgFolder => Path.Combine(_folder.FullName, "nupkg");

    /// <summary>The module that was unpacked from the zip.</summary>
    public string Module => Path.Combine(ZipFolder, "Tigris");

    public static IReadOnlyList<string> Files(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    /// <summary>Packs the staged module with other properties, such as a version, and returns the path of the nupkg.</summary>
    public static string Pack(string folder, params string[] properties)
    {
        var stage = Path.Combine(folder, "module", "Tigris");
        var staged = Path.Combine(Repository.Root, "artifacts", "module", "Tigris");
        foreach (var file in Files(staged))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(stage, file))!);
            File.Copy(Path.Combine(staged, file), Path.Combine(stage, file));
        }

        DotNet.Run([
            "msbuild", "src/Tigris.PowerShell", "-t:StageManifest;Pack", "-p:NoBuild=true", $"-p:Configuration={DotNet.Configuration}",
            $"-p:TigrisModuleStage={stage}/", $"-p:PackageOutputPath={folder}", .. properties]);
        return Assert.Single(Directory.EnumerateFiles(folder, "*.nupkg"));
    }

    /// <summary>Reads a manifest as data with PowerShell's own reader.</summary>
    public static Hashtable Manifest(string folder) =>
        (Hashtable)Parser.ParseFile(Path.Combine(folder, "Tigris.psd1"), out _, out _).Find(ast => ast is HashtableAst, searchNestedScriptBlocks: false).SafeGetValue();

    public void Dispose() => _folder.Delete(recursive: true);
}
