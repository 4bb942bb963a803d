using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Security;
using System.Text.Json;

namespace Tigris.PowerShell.Tests.AccessKeys;

/// <summary>Exports keys with the same name in a file. Names are distinct, and a collision loses no secret.</summary>
public sealed class ExportCollisionTests : ExportTest
{
    private const string FiveKeys = "New-TigrisOrganization acme Acme | Out-Null; 1..5 | ForEach-Object { New-TigrisAccessKey acme \"key $_\" | Out-Null }; Get-TigrisAccessKey acme | Reset-TigrisAccessKey -Confirm:$false | Export-TigrisAccessKey";

    [Invariant("target-file")]
    [Fact]
    public void Five_keys_of_one_organization_without_a_bucket_are_five_entries_in_Json()
    {
        Run($"{FiveKeys} '{Target}' Json").ThrowIfFailed();

        var keys = JsonSerializer.Deserialize<Dictionary<string, string>[]>(File.ReadAllText(Target))!;
        Assert.Equal(5, keys.Select(key => key["AccessKeyId"]).Distinct().Count());
        Assert.All(keys, key => Assert.True(Server.Authenticates(key["AccessKeyId"], key["SecretAccessKey"])));
    }

    [Theory]
    [InlineData("AwsProfile", "aws_access_key_id = ")]
    [InlineData("Rclone", "access_key_id = ")]
    [InlineData("Terraform", "    access_key_id     = ")]
    public void Five_keys_of_one_organization_without_a_bucket_are_five_names(string format, string setting)
    {
        Run($"{FiveKeys} '{Target}' {format}").ThrowIfFailed();

        Assert.Equal(5, File.ReadAllLines(Target).Where(line => line.StartsWith(setting, StringComparison.Ordinal)).Distinct().Count());
    }

    [Invariant("target-file")]
    [Fact]
    public void Names_are_distinct_by_bucket_then_by_the_name_of_the_key_then_by_its_id()
    {
        Engine.Set("keys", new[]
        {
            Key("acme", "a", "tid_1"), Key("acme", "b", "tid_2"), Named("acme", "b", "ci", "tid_3"), Named("acme", "b", "ci", "tid_4"),
            Named("acme", "b", "has a blank", "tid_5"), Key("acme-b", "x", "tid_6"), Key("", "only-bucket", "tid_7"), Named("", "", "only-name", "tid_8"), Key("", "", "tid_9"),
        });

        Run($"$keys | Export-TigrisAccessKey '{Target}' AwsProfile").ThrowIfFailed();

        Assert.Equal(
            ["[acme]", "[acme-b]", "[acme-ci]", "[acme-tid_4]", "[acme-tid_5]", "[acme-b-x]", "[only-bucket]", "[only-name]", "[tid_9]"],
            File.ReadAllLines(Target).Where(line => line.StartsWith('[')));
    }

    [Fact]
    public void The_same_key_again_has_its_newest_secret_in_the_file()
    {
        Engine.Set("keys", new[] { Key("acme", "a", "tid_1", "first"), Key("acme", "a", "tid_1", "second") });

        Run($"$keys | Export-TigrisAccessKey '{Target}' DotEnv").ThrowIfFailed();

        Assert.Contains("AWS_SECRET_ACCESS_KEY=second", File.ReadAllLines(Target));
        Assert.DoesNotContain("first", File.ReadAllText(Target), StringComparison.Ordinal);
    }

    [Invariant("target-file")]
    [Theory]
    [InlineData("DotEnv", "")]
    [InlineData("AwsProfile", "-ProfileName one")]
    [InlineData("Rclone", "-ProfileName one")]
    [InlineData("Terraform", "-ProfileName one")]
    public void A_second_key_with_the_same_name_ends_the_pipeline_and_loses_no_secret(string format, string arguments)
    {
        Engine.Set("seen", 0);
        Engine.Set("keys", new[] { Key("acme", "a", "tid_1", "first"), Key("globex", "b", "tid_2", "second"), Key("initech", "c", "tid_3") });

        var outcome = Run($"$output = $null; try {{ $keys | ForEach-Object {{ $seen++; $_ }} | Export-TigrisAccessKey '{Target}' {format} {arguments} | ForEach-Object {{ $kept = $_ }} }} catch {{ $caught = $_ }}; $kept; $caught.ErrorDetails.Message; $seen");

        Assert.Contains("first", File.ReadAllText(Target), StringComparison.Ordinal);
        Assert.Equal(3, outcome.Output.Count);
        Assert.Equal("second", Plain(outcome.Output[0]));
        Assert.Equal(("globex", "b"), (outcome.Output[0].Properties["OrganizationId"].Value, outcome.Output[0].Properties["BucketName"].Value));
        Assert.Contains("Reset-TigrisAccessKey -OrganizationId 'globex' -AccessKeyId 'tid_2'", outcome.Output[1].ToString(), StringComparison.Ordinal);
        Assert.Equal(2, outcome.Output[2].BaseObject);
    }

