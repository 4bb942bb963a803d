using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Tests.AccessKeys;

/// <summary>Refuses targets that can't be written before the first request. The command tests the target by writing.</summary>
public sealed class ExportTargetTests : ExportTest
{
    [Invariant("target-file")]
    [Theory]
    [InlineData("/dev/full")]
    [InlineData("/dev/null")]
    [InlineData("/proc/self/status")]
    [InlineData("/proc/keys.json")]
    [InlineData("$folder")]
    [InlineData("$folder/sub")]
    [InlineData("$folder/none/keys")]
    [InlineData("$folder/fifo")]
    [InlineData("$folder/hard")]
    [InlineData("$folder/loop")]
    [InlineData("$folder/immutable")]
    [InlineData("$folder/frozen/keys")]
    [InlineData("$folder/bound")]
    [InlineData("$folder/full/keys")]
    [InlineData("$folder/full/tiny")]
    [InlineData("$folder/readonly/keys")]
    [InlineData("$folder/file/keys")]
    public void A_target_that_cannot_be_written_is_refused_before_a_request(string path)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "The cases need Linux, and its administrator to make them.");
        Shell("mkdir sub frozen full readonly; mkfifo fifo; touch file; echo keep > hard; ln hard hard2; ln -s loop loop");
        Shell("touch immutable && chattr +i immutable; echo keep > frozen/keys; chattr +i frozen; touch bound other; mount --bind other bound");
        Shell("mount -t tmpfs -o size=32k tmpfs full && touch full/tiny; mount -t tmpfs tmpfs readonly && mount -o remount,ro readonly");
        try
        {
            var before = Listing();

            var outcome = Run($"New-TigrisBucket acme acme-data -OrganizationName A | Export-TigrisAccessKey '{path.Replace("$folder", Folder, StringComparison.Ordinal)}' Json -Force");

            Assert.Equal("FileNotAccessible", outcome.ErrorId);
            Assert.Equal(path.Contains("/full/", StringComparison.Ordinal), outcome.Error.ErrorDetails.RecommendedAction.Contains("Free space", StringComparison.Ordinal));
            Assert.Empty(Server.Requests.Entries);
            Assert.Equal(before, Listing());
        }
        finally
        {
            Shell("umount bound full readonly; chattr -i immutable frozen");
        }
    }

    [Invariant("target-file")]
    [Theory]
    [InlineData("foreign folder", "mkdir x; chmod 755 x", "x/keys")]
    [InlineData("foreign file", "mkdir x; chmod 777 x; echo '[]' > x/keys; chmod 666 x/keys", "x/keys")]
    [InlineData("read-only folder of its own", "mkdir x; chown 65534:65534 x; chmod 555 x", "x/keys")]
    [InlineData("file of a group that it isn't in", "mkdir x; chmod 777 x; echo '[]' > x/keys; chown 65534:3 x/keys", "x/keys")]
    [InlineData("unreadable file", "mkdir x; chmod 777 x; echo '[]' > x/keys; chown 65534:65534 x/keys; chmod 200 x/keys", "x/keys")]
    public async Task A_target_of_another_user_is_refused_before_a_request(string name, string setup, string path)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "The cases need Linux, and its administrator to make them.");
        Shell($"chmod 755 .; {setup}");
        var before = Listing();

        var session = SessionProcess.OfOtherUser($"New-TigrisBucket acme acme-data -OrganizationName A -UserId admin | Export-TigrisAccessKey '{Folder}/{path}' Json -Force; $Error[0].FullyQualifiedErrorId", Server);
        var output = (await session.RunAsync()).Output;

        Assert.True(output.StartsWith("FileNotAccessible", StringComparison.Ordinal), name + ": " + output);
        Assert.Empty(Server.Requests.Entries);
        Assert.Equal(before, Listing());
    }

    [Fact]
    public void Space_is_reserved_in_advance_for_a_disk_that_becomes_full()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "The case needs Linux, and its administrator to make it.");
        Shell("mkdir disk && mount -t tmpfs -o size=256k tmpfs disk");
        try
        {
            Run($"New-TigrisBucket acme acme-data -OrganizationName A | ForEach-Object {{ sh -c 'cat /dev/zero > {Folder}/disk/filler 2> /dev/null'; $_ }} | Export-TigrisAccessKey '{Folder}/disk/keys' Json").ThrowIfFailed();

            Assert.Contains("tsec_", File.ReadAllText($"{Folder}/disk/keys"), StringComparison.Ordinal);
        }
        finally
        {
            Shell("umount disk");
        }
    }

    [Fact]
    public void A_disk_that_is_too_small_for_the_next_key_ends_the_pipeline_and_loses_no_secret()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "The case needs Linux, and its administrator to make it.");
        Shell("mkdir disk && mount -t tmpfs -o size=128k tmpfs disk");
        try
        {
            Engine.Set("keys", Enumerable.Range(1, 200).Select(number => Key("org" + number, "b", "tid_" + number)).ToArray());

            var outcome = Run($"$seen = 0; $keys | ForEach-Object {{ $seen++; $_ }} | Export-TigrisAccessKey '{Folder}/disk/keys' AwsProfile; $seen");

            Assert.Equal("FileNotAccessible", outcome.ErrorId);
            Assert.Contains("Free space", outcome.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
            var saved = File.ReadAllLines($"{Folder}/disk/keys").Count(line => line.StartsWith("aws_secret", StringComparison.Ordinal));
            Assert.InRange(saved, 16, 199);
            Assert.Equal($"tid_{saved + 1}", outcome.Output[0].Properties["AccessKeyId"].Value);
            Assert.Equal(saved + 1, outcome.Output[1].BaseObject);
        }
        finally
        {
            Shell("umount disk");
        }
    }

    [Invariant("early-end")]
    [Invariant("target-file")]
    [Theory]
    [InlineData("another format", "printf '{}' > keys")]
    [InlineData("a folder in its place", "rm -f keys; mkdir keys")]
    [InlineData("a hard link", "ln keys keys2")]
    public void After_the_target_fails_the_keys_are_in_the_output(string name, string change)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The changes are made by a shell of Linux.");
        File.WriteAllText(Folder + "/keys", "[]");
        Engine.Set("keys", new[] { Key("acme", "a", "tid_1", "first"), Key("globex", "b", "tid_2", "second") });

        var outcome = Run($"$keys | ForEach-Object {{ $_; sh -c 'exec 2> /dev/null; cd {Folder}; {change.Replace("'", "''", StringComparison.Ordinal)}' | Out-Null }} | Export-TigrisAccessKey '{Folder}/keys' Json");

        Assert.Equal(["tid_1", "tid_2"], outcome.Texts("AccessKeyId").Order());
        var errors = string.Concat(outcome.Errors.Select(error => error.ErrorDetails.Message));
        Assert.All(new[] { "tid_1", "tid_2" }, id => Assert.Contains($"-AccessKeyId '{id}'", errors, StringComparison.Ordinal));
        Assert.NotEmpty(name);
    }

    [Invariant("early-end")]
    [Invariant("target-file")]
    [Fact]
    public void Keys_that_could_not_be_written_after_the_pipeline_ended_are_named_on_the_host()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The change is made by a shell of Linux.");
        File.WriteAllText(Folder + "/keys", "[]");
        Engine.Set("keys", new[] { Key("acme", "a", "tid_1"), Key("globex", "b", "tid_2") });

        Run($"$keys | ForEach-Object {{ $_; if ($_.AccessKeyId -eq 'tid_2') {{ [IO.File]::Delete('{Folder}/keys'); [IO.Directory]::CreateDirectory('{Folder}/keys'); throw 'enough' }} }} | Export-TigrisAccessKey '{Folder}/keys' Json");

        var shown = Engine.Screen.TakeText();
        Assert.Contains("Reset-TigrisAccessKey -OrganizationId 'acme' -AccessKeyId 'tid_1'", shown, StringComparison.Ordinal);
        Assert.Contains("Reset-TigrisAccessKey -OrganizationId 'globex' -AccessKeyId 'tid_2'", shown, StringComparison.Ordinal);
    }

    [Invariant("existing-files")]
    [Theory]
    [InlineData("chmod 640 keys", "AwsProfile")]
    [InlineData("chmod 400 keys", "AwsProfile")]
    [InlineData("chown 65534:3 keys; chmod 660 keys", "AwsProfile")]
    [InlineData("chown 65534 keys; chmod 644 keys", "Json")]
    [InlineData("mv keys real; ln -s real keys; chown 1:2 real; chmod 600 real", "DotEnv")]
    [InlineData("python3 -c 'import os; os.setxattr(\"keys\", \"user.note\", b\"x\")'", "Rclone")]
    public void Owner_group_mode_links_and_attributes_stay_as_they_were(string setup, string format)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "The cases need Linux, and its administrator to make them.");
        File.WriteAllText(Folder + "/keys", "");
        Shell(setup);
        const string facts = "stat -c '%u %g %a %N' keys; stat -L -c '%u %g %a %h' keys; python3 -c 'import os; print([(n, os.getxattr(\"keys\", n)) for n in os.listxattr(\"keys\")])'";
        var before = Shell(facts);

        Run($"New-TigrisBucket acme acme-data -OrganizationName A | Export-TigrisAccessKey '{Folder}/keys' {format} -Force");

        Assert.Contains("tsec_", File.ReadAllText(Folder + "/keys"), StringComparison.Ordinal);
        Assert.Equal(before, Shell(facts));
        Assert.All(Directory.GetFiles(Folder), path => Assert.DoesNotContain(".tigris", path, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_other_users_can_read_is_named_before_a_request()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Windows has no modes.");
        Shell("touch credentials; chmod 644 credentials");

        var stopped = Run($"New-TigrisBucket acme acme-data -OrganizationName A | Export-TigrisAccessKey '{Target}' Json -WarningAction Stop");
        Assert.Empty(Server.Requests.Entries);
        Assert.NotNull(stopped.Error);

        var outcome = Run($"New-TigrisBucket acme acme-data -OrganizationName A | Export-TigrisAccessKey '{Target}' Json");
        Assert.Contains(Target, Assert.Single(outcome.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_and_its_target_are_the_same_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege there.");
        File.WriteAllText(Target, "");
        File.CreateSymbolicLink(Target + "-link", Target);

        Run($"'{Target}', '{Target}-link' | ForEach-Object {{ [pscustomobject]@{{ OrganizationId = 'acme'; AccessKeyId = \"tid_$($_.Length)\"; SecretAccessKey = 'x'; Path = $_ }} }} | Export-TigrisAccessKey -Format Json").ThrowIfFailed();

        Assert.Equal(2, File.ReadAllText(Target).Split("SecretAccessKey").Length - 1);
    }

    private string Listing() => Shell("ls -lnR --time-style=+ . 2>&1; cat hard frozen/keys x/keys 2> /dev/null < /dev/null");

    private string Shell(string script)
    {
        var start = new ProcessStartInfo("sh", ["-c", script]) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
