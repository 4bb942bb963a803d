using System;
using System.IO;
using System.Linq;

namespace Tigris.Package.Tests;

/// <summary>Installs the package from a folder with PSResourceGet in the pinned PowerShell.</summary>
public sealed class InstallTests : IClassFixture<Installation>
{
    private readonly Packages _packages;
    private readonly Installation _installation;

    public InstallTests(Packages packages, Installation installation)
    {
        // On Windows the home folder comes from the account and not from the environment.
        Assert.SkipWhen(OperatingSystem.IsWindows(), "On Windows the commands would change the modules of the current user.");
        _packages = packages;
        _installation = installation;
    }

    private string Version => (string)Packages.Manifest(_packages.Module)["ModuleVersion"]!;

    [Invariant("package")]
    [Fact]
    public void Install_makes_the_module_available_by_name()
    {
        Assert.Equal(["0.0.9"], _installation.Texts("AfterInstall"));
        Assert.Equal(["0.0.9"], _installation.Texts("ImportedAfterInstall"));
    }

    [Invariant("package")]
    [Fact]
    public void Update_from_an_older_version_keeps_that_version_and_imports_the_newer_one()
    {
        Assert.Equal(["0.0.9", Version], _installation.Texts("AfterUpdate"));
        Assert.Equal([Version], _installation.Texts("ImportedAfterUpdate"));
        Assert.Equal(["0.0.9"], _installation.Texts("ImportedOlder"));
    }

    [Invariant("package")]
    [Fact]
    public void A_command_of_the_installed_module_loads_the_client_without_an_import() =>
        Assert.Equal(["False", Version], _installation.Texts("Used"));

    [Fact]
    public void The_installed_files_are_the_packaged_files()
    {
        var folder = Path.Combine(_installation.Texts("ModuleFolder").Single(), Version);

        var installed = _installation.Texts("InstalledFiles").Select(file => Path.GetRelativePath(folder, file)).Where(file => file != "PSGetModuleInfo.xml");

        Assert.Equal(Packages.Files(_packages.Module), installed.Order(StringComparer.Ordinal));
    }

    [Invariant("package")]
    [Fact]
    public void A_saved_module_imports_from_its_folder()
    {
        var imported = _installation.Texts("ImportedSaved");

        Assert.Equal(Version, imported[0]);
        Assert.StartsWith(Path.Combine(_installation.Folder, "saved", "Tigris"), imported[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_prerelease_installs_only_if_the_user_allows_it() =>
        Assert.Equal(["0.0.9", Version, "99.0.0-beta1"], _installation.Texts("AfterPrerelease"));

    [Fact]
    public void A_repository_shows_the_links_and_the_release_notes_of_the_package()
    {
        var found = _installation.Facts.GetProperty("Found");

        Assert.Equal(Installation.ProjectUri, found.GetProperty("ProjectUri").GetString());
        Assert.Equal(Installation.LicenseUri, found.GetProperty("LicenseUri").GetString());
        Assert.Equal(Installation.ReleaseNotes, found.GetProperty("ReleaseNotes").GetString());
        Assert.Equal("beta1", found.GetProperty("Prerelease").GetString());
    }

    [Invariant("package")]
    [Fact]
    public void Uninstall_removes_one_version_or_all_and_leaves_no_file()
    {
        Assert.Equal([Version, "99.0.0-beta1"], _installation.Texts("AfterUninstallOfOne"));
        Assert.Empty(_installation.Texts("AfterUninstall"));
        Assert.Empty(_installation.Texts("LeftFiles"));
        Assert.StartsWith("Modules_ModuleNotFound", _installation.Texts("ImportError").Single(), StringComparison.Ordinal);
    }
}
