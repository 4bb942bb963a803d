using System;
using System.IO;
using Tigris.PowerShell.Tests.AccessKeys;

namespace Tigris.PowerShell.Tests.Files;

/// <summary>Paths that can't be the path of a file are refused by each command that writes one, before its first request.</summary>
public sealed class FilePathTests : ExportTest
{
    [Invariant("target-file")]
    [Theory]
    [MemberData(nameof(Commands))]
    public void A_folder_is_refused_as_a_folder(string command)
    {
        var root = Path.GetPathRoot(Folder)!;
        var separator = Path.DirectorySeparatorChar;
        foreach (var path in new[] { root, Folder, Folder + separator, $"{Folder}{separator}new{separator}", "." })
        {
            Refuses(command, path, "folder");
        }

        Assert.Empty(Directory.GetFileSystemEntries(Folder));
    }

    [Invariant("target-file")]
    [Theory]
    [MemberData(nameof(Commands))]
    public void A_path_that_Windows_changes_is_refused_on_Windows(string command)
    {
        Assert.SkipUnless(OperatingSystem.IsWindows(), "These are usual names on this system.");
        Refuses(command, "CON", "device");
        Refuses(command, Path.Combine(Folder, "nul.env"), "device");
        Refuses(command, Path.Combine(Folder, "keys."), "drops");
        Refuses(command, Path.Combine(Folder, "keys:old"), "hidden stream");
        Refuses(command, Path.Combine(Folder, "keys?"), "'?'");
        Refuses(command, @"\\.\pipe\keys", "");
        Assert.Empty(Directory.GetFileSystemEntries(Folder));
    }

    [Fact]
    public void An_invoice_folder_with_a_device_name_is_refused_on_Windows()
    {
        Assert.SkipUnless(OperatingSystem.IsWindows(), "It is a usual name on this system.");
        Refuses("Remove-TigrisTenant acme -Confirm:$false -InvoicePath '{0}'", Path.Combine(Folder, "aux"), "device");
    }

    [Theory]
    [InlineData("*.jsonl")]
    [InlineData("journal-?.jsonl")]
    [InlineData("journal-[12].jsonl")]
    public void A_wildcard_for_input_files_is_accepted_on_Windows(string pattern)
    {
        Assert.Empty(Run($"Get-TigrisOffboarding '{Path.Combine(Folder, pattern)}'").ThrowIfFailed().Output);

        Run($"New-TigrisOrganization acme A | Out-Null; Remove-TigrisTenant acme -Confirm:$false -JournalPath '{Path.Combine(Folder, "journal-1.jsonl")}'").ThrowIfFailed();

        Assert.Equal(["acme"], Run($"Get-TigrisOffboarding '{Path.Combine(Folder, pattern)}'").ThrowIfFailed().Texts("OrganizationId"));
    }

    [Invariant("existing-files")]
    [Fact]
    public void A_new_file_has_no_carriage_return_on_any_system()
    {
        foreach (var format in Run("[Enum]::GetNames((Get-Command Export-TigrisAccessKey).Parameters['Format'].ParameterType)").ThrowIfFailed().Output)
        {
            var target = Path.Combine(Folder, $"{format}");
            Run($"{Export("acme", "tid_1", "tsec_1", target)} {format}").ThrowIfFailed();
            Assert.DoesNotContain((byte)'\r', File.ReadAllBytes(target));
        }

        Assert.NotEmpty(Directory.GetFiles(Folder));
    }

