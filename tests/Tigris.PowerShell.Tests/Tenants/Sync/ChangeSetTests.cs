using System;
using System.IO;
using System.Linq;
using System.Text;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>Tests change sets: one person plans them, another approves them, and a runbook makes them.</summary>
public sealed class ChangeSetTests : SyncTest
{
    private string ChangeSet => PathOf("changes.json");

    [Invariant("change-set")]
    [Fact]
    public void Change_set_is_written_without_a_change_and_makes_exactly_its_changes()
    {
        Prepare();
        Server.Requests.Clear();

        var planned = Sync($"-ChangeSetPath '{ChangeSet}'");

        Assert.All(planned.ThrowIfFailed().Texts("State"), state => Assert.Equal("Planned", state));
        Assert.Empty(Sent());
        Assert.False(File.Exists(Credentials));
        var text = File.ReadAllText(ChangeSet);
        Assert.Contains("\"path\":\"quota\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("tsec_", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Server.Options.SigningKey, text, StringComparison.Ordinal);

        var made = Make();

        Assert.Equal(planned.Texts("Path"), made.ThrowIfFailed().Texts("Path"));
        Assert.All(made.Texts("State"), state => Assert.Equal("Done", state));
        AssertInSync("-Mode Complete");
    }

    [Invariant("change-set")]
    [Theory]
    [InlineData("-Mode Complete")]
    [InlineData("-AllowDeactivate")]
    public void Change_set_of_new_tenants_creates_them(string more)
    {
        CreateTenants();
        Run("Enable-TigrisOrganization globex -WarningAction Ignore").ThrowIfFailed();
        Export();
        Server.Reset();
        Sync($"-ChangeSetPath '{ChangeSet}' {more}").ThrowIfFailed();

        Assert.All(Changes(Make()), change => Assert.EndsWith(": Done", change, StringComparison.Ordinal));
        AssertInSync("-Mode Complete");
    }

    [Fact]
    public void Change_set_of_rows_with_a_plan_needs_neither_rows_nor_plan()
    {
        CreateTenants();
        var plans = Write("plans.json", """{ "plans": { "basic": { "quota": "1 TiB", "bucket": { "region": ["fra"], "public": false } } } }""");
        Run($"'acme', 'initech' | Sync-TigrisTenant -Plan basic -PlanPath '{plans}' -ChangeSetPath '{ChangeSet}'").ThrowIfFailed();

        Assert.Equal(["acme: quota: Done", "acme: bucket['acme-data'].region: Done", "acme: bucket['acme-snap'].region: Done", "initech: quota: Done"], Changes(Make()));
    }

    [Invariant("change-set")]
    [Theory]
    [InlineData("Set-TigrisOrganization acme -Quota 3GB")]
    [InlineData("Set-TigrisOrganization acme -Quota 1GB")]
    [InlineData("Set-TigrisBucket acme acme-data -Public $false")]
    [InlineData("Set-TigrisBucket acme acme-snap -Region sin")]
    [InlineData("Disable-TigrisOrganization acme -Confirm:$false")]
    [InlineData("Get-TigrisAccessKey acme | Where-Object KeyName -EQ ci | Set-TigrisAccessKey -Scope standard")]
    public void Change_set_is_refused_as_a_whole_if_the_state_has_changed(string change)
    {
        Prepare();
        Sync($"-ChangeSetPath '{ChangeSet}'").ThrowIfFailed();
        Run(change).ThrowIfFailed();
        Server.Requests.Clear();

        var outcome = Make();

        Assert.Equal("ChangeSetStale", outcome.ErrorId);
        Assert.Contains("acme", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
        Assert.Empty(Sent());
    }

    [Invariant("change-set")]
    [Fact]
    public void Change_set_is_made_once_and_resumed_with_its_journal()
    {
        Prepare();
        Sync($"-ChangeSetPath '{ChangeSet}'").ThrowIfFailed();
        Server.Faults.Add("400:x1:UpdateBucket");
        var journal = $"-JournalPath '{PathOf("journal")}'";
        Assert.Equal("InvalidRequest", Make(journal).ErrorId);
        Server.Faults.Clear();
        Server.Requests.Clear();

        Assert.Equal("ChangeSetStale", Make().ErrorId);
        Assert.Empty(Sent());
        Assert.NotEmpty(Changes(Make(journal)));
        AssertInSync("-Mode Complete");
        Server.Requests.Clear();
        Assert.Empty(Changes(Make(journal)));
        Assert.Equal("ChangeSetApplied", Make().ErrorId);
        Assert.Empty(Sent());
    }

    [Invariant("change-set")]
    [Fact]
    public void Tenant_that_cannot_be_read_refuses_the_whole_change_set()
    {
        Prepare();
        Sync($"-ChangeSetPath '{ChangeSet}'").ThrowIfFailed();
        Server.Faults.Add("403:GetOrganization:/orgs/initech");
        Server.Requests.Clear();

        var outcome = Make();

        Assert.Equal(["Forbidden", "ChangeSetStale"], outcome.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Empty(Sent());
    }

    [Invariant("change-set")]
    [Theory]
    [InlineData("line ends")]
    [InlineData("byte order mark")]
    [InlineData("UTF-16")]
    [InlineData("layout")]
    public void Change_set_stays_valid_after_changes_by_git_and_editors(string change)
    {
        Prepare();
        Sync($"-ChangeSetPath '{ChangeSet}'").ThrowIfFailed();
        var text = File.ReadAllText(ChangeSet);
        switch (change)
        {
            case "line ends":
                File.WriteAllText(ChangeSet, text.Replace("\n", "\r\n", StringComparison.Ordinal));
                break;
            case "byte order mark":
                File.WriteAllText(ChangeSet, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
                break;
            case "UTF-16":
                File.WriteAllText(ChangeSet, text, Encoding.Unicode);
                break;
            default:
                File.WriteAllText(ChangeSet, System.Text.Json.Nodes.JsonNode.Parse(text)!.ToJsonString(new() { WriteIndented = true }));
                break;
        }

        Assert.All(Changes(Make()), state => Assert.EndsWith(": Done", state, StringComparison.Ordinal));
    }

    [Invariant("change-set")]
    [Fact]
    public void Tampered_or_truncated_change_set_is_refused_before_any_request()
    {
        Prepare();
        Sync($"-ChangeSetPath '{ChangeSet}'").ThrowIfFailed();
        var text = File.ReadAllText(ChangeSet);
        string[] changed =
        [
            text.Replace("1073741824", "1073741825", StringComparison.Ordinal),
            text.Replace("\"changes\":4", "\"changes\":3", StringComparison.Ordinal),
            text.Replace("initech", "initec", StringComparison.Ordinal),
            text.Replace("\"providerId\": \"", "\"providerId\": \"x", StringComparison.Ordinal),
            text.Replace("\"createdAt\": \"2", "\"createdAt\": \"3", StringComparison.Ordinal),
            text[..^3],
            text[..(text.Length / 2)],
            "",
            "{}",
            "[]",
            text.Insert(1, "\"note\": 1,"),
            text.Insert(1, "\"mode\": \"Named\","),
        ];
        foreach (var content in changed)
        {
            Assert.NotEqual(text, content);
            File.WriteAllText(ChangeSet, content);
            Server.Requests.Clear();

            Assert.Equal("InvalidChangeSet", Make().ErrorId);
            Assert.Empty(Server.Requests.Entries);
        }
    }

    [Invariant("change-set")]
    [Fact]
    public void Change_set_with_more_changes_than_allowed_is_refused()
    {
        Prepare();
        Sync($"-ChangeSetPath '{ChangeSet}'").ThrowIfFailed();
        Server.Requests.Clear();

        Assert.Equal("InvalidMaximumAge", Make("-MaximumAge 7").ErrorId);
        Assert.Equal("TooManyChanges", Make("-MaximumChanges 1").ErrorId);
        Assert.Empty(Sent());
        Assert.NotEmpty(Changes(Make("-MaximumAge 01:00:00 -MaximumChanges 4")));
    }

    [Invariant("change-set")]
    [Fact]
    public void Deactivations_keep_their_rules_in_a_change_set()
    {
        CreateTenants();
        Write("tenants.jsonl", """
            {"organizationId":"acme","active":false}
            {"organizationId":"initech","active":false}
            """);
        Sync($"-AllowDeactivate -ChangeSetPath '{ChangeSet}'").ThrowIfFailed();
        Server.Requests.Clear();

        Assert.Equal("DeactivationNotAllowed", Make().ErrorId);
        Assert.Equal("TooManyDeactivations", Make("-AllowDeactivate -MaximumDeactivations 1").ErrorId);
        Assert.Empty(Sent());
        Assert.Equal(["acme: active: Done", "initech: active: Done"], Changes(Make("-AllowDeactivate")));
    }

    [Fact]
    public void Each_error_of_the_plan_is_written_before_the_change_set_is_refused()
    {
        var ids = Enumerable.Range(0, 64).Select(number => $"tenant-{number:D2}").ToArray();
        Write("tenants.jsonl", string.Join('\n', ids.Select(id => $$"""{"organizationId":"{{id}}","active":true}""")));
        Server.Faults.Add("403:GetOrganization");

        var errors = Sync($"-ThrottleLimit 32 -ChangeSetPath '{ChangeSet}'").Errors;

        Assert.Equal(ids, errors.SkipLast(1).Select(error => error.TargetObject));
        Assert.StartsWith("ChangeSetIncomplete,", errors[^1].FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_file_is_not_replaced_and_an_incomplete_plan_is_not_written()
    {
        Prepare();
        File.WriteAllText(ChangeSet, "important");
        Assert.Equal("NotChangeSet", Sync($"-ChangeSetPath '{ChangeSet}'").ErrorId);
        Assert.Equal("important", File.ReadAllText(ChangeSet));

        File.Delete(ChangeSet);
        Server.Faults.Add("403:GetOrganization:/orgs/initech");
        Assert.Equal(["Forbidden", "ChangeSetIncomplete"], Sync($"-ChangeSetPath '{ChangeSet}'").Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.False(File.Exists(ChangeSet));
        Server.Faults.Clear();

        Sync($"-ChangeSetPath '{ChangeSet}' -WhatIf").ThrowIfFailed();
        Assert.False(File.Exists(ChangeSet));
        Sync($"-ChangeSetPath '{ChangeSet}'").ThrowIfFailed();
        Sync($"-ChangeSetPath '{ChangeSet}'").ThrowIfFailed();
    }

    private Outcome Make(string more = "") =>
        Run($"Sync-TigrisTenant -ChangeSet '{ChangeSet}' -Confirm:$false -CredentialFile '{Credentials}' -AllowSharedPath -NotificationCredential @{{ '*' = $key }} {more}");

    private void Prepare()
    {
        CreateTenants();
        Export();
        Run("Set-TigrisOrganization acme -Quota 9GB; Set-TigrisBucket acme acme-data -Public $true; Remove-TigrisBucketNotification acme acme-data; Disable-TigrisOrganization initech -Confirm:$false").ThrowIfFailed();
    }
}
