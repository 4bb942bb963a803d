using System;
using System.IO;
using System.Linq;
using System.Text;

namespace Tigris.PowerShell.Tests.AccessKeys;

/// <summary>Exports keys for other tools. The file keeps its content, and no stream shows a secret.</summary>
public sealed class ExportTests : ExportTest
{
    [Fact]
    [NotUnderWine("Wine keeps no access lists of files.")]
    public void A_key_becomes_a_working_profile_in_an_owner_only_file()
    {
        var outcome = Run($"New-TigrisBucket acme acme-data -OrganizationName A | Export-TigrisAccessKey '{Target}' AwsProfile -PassThru").ThrowIfFailed();

        Assert.Equal(Target, ((FileInfo)outcome.Output.Single().BaseObject).FullName);
        var lines = File.ReadAllLines(Target);
        Assert.Equal("[acme]", lines[0]);
        Assert.Equal(["region = auto", "endpoint_url = https://t3.storage.dev", "endpoint_url_s3 = https://t3.storage.dev"], lines[3..]);
        Assert.True(Server.Authenticates(Value(lines, "aws_access_key_id = "), Value(lines, "aws_secret_access_key = ")));
        OwnerAccess.AssertOwnerOnly(Target);
    }

    [Invariant("existing-files")]
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Everything_else_in_the_file_stays_to_the_last_byte(string newLine)
    {
        byte[] before =
        [
            0xEF, 0xBB, 0xBF, .. Bytes($"# mine, not yours{newLine}[default]{newLine}aws_access_key_id=AKIA{newLine}s3 ={newLine}  region = x{newLine}{newLine}; caf"),
            0xE9, .. Bytes($"{newLine}[ other ]{newLine}aws_secret_access_key = keep  {newLine}[last]"),
        ];
        File.WriteAllBytes(Target, before);

        Run(Export("acme", "tid_1", "tsec_1") + " AwsProfile").ThrowIfFailed();

        var after = File.ReadAllBytes(Target);
        Assert.Equal(before, after[..before.Length]);
        var profile = string.Join(newLine, "[acme]", "aws_access_key_id = tid_1", "aws_secret_access_key = tsec_1", "region = auto", "endpoint_url = https://t3.storage.dev", "endpoint_url_s3 = https://t3.storage.dev", "");
        Assert.Equal(newLine + newLine + profile, Encoding.UTF8.GetString(after[before.Length..]));
    }