    [Fact]
    public void Fifty_tenants_into_one_env_file_lose_no_secret()
    {
        var outcome = Run($"1..50 | ForEach-Object {{ [pscustomobject]@{{ OrganizationId = \"org$_\"; OrganizationName = 'x'; BucketName = \"org$_-data\" }} }} | New-TigrisTenant -ThrottleLimit 1 | Export-TigrisAccessKey '{Target}' DotEnv");

        Assert.Equal("DuplicateProfile", outcome.ErrorId);
        Assert.InRange(Server.Requests.Entries.Count(entry => entry.Method == "POST"), 2, 9);
        Assert.Contains("org1-data", File.ReadAllText(Target), StringComparison.Ordinal);
        Assert.Equal("org2", Assert.Single(outcome.Output).Properties["OrganizationId"].Value);
    }

    [Fact]
    public void A_profile_that_exists_ends_the_pipeline_with_the_secret_in_the_output()
    {
        File.WriteAllText(Target, "[globex]\nregion = x\n");
        Engine.Set("keys", new[] { Key("acme", "a", "tid_1"), Key("globex", "b", "tid_2", "second"), Key("initech", "c", "tid_3") });

        var outcome = Run($"$keys | Export-TigrisAccessKey '{Target}' AwsProfile");

        Assert.Equal("ProfileExists", outcome.ErrorId);
        Assert.Equal("second", Plain(Assert.Single(outcome.Output)));
        Assert.Equal(["[globex]", "[acme]"], File.ReadAllLines(Target).Where(line => line.StartsWith('[')));
    }

