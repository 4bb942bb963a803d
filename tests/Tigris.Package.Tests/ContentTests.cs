using System;
using System.IO;
using System.Linq;

namespace Tigris.Package.Tests;

/// <summary>Checks the contents of the packages.</summary>
public sealed class ContentTests(Packages packages)
{
    // Files that NuGet adds to a package, and that an installation removes.
    private static readonly string[] Wrapping = ["_rels/", "[Content_Types].xml", "Tigris.nuspec", "package/"];

    [Fact]
    public void The_zip_has_one_folder_named_as_the_module_and_the_file()
    {
        Assert.Equal(["Tigris"], Directory.EnumerateFileSystemEntries(packages.ZipFolder).Select(entry => Path.GetFileName(entry)));
        Assert.Contains("Tigris.psd1", Packages.Files(packages.Module));
    }

    [Invariant("package")]
    [Fact]
    public void The_zip_and_the_nupkg_hold_the_same_module()
    {
        var wrapped = Packages.Files(packages.NupkgFolder);
        var unwrapped = wrapped.Where(file => !Wrapping.Any(part => file.StartsWith(part, StringComparison.Ordinal)));

        Assert.Equal(Packages.Files(packages.Module), unwrapped);
        Assert.All(Packages.Files(packages.Module), file => Assert.Equal(
            File.ReadAllBytes(Path.Combine(packages.Module, file)), File.ReadAllBytes(Path.Combine(packages.NupkgFolder, file))));
    }

    [Invariant("package")]
    [Fact]
    public void No_path_is_longer_than_the_limit_of_Azure_Automation() =>
        Assert.All(Packages.Files(packages.ZipFolder), file => Assert.InRange(file.Length, 1, 140));

    [Invariant("package")]
    [Fact]
    public void The_packages_are_small()
    {
        Assert.InRange(new FileInfo(packages.Zip).Length, 100_000, 9_000_000);
        Assert.InRange(new FileInfo(packages.Nupkg).Length, 100_000, 9_000_000);
    }

    [Invariant("package")]
    [Fact]
    public void Only_what_a_user_needs_ships() => Assert.All(Packages.Files(packages.Module), file =>
        Assert.Matches(
            @"^(Tigris\.psd1|Tigris\.(Format|Types)\.ps1xml|Tigris\.(Model|PowerShell|Workflows)\.dll|lib/net[\d.]+/(\w+-\w+/)?[\w.]+\.dll|Tigris-Automation\.json|Schemas/[\w-]+\.json"
            + @"|en-US/(Tigris\.PowerShell\.dll-Help\.xml|about_\w+\.help\.txt)|bom\.json|icon\.png|LICENSE\.txt|THIRD-PARTY-NOTICES\.txt)$",
            file));

    [Invariant("package")]
    [Fact]
    public void The_notices_list_exactly_the_bundled_libraries()
    {
        var notices = File.ReadAllText(Path.Combine(packages.Module, "THIRD-PARTY-NOTICES.txt"));
        var bundled = Packages.Files(packages.Module)
            .Where(file => file.StartsWith("lib/", StringComparison.Ordinal))
            .Select(file => Path.GetFileName(file))
            .Where(file => !file.StartsWith("Tigris.", StringComparison.Ordinal))
            .Distinct();

        var named = notices.Split(['\n', ' ']).Where(word => word.EndsWith(".dll", StringComparison.Ordinal));

        Assert.Equal(bundled.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }
}