    [Invariant("existing-files")]
    [Fact]
    public void An_existing_profile_is_replaced_with_Force_only_and_keeps_its_other_settings()
    {
        const string before = "[acme]\n# by hand\noutput = json\naws_secret_access_key = old\naws_session_token = stale\nAWS_ACCESS_KEY_ID = old\n\n[next]\nregion = x\n";
        File.WriteAllText(Target, before);

        var refused = Run(Export("acme", "tid_1", "tsec_1") + " AwsProfile");
        Assert.Equal("ProfileExists", refused.ErrorId);
        Assert.Equal("tid_1", refused.Error.TargetObject);
        Assert.Equal(before, File.ReadAllText(Target));

        Run(Export("acme", "tid_1", "tsec_1") + " AwsProfile -Force").ThrowIfFailed();
        var after = File.ReadAllText(Target);
        Assert.StartsWith("[acme]\n# by hand\noutput = json\naws_secret_access_key = tsec_1\n", after, StringComparison.Ordinal);
        Assert.EndsWith("\n\n[next]\nregion = x\n", after, StringComparison.Ordinal);
        Assert.DoesNotContain("stale", after, StringComparison.Ordinal);
        Assert.DoesNotContain("old", after, StringComparison.Ordinal);
        Assert.Equal(1, after.Split("tid_1").Length - 1);
        Assert.Equal(4, after.Split('\n').TakeWhile(line => line != "[next]").Count(line => line.StartsWith("AWS_ACCESS", StringComparison.Ordinal) || line.StartsWith("region", StringComparison.Ordinal) || line.StartsWith("endpoint", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_AWS_config_file_has_other_section_headers()
    {
        var config = Path.Combine(Folder, "config");
        File.WriteAllText(config, "[profile   \"acme\"]\nregion = x\n");

        Assert.Equal("ProfileExists", Run(Export("acme", "tid_1", "tsec_1", config) + " AwsProfile").ErrorId);
        Run(Export("acme", "tid_1", "tsec_1", config) + " AwsProfile -ProfileName other").ThrowIfFailed();

        Assert.Contains("\n[profile other]\n", File.ReadAllText(config), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_keys_of_an_organization_never_overwrite_each_other()
    {
        Engine.Set("keys", new[] { Key("acme", "a", "tid_1"), Key("acme", "b", "tid_2"), Key("acme", "b", "tid_3"), Key("globex", "g", "tid_4") });

        Run($"$keys | Export-TigrisAccessKey '{Target}' AwsProfile").ThrowIfFailed();

        Assert.Equal(["[acme]", "[acme-b]", "[acme-tid_3]", "[globex]"], File.ReadAllLines(Target).Where(line => line.StartsWith('[')));
    }

    [Fact]
    public void No_key_is_lost_if_two_paths_differ_in_case_only()
    {
        Run($"'one','ONE' | ForEach-Object {{ [pscustomobject]@{{ AccessKeyId = \"tid_$_\"; SecretAccessKey = 'tsec'; ProfileName = $_; File = '{Folder}/' + $_ }} }} | Export-TigrisAccessKey -Path {{ $_.File }} -Format AwsProfile").ThrowIfFailed();

        var written = string.Concat(Directory.GetFiles(Folder).Select(File.ReadAllText));
        Assert.Contains("tid_one", written, StringComparison.Ordinal);
        Assert.Contains("tid_ONE", written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-NoClobber", "FileExists")]
    [InlineData("-Path 'none/at/all'", "FileNotAccessible")]
    public void An_export_that_cannot_be_written_fails_before_a_key_is_created(string arguments, string errorId)
    {
        File.WriteAllText(Target, "old");
        var path = arguments.StartsWith("-Path", StringComparison.Ordinal) ? "" : $"-Path '{Target}'";

        var outcome = Run($"New-TigrisBucket acme acme-data -OrganizationName A | Export-TigrisAccessKey {path} {arguments} -Format Json");

        Assert.Equal(errorId, outcome.ErrorId);
        Assert.Empty(Server.Requests.Entries);
        Assert.Equal("old", File.ReadAllText(Target));
    }

    [Fact]
    public void A_read_only_file_needs_Force_and_one_in_UTF_16_is_refused()
    {
        File.WriteAllText(Target, "[x]\n", Encoding.Unicode);
        Assert.Equal("FileNotText", Run(Export("acme", "tid_1", "tsec_1") + " AwsProfile").ErrorId);
        File.WriteAllText(Target, "[x]\n");
        new FileInfo(Target).IsReadOnly = true;

        Assert.Equal("FileNotAccessible", Run(Export("acme", "tid_1", "tsec_1") + " AwsProfile").ErrorId);
        Run(Export("acme", "tid_1", "tsec_1") + " AwsProfile -Force").ThrowIfFailed();

        Assert.StartsWith("[x]\n\n[acme]\n", File.ReadAllText(Target), StringComparison.Ordinal);
        // Windows deletes no read-only file.
        new FileInfo(Target).IsReadOnly = false;
    }

    [Fact]
    public void An_object_without_a_key_is_skipped_and_a_key_without_its_secret_is_an_error()
    {
        Run("New-TigrisTenant old old-data -OrganizationName Old").ThrowIfFailed();
        Engine.Set("rows", new[] { Tenants.TenantTests.Tenant("old"), Tenants.TenantTests.Tenant("Bad_Name"), Tenants.TenantTests.Tenant("new") });

        var outcome = Run($"$rows | New-TigrisTenant -SkipExisting -ErrorAction Ignore | Export-TigrisAccessKey '{Target}' AwsProfile");

        outcome.ThrowIfFailed();
        Assert.Equal(2, outcome.Warnings.Count);
        Assert.Contains("'old'", outcome.Warnings[0], StringComparison.Ordinal);
        Assert.Contains("'Bad_Name'", outcome.Warnings[1], StringComparison.Ordinal);
        Assert.Equal("[new]", File.ReadAllLines(Target)[0]);
        Assert.Equal("NoSecret", Run($"[pscustomobject]@{{ AccessKeyId = 'tid_9' }} | Export-TigrisAccessKey '{Target}.json' Json").ErrorId);
    }

    [Invariant("early-end")]
    [Invariant("target-file")]
    [Fact]
    public void Received_keys_are_written_if_another_command_ends_the_pipeline()
    {
        var outcome = Run($"& {{ New-TigrisBucket acme acme-data -OrganizationName A; throw 'enough' }} | Export-TigrisAccessKey '{Target}' AwsProfile");

        Assert.Equal("enough", outcome.Thrown!.Message);
        Assert.True(Server.Authenticates(Value(File.ReadAllLines(Target), "aws_access_key_id = "), Value(File.ReadAllLines(Target), "aws_secret_access_key = ")));
    }

    [Fact]
    public void No_stream_shows_an_exported_secret()
    {
        var command = Export("acme", "tid_1", "tsec_hidden") + " Json";

        var outcome = Run($"$VerbosePreference = $DebugPreference = 'Continue'; {command} -PassThru | Out-Default; {command} -WhatIf").ThrowIfFailed();

        var shown = Engine.Screen.TakeText();
        Assert.Contains("What if", shown, StringComparison.Ordinal);
        Assert.All(outcome.Verbose.Concat(outcome.Debug).Append(shown), text => Assert.DoesNotContain("tsec_hidden", text, StringComparison.Ordinal));
    }

    private static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);

    private static string Value(string[] lines, string name) => lines.Single(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..];
}