    [Fact]
    public void A_key_that_the_format_cannot_hold_is_in_the_output_and_the_others_are_in_the_file()
    {
        Engine.Set("keys", new[] { Key("acme", "a", "tid_1"), Key("globex", "b", "tid_2", "has a blank"), Key("initech", "c", "tid_3") });

        var outcome = Run($"$keys | Export-TigrisAccessKey '{Target}' AwsProfile");

        Assert.Equal("KeyUnfit", outcome.ErrorId);
        Assert.Contains("Reset-TigrisAccessKey -OrganizationId 'globex' -AccessKeyId 'tid_2'", outcome.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal("has a blank", Plain(Assert.Single(outcome.Output)));
        Assert.Equal(["[acme]", "[initech]"], File.ReadAllLines(Target).Where(line => line.StartsWith('[')));
    }

    [Theory]
    [InlineData("-WhatIf")]
    [InlineData("-Confirm")]
    public void A_key_that_is_not_written_is_in_the_output(string switches)
    {
        Engine.Set("keys", new[] { Key("acme", "a", "tid_1", "first"), Key("globex", "b", "tid_2", "second") });

        var outcome = Run($"$keys | Export-TigrisAccessKey '{Target}' AwsProfile {switches}");

        Assert.Contains("first", outcome.Output.Select(Plain));
        Assert.False(File.Exists(Target));
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Invariant("existing-files")]
    [Fact]
    public void Keys_of_an_earlier_run_stay_in_files_of_objects()
    {
        foreach (var format in new[] { "Json", "Terraform" })
        {
            var path = Path.Combine(Folder, format);
            Run(Export("acme", "tid_1", "first", path) + " " + format).ThrowIfFailed();
            Run(Export("globex", "tid_2", "second", path) + " " + format).ThrowIfFailed();
            Run(Export("acme", "tid_1", "third", path) + " " + format).ThrowIfFailed();

            var text = File.ReadAllText(path);
            Assert.DoesNotContain("first", text, StringComparison.Ordinal);
            Assert.Equal((2, 2), (text.Split("second").Length, text.Split("third").Length));
        }
    }

    [Fact]
    public void A_member_of_another_key_is_replaced_with_Force_only()
    {
        Run(Export("acme", "tid_1", "first") + " Terraform").ThrowIfFailed();
        Assert.Equal("ProfileExists", Run(Export("acme", "tid_2", "second") + " Terraform").ErrorId);
        Assert.Contains("first", File.ReadAllText(Target), StringComparison.Ordinal);

        Run(Export("acme", "tid_2", "second") + " Terraform -Force").ThrowIfFailed();

        Assert.Equal("tigris_access_keys = {", File.ReadAllLines(Target)[0]);
        Assert.DoesNotContain("first", File.ReadAllText(Target), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AwsProfile", "credentials", "[acme]\naws_access_key_id = tid_1\naws_secret_access_key = other\n\n[backup]\naws_access_key_id: tid_2\naws_secret_access_key = OLD\n")]
    [InlineData("AwsProfile", "config", "[profile acme]\naws_access_key_id = tid_1\naws_secret_access_key = other\n\n[profile \"backup\"]\naws_access_key_id=tid_2\naws_secret_access_key = OLD\n")]
    [InlineData("Rclone", "rclone.conf", "[acme]\ntype = s3\naccess_key_id = tid_1\nsecret_access_key = other\n\n[backup]\ntype = s3\naccess_key_id = tid_2\nsecret_access_key = OLD\n")]
    public void With_Force_a_key_replaces_only_its_own_profile(string format, string file, string before)
    {
        var path = Path.Combine(Folder, file);
        File.WriteAllText(path, before);
        Engine.Set("replaced", Key("acme", "a", "tid_2", "second"));

        Run($"$replaced | Export-TigrisAccessKey '{path}' {format} -Force").ThrowIfFailed();

        var after = File.ReadAllText(path);
        Assert.StartsWith(before[..before.IndexOf("\n\n", StringComparison.Ordinal)], after, StringComparison.Ordinal);
        Assert.DoesNotContain("OLD", after, StringComparison.Ordinal);
        Assert.Equal(2, after.Split('[').Length - 1);
    }

    [Fact]
    public void With_Force_a_member_of_the_same_key_is_replaced_under_its_name()
    {
        Run(Export("acme", "tid_1", "other") + " Terraform").ThrowIfFailed();
        Run(Export("acme", "tid_2", "OLD") + " Terraform -ProfileName backup").ThrowIfFailed();

        Run(Export("acme", "tid_2", "second") + " Terraform -Force").ThrowIfFailed();

        var text = File.ReadAllText(Target);
        Assert.Equal((2, 2, 1), (text.Split("other").Length, text.Split("second").Length, text.Split("OLD").Length));
    }

    [Fact]
    public void Runspaces_that_write_to_one_file_at_once_lose_no_key()
    {
        var outcome = Run($$"""
            1..24 | ForEach-Object -ThrottleLimit 8 -Parallel {
                Import-Module '{{Repository.Manifest}}'
                [pscustomobject]@{ OrganizationId = "org$_"; AccessKeyId = "tid_$_"; SecretAccessKey = "tsec_$_" } | Export-TigrisAccessKey '{{Target}}' AwsProfile
                [pscustomobject]@{ OrganizationId = "org$_"; AccessKeyId = "tid_$_"; SecretAccessKey = "tsec_$_" } | Export-TigrisAccessKey '{{Target}}.json' Json
            }
            """);

        outcome.ThrowIfFailed();
        Assert.Equal(24, File.ReadAllLines(Target).Count(line => line.StartsWith("aws_secret", StringComparison.Ordinal)));
        Assert.Equal(24, JsonSerializer.Deserialize<Dictionary<string, string>[]>(File.ReadAllText(Target + ".json"))!.Length);
    }

    private static PSObject Named(string organization, string bucket, string name, string id)
    {
        var key = Key(organization, bucket, id);
        key.Properties.Add(new PSNoteProperty("KeyName", name));
        return key;
    }

    private static string Plain(PSObject key) => new NetworkCredential("", (SecureString)key.Properties["SecretAccessKey"].Value).Password;
}
