using System;
using System.IO;
using System.Linq;

namespace Tigris.PowerShell.Tests.Credentials;

/// <summary>Reads credential files, complete and incomplete.</summary>
public sealed class ImportTests : CredentialTest
{
    [Fact]
    public void The_newest_secret_of_a_key_is_current()
    {
        Prepare();
        Save("Reset-TigrisAccessKey").ThrowIfFailed();
        Save("Reset-TigrisAccessKey").ThrowIfFailed();

        var newest = Import().ThrowIfFailed();
        var all = Import("-IncludeSuperseded").ThrowIfFailed();

        Assert.Equal(3, newest.Output.Count);
        Assert.All(newest.Output, key => Assert.True(Works(key)));
        Assert.Equal(6, all.Output.Count);
        Assert.Equal(3, all.Output.Count(key => key.Properties["Status"].Value.ToString() == "Superseded" && !Works(key)));
    }

    [Invariant("target-file")]
    [Fact]
    public void A_pending_reset_makes_the_older_secret_uncertain_until_a_later_one_is_saved()
    {
        Prepare();
        Save("Reset-TigrisAccessKey").ThrowIfFailed();
        Server.Faults.Add("lost:x3:RotateAccessKey");
        Assert.Equal(3, Save("Reset-TigrisAccessKey").Errors.Count);

        var uncertain = Import();
        Save("Reset-TigrisAccessKey").ThrowIfFailed();
        var current = Import();

        Assert.All(uncertain.Texts("Status"), status => Assert.Equal("Uncertain", status));
        Assert.Equal(3, uncertain.Warnings.Count(text => text.Contains("Reset-TigrisAccessKey -OrganizationId 'acme' -AccessKeyId 'tid_", StringComparison.Ordinal)));
        Assert.All(current.Texts("Status"), status => Assert.Equal("Current", status));
        Assert.Empty(current.Warnings);
    }

    [Invariant("target-file")]
    [Fact]
    public void Incomplete_last_line_is_accepted()
    {
        Prepare();
        Save("New-TigrisAccessKey", "-ThrottleLimit 1").ThrowIfFailed();
        var whole = File.ReadAllBytes(Target);

        for (var length = 0; length <= whole.Length; length += 7)
        {
            File.WriteAllBytes(Target, whole[..length]);

            var secrets = Import().ThrowIfFailed();
            var pending = Import("-Pending").ThrowIfFailed();

            var begun = Lines("pending", whole, length);
            Assert.Equal(begun, secrets.Output.Count + pending.Output.Count);
            Assert.Equal(pending.Output.Count, secrets.Warnings.Count);
        }
    }

    [Fact]
    public void The_recovery_command_of_a_lost_key_finds_it_and_no_other()
    {
        Prepare();
        Run($"New-TigrisAccessKey acme twin -CredentialFile '{Target}'").ThrowIfFailed();
        Server.Faults.Add("lost:x1:CreateAccessKey");
        Assert.Single(Run($"New-TigrisAccessKey acme twin -CredentialFile '{Target}'").Errors);
        var kept = Import().Output[0];

        var command = Import("-Pending").ThrowIfFailed().Texts("RecoveryCommand").Single();
        var recovered = Run($"{command} -Confirm:$false").ThrowIfFailed();

        Assert.True(Works(Assert.Single(recovered.Output)));
        Assert.True(Works(kept));
    }

    [Fact]
    public void Wildcards_literal_paths_and_files_from_the_pipeline_are_accepted()
    {
        Prepare();
        var odd = Path.Combine(Folder, "keys [1].jsonl");
        Run($"New-TigrisAccessKey acme one -CredentialFile '{Target}'; New-TigrisAccessKey acme two -CredentialFile '{odd}'").ThrowIfFailed();

        Assert.Equal(2, Run($"Import-TigrisCredential '{Folder}/*.jsonl'").ThrowIfFailed().Output.Count);
        Assert.Single(Run($"Import-TigrisCredential -LiteralPath '{odd}'").ThrowIfFailed().Output);
        Assert.Single(Run($"Import-TigrisCredential '{odd}'").ThrowIfFailed().Output);
        Assert.Equal(2, Run($"Get-ChildItem '{Folder}' | Import-TigrisCredential").ThrowIfFailed().Output.Count);
        Assert.Equal(2, Run($"'{Target}', '{odd}' | Import-TigrisCredential").ThrowIfFailed().Output.Count);
        Assert.Empty(Run($"Import-TigrisCredential '{Folder}/*.none'").ThrowIfFailed().Output);
    }

    [Fact]
    public void A_file_that_is_not_a_credential_file_is_one_error_and_the_other_files_are_read()
    {
        Prepare();
        Save("New-TigrisAccessKey").ThrowIfFailed();
        File.WriteAllText(Path.Combine(Folder, "a.txt"), "no");

        var outcome = Run($"'{Folder}/a.txt', '{Folder}/none.txt', '{Folder}', '{Target}' | Import-TigrisCredential");

        Assert.Equal(["CredentialFileFormat", "FileNotAccessible", "FileNotAccessible"], outcome.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal(3, outcome.Output.Count);
    }

    [Fact]
    public void A_file_without_a_heading_is_read_and_extended()
    {
        Prepare();
        const string Old = """{"OrganizationId":"acme","BucketName":"b","AccessKeyId":"tid_old","SecretAccessKey":"tsec_x","S3Endpoint":"https://t3.storage.dev/","Time":"2026-11-01T00:00:00Z"}""";
        File.WriteAllText(Target, Old + "\n");

        Save("New-TigrisAccessKey").ThrowIfFailed();

        Assert.Equal(4, Import().ThrowIfFailed().Output.Count);
        Assert.Equal(Old, File.ReadLines(Target).First());
    }

    [Fact]
    public void No_connection_is_needed()
    {
        Prepare();
        Save("New-TigrisAccessKey").ThrowIfFailed();
        using var engine = new Engine();

        Assert.Equal(3, engine.Run($"Import-TigrisCredential '{Target}'").ThrowIfFailed().Output.Count);
    }

    [Fact]
    public void The_objects_bind_to_the_commands_that_accept_keys()
    {
        Prepare();
        Run($"New-TigrisBucket acme acme-data -CredentialFile '{Target}'").ThrowIfFailed();

        Run($"Import-TigrisCredential '{Target}' | Export-TigrisAccessKey '{Folder}/out.json' Json").ThrowIfFailed();

        Assert.Contains("tsec_", File.ReadAllText(Path.Combine(Folder, "out.json")), StringComparison.Ordinal);
    }

    private static int Lines(string status, byte[] whole, int length) =>
        System.Text.Encoding.UTF8.GetString(whole[..length]).Split('\n')[..^1].Count(line => line.Contains($"\"Status\":\"{status}\"", StringComparison.Ordinal));
}
