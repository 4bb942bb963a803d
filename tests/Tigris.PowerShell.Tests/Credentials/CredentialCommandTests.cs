using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Tigris.Emulator;
using Tigris.PowerShell.Tests.Files;

namespace Tigris.PowerShell.Tests.Credentials;

/// <summary>Each command whose response holds a secret keeps it in the same kind of file.</summary>
public sealed class CredentialCommandTests : CredentialTest
{
    [Theory]
    [MemberData(nameof(Commands))]
    public void Each_secret_is_saved_and_read_back(string command)
    {
        Prepare();

        var made = Save(command).ThrowIfFailed();

        var read = Import().ThrowIfFailed();
        Assert.Empty(read.Warnings);
        Assert.Equal(3, read.Output.Count);
        Assert.Equal(made.Texts("AccessKeyId").Order(), read.Texts("AccessKeyId").Order());
        Assert.All(read.Output, key => Assert.True(Works(key)));
        Assert.All(read.Texts("Status"), status => Assert.Equal("Current", status));
        Assert.Equal((3, 3), (Lines("pending"), Lines("saved")));
        Assert.Equal(Heading, File.ReadLines(Target).First());
        Assert.NotEqual(0xEF, File.ReadAllBytes(Target)[0]);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Target));
        }
    }

    [Invariant("pending-first")]
    [Theory]
    [MemberData(nameof(Commands))]
    public void A_pending_line_is_on_the_disk_before_each_request(string command)
    {
        Prepare();
        var missing = 0;
        var sent = 0;
        Server.Faults.Hook = request =>
        {
            if (IsSecret(request))
            {
                var number = Interlocked.Increment(ref sent);
                missing += OpenFile.Read(Target).Split("\"pending\"").Length - 1 >= number ? 0 : 1;
            }

            return null;
        };

        Save(command).ThrowIfFailed();

        Assert.Equal((3, 0), (sent, missing));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_refused_request_is_closed_and_a_lost_response_stays_pending(string command)
    {
        Prepare();
        var sent = 0;
        Server.Faults.Hook = request => !IsSecret(request) ? null : (++sent) switch
        {
            1 => FaultAction.Answer(403),
            2 => FaultAction.Answer(500),
            _ => FaultAction.Answer(500),
        };

        var outcome = Save(command, "-ThrottleLimit 1");

        Assert.Equal(3, outcome.Errors.Count);
        Assert.Equal((3, 1, 0), (Lines("pending"), Lines("closed"), Lines("saved")));
        var pending = Import("-Pending").ThrowIfFailed();
        Assert.Equal(["Pending", "Pending"], pending.Texts("Status"));
        Assert.All(pending.Texts("RecoveryCommand"), text => Assert.Contains("Reset-TigrisAccessKey", text, StringComparison.Ordinal));
        Assert.Equal(2, Import().Warnings.Count(text => text.Contains("Reset-TigrisAccessKey", StringComparison.Ordinal)));
    }

    [Invariant("target-file")]
    [Theory]
    [MemberData(nameof(Commands))]
    public void A_target_that_cannot_be_used_ends_the_command_before_its_first_request(string command)
    {
        Prepare();
        foreach (var (name, prepare, errorId) in Unusable)
        {
            var path = Path.Combine(Folder, name);
            prepare(path);
            var before = name is not ("/dev/full" or "link") && File.Exists(path) ? File.ReadAllBytes(path) : null;

            var outcome = Run($"{Scripts[command]} -CredentialFile '{(name.StartsWith('/') ? name : path)}'");
            var foreseen = Run($"{Scripts[command]} -CredentialFile '{(name.StartsWith('/') ? name : path)}' -WhatIf");

            Assert.Equal(errorId, outcome.ErrorId);
            Assert.True(errorId == foreseen.ErrorId, name);
            Assert.Equal(before, name is not ("/dev/full" or "link") && File.Exists(path) ? File.ReadAllBytes(path) : null);
        }

        Assert.Empty(Server.Requests.Entries);
    }

    [NotUnderWine("Wine keeps the attribute as a file mode, which doesn't bind the user root.")]
    [Fact]
    public void A_file_that_is_read_only_is_refused()
    {
        Prepare();
        File.WriteAllText(Target, Heading + "\n");
        File.SetAttributes(Target, FileAttributes.ReadOnly);

        Assert.Equal("FileNotAccessible", Save("New-TigrisAccessKey").ErrorId);
        File.SetAttributes(Target, FileAttributes.Normal);
        Assert.Empty(Server.Requests.Entries);
    }

    [Fact]
    public void An_incomplete_heading_is_written_again()
    {
        Prepare();
        File.WriteAllText(Target, Heading[..20]);

        Save("New-TigrisAccessKey").ThrowIfFailed();

        Assert.Equal(Heading, File.ReadLines(Target).First());
        Assert.Equal(3, Import().ThrowIfFailed().Output.Count);
    }

    [Fact]
    public void Two_commands_of_one_pipeline_cannot_share_a_file()
    {
        var outcome = Run($"New-TigrisTenant acme acme-data -OrganizationName A -CredentialFile '{Target}' | New-TigrisAccessKey -CredentialFile '{Target}'");

        Assert.Equal("CredentialFileInUse", outcome.ErrorId);
        Assert.Empty(Server.Requests.Entries);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_pipeline_that_ends_early_names_the_file(string command)
    {
        Prepare();
        Server.Faults.Latency = TimeSpan.FromMilliseconds(30);

        var outcome = Save(command, "| Select-Object -First 1").ThrowIfFailed();

        var saved = Import().Texts("AccessKeyId");
        Assert.All(
            saved.Except(outcome.Texts("AccessKeyId")),
            id => Assert.Contains(outcome.Warnings, text => text.Contains($"'{id}'", StringComparison.Ordinal) && text.Contains("Import-TigrisCredential -LiteralPath", StringComparison.Ordinal)));
        Assert.Equal(Server.Requests.Entries.Count(entry => entry.Status == 200 && IsSecret(entry.RawTarget, entry.Method)), saved.Count);
    }

    [Fact]
    public void WhatIf_accepts_a_file_that_does_not_exist_yet()
    {
        Prepare();

        Save("New-TigrisAccessKey", "-WhatIf").ThrowIfFailed();

        Assert.False(File.Exists(Target));
    }

    private static (string Name, Action<string> Prepare, string ErrorId)[] Unusable =>
    [
        ("folder", path => Directory.CreateDirectory(path), "FileNotAccessible"),
        ("none/keys.jsonl", _ => { }, "FileNotAccessible"),
        ("utf16", path => File.WriteAllText(path, Heading + "\n", Encoding.Unicode), "CredentialFileFormat"),
        ("bom", path => File.WriteAllText(path, Heading + "\n", new UTF8Encoding(true)), "CredentialFileFormat"),
        ("csv", path => File.WriteAllText(path, "OrganizationId,BucketName\na,b\n"), "CredentialFileFormat"),
        ("version", path => File.WriteAllText(path, "{\"File\":\"tigris-credentials\",\"Version\":2}\n"), "CredentialFileFormat"),
        ("journal", path => File.WriteAllText(path, "{\"journal\":\"tigris-offboarding\",\"version\":1}\n"), "CredentialFileFormat"),
        ("blank", path => File.WriteAllText(path, "\n"), "CredentialFileFormat"),
        .. OperatingSystem.IsWindows() ? Array.Empty<(string, Action<string>, string)>() :
        [
            ("link", path => File.CreateSymbolicLink(path, path + ".target"), "FileNotAccessible"),
            ("/dev/full", _ => { }, "FileNotAccessible"),
        ],
    ];

    private static bool IsSecret(EmulatorRequest request) =>
        request.OperationId is "Tigris_Provisioning" or "Tigris_CreateAccessKey" or "Tigris_RotateAccessKey";

    private static bool IsSecret(string target, string method) => method == "POST"
        && (target.EndsWith("/provision", StringComparison.Ordinal) || target.EndsWith("/key", StringComparison.Ordinal) || target.EndsWith("/rotate", StringComparison.Ordinal));
}