    [Fact]
    public void A_name_of_the_maximum_length_is_accepted()
    {
        var target = Path.Combine(Folder, new string('k', 255));

        Run(Export("acme", "tid_1", "tsec_1", target) + " Json").ThrowIfFailed();

        Assert.Contains("tid_1", File.ReadAllText(target), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{0}/keys")]
    [InlineData("{0}/./none/../keys")]
    [InlineData("{0}//keys")]
    [InlineData("{0}\\keys")]
    [InlineData("FileSystem::{0}/keys")]
    public void An_absolute_path_is_the_same_file_at_each_location(string path)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "An absolute path has a drive on this system.");
        foreach (var location in new[] { "Env:", "/", Folder })
        {
            Run($"Set-Location '{location}'; {Export("acme", "tid_1", "tsec_1", path.Replace("{0}", Folder, StringComparison.Ordinal))} Json").ThrowIfFailed();

            Assert.Equal([Path.Combine(Folder, "keys")], Directory.GetFileSystemEntries(Folder));
            File.Delete(Path.Combine(Folder, "keys"));
        }
    }

    [Theory]
    [InlineData("Export-TigrisAccessKey '{0}' Json", "nope:/keys")]
    [InlineData("Import-TigrisCredential '{0}'", "nope:/*.jsonl")]
    [InlineData("Import-TigrisCredential '{0}'", "https://example.com/keys")]
    [InlineData("Compare-TigrisTenant -Path '{0}'", "nope:/tenants.jsonl")]
    [InlineData("Remove-TigrisTenant acme -Confirm:$false -InvoicePath '{0}'", "nope:/invoices")]
    [InlineData("Get-TigrisStatement acme -PriceBook 'nope:/prices.json'", "nope:/prices.json")]
    public void A_path_on_a_missing_drive_is_named_in_full(string command, string path)
    {
        var outcome = Run(command.Replace("{0}", path, StringComparison.Ordinal));

        Assert.Equal("InvalidFilePath", outcome.ErrorId);
        Assert.StartsWith($"'{path}' isn't a path that can be used: ", outcome.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Requests.Entries);
    }

    // Elsewhere, the engine leaves such a path unchanged, and the file would be in the folder in which the process was started.
    [Invariant("target-file")]
    [Theory]
    [MemberData(nameof(Commands))]
    public void A_UNC_path_is_refused_except_on_Windows(string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It is a usual path on this system.");
        foreach (var path in new[] { @"\\server\share\keys.jsonl", @"\\server\share" })
        {
            var outcome = Run(command.Replace("{0}", path, StringComparison.Ordinal));

            Assert.Equal("InvalidFilePath", outcome.ErrorId);
            Assert.Equal($"'{path}' isn't a path that can be used: only Windows has paths of this form.", outcome.Error.Exception.Message);
            Assert.Empty(Server.Requests.Entries);
            Assert.False(File.Exists(path));
        }
    }

    [Theory]
    [InlineData("Import-TigrisCredential '{0}'")]
    [InlineData("Import-TigrisCredential -LiteralPath '{0}'")]
    [InlineData("Get-TigrisOffboarding '{0}'")]
    [InlineData("Compare-TigrisTenant -Path '{0}'")]
    [InlineData("Export-TigrisReport r.html -LogoPath '{0}'")]
    public void A_missing_file_is_named_once(string command)
    {
        var path = Path.Combine(Folder, "none.jsonl");

        var outcome = Run(command.Replace("{0}", path, StringComparison.Ordinal));

        Assert.Equal("FileNotAccessible", outcome.ErrorId);
        Assert.Equal($"The file '{path}' can't be used: it doesn't exist.", outcome.Error.Exception.Message);
    }

    public static TheoryData<string> Commands() =>
    [
        "New-TigrisBucket acme acme-data -OrganizationName A | Export-TigrisAccessKey '{0}' Json",
        "New-TigrisTenant acme acme-data -OrganizationName A -CredentialFile '{0}'",
        "Remove-TigrisTenant acme -Confirm:$false -JournalPath '{0}'",
    ];

    private void Refuses(string command, string path, string reason)
    {
        var outcome = Run(command.Replace("{0}", path, StringComparison.Ordinal));

        Assert.Equal("FileNotAccessible", outcome.ErrorId);
        Assert.Contains(reason, outcome.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
        Assert.Empty(Server.Requests.Entries);
    }
}
