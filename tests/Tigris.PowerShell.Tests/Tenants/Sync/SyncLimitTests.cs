using System;
using System.IO;
using System.Linq;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>Stays within the limits, credentials and switches of a run.</summary>
public sealed class SyncLimitTests : SyncTest
{
    [Invariant("sync-tenant")]
    [Fact]
    public void Deactivation_needs_the_switch_and_the_rest_is_not_opened()
    {
        CreateTenants();
        Write("tenants.jsonl", """{"organizationId":"acme","active":false,"quota":5,"bucket":[{"bucketName":"acme-data","public":true}]}""");
        Server.Requests.Clear();

        var outcome = Sync();

        Assert.Equal("DeactivationNotAllowed", outcome.ErrorId);
        Assert.Contains("-AllowDeactivate", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(["acme: quota: Done", "acme: active: Manual", "acme: bucket['acme-data'].public: Skipped"], outcome.Output.Select(item => item.ToString()));
        Assert.Equal(["UpdateOrganization"], Sent());
        Assert.Equal(["True"], Run("Get-TigrisOrganization acme").Texts("Active"));
    }

    [Invariant("sync-tenant")]
    [Theory]
    [InlineData(10, "", null)]
    [InlineData(11, "", "TooManyDeactivations")]
    [InlineData(11, "-MaximumDeactivations 11", null)]
    [InlineData(1, "-MaximumDeactivations 0", "TooManyDeactivations")]
    public void More_deactivations_than_allowed_change_nothing(int count, string more, string? error)
    {
        Server.SeedOrganizations(count, number => ($"t{number}", "x"));
        File.WriteAllLines(Document, Enumerable.Range(0, count).Select(number => $$"""{"organizationId":"t{{number}}","active":false,"quota":{{number + 2000000}}}"""));
        Server.Requests.Clear();

        var outcome = Run($"Sync-TigrisTenant '{Document}' -AllowDeactivate -Confirm:$false {more}");
        var piped = Run($"Get-Content '{Document}' | ConvertFrom-Json | Sync-TigrisTenant -AllowDeactivate -Confirm:$false {more}");

        if (error is null)
        {
            Assert.Equal(2 * count, Changes(outcome).Length);
            Assert.Empty(Changes(piped));
            Assert.Empty(Run("Get-TigrisOrganization").Output);
            return;
        }

        Assert.Equal([error, error], new[] { outcome.ErrorId, piped.ErrorId });
        Assert.Empty(outcome.Output);
        Assert.Empty(Sent());
    }

    [Fact]
    public void Document_or_row_without_active_deactivates_nothing()
    {
        CreateTenants();
        Write("tenants.csv", "id,name,quota,active,plan\nacme,Acme,1 GiB,,\ninitech,Initech,1 GiB,,\n");

        Assert.Equal(["initech: quota: Done"], Changes(Sync(path: PathOf("tenants.csv"))));
        Assert.Empty(Changes(Run($"Import-Csv '{PathOf("tenants.csv")}' | Sync-TigrisTenant -AllowDeactivate -Confirm:$false")));
        Assert.Equal(["True", "True"], Run("Get-TigrisOrganization acme, initech").Texts("Active"));
    }

    [Fact]
    public void More_changes_than_allowed_change_nothing()
    {
        CreateTenants();
        Write("tenants.jsonl", """{"organizationId":"acme","quota":7000000,"bucket":[{"bucketName":"acme-data","public":true}]}""");
        Server.Requests.Clear();

        Assert.Equal("TooManyChanges", Sync("-MaximumChanges 1").ErrorId);
        Assert.Empty(Sent());
        Assert.Equal(2, Changes(Sync("-MaximumChanges 2")).Length);
    }

    [Invariant("sync-tenant")]
    [Fact]
    public void Creation_without_a_credential_file_is_refused_before_any_change()
    {
        CreateTenants();
        Write("tenants.jsonl", """
            {"organizationId":"acme","quota":7000000}
            {"organizationId":"initech","bucket":[{"bucketName":"initech-data"}]}
            """);
        Server.Requests.Clear();

        var outcome = Run($"Sync-TigrisTenant '{Document}' -Confirm:$false");

        Assert.Equal("CredentialFileRequired", outcome.ErrorId);
        Assert.Empty(Sent());
    }

    [Fact]
    public void Missing_credential_of_a_webhook_is_an_error_of_its_tenant_before_its_first_change()
    {
        CreateTenants();
        Export();
        Run("Remove-TigrisBucketNotification acme acme-data; Set-TigrisOrganization acme -Quota 9GB; Disable-TigrisOrganization initech -Confirm:$false").ThrowIfFailed();
        Server.Requests.Clear();

        var outcome = Run($"Sync-TigrisTenant '{Document}' -Confirm:$false");

        Assert.Equal("NoNotificationCredential", outcome.ErrorId);
        Assert.Equal(["initech: active: Done"], outcome.Output.Select(item => item.ToString()));
        Assert.Equal(["UpdateOrganization"], Sent());
    }

    [Fact]
    public void Credential_of_the_wrong_kind_is_refused()
    {
        CreateTenants();
        Export();
        Run("Remove-TigrisBucketNotification acme acme-data").ThrowIfFailed();

        Assert.Equal("NoNotificationCredential", Run($"Sync-TigrisTenant '{Document}' -Confirm:$false -NotificationCredential @{{ 'acme-data' = [pscredential]::new('me', $key) }}").ErrorId);
        Assert.Equal("InvalidNotificationCredential", Run($"Sync-TigrisTenant '{Document}' -Confirm:$false -NotificationCredential @{{ 'acme-data' = 'text' }}").ErrorId);
    }

    [Fact]
    public void WhatIf_shows_each_change_and_sends_reads_only()
    {
        CreateTenants();
        Export();
        Run("Set-TigrisOrganization acme -Quota 9GB; Set-TigrisBucket acme acme-data -Public $true; Disable-TigrisOrganization initech -Confirm:$false").ThrowIfFailed();
        Server.Requests.Clear();
        Engine.Screen.TakeText();

        var outcome = Sync($"-WhatIf -JournalPath '{PathOf("journal")}'");

        Assert.Equal(["acme: quota: Planned", "acme: bucket['acme-data'].public: Planned", "initech: active: Planned"], Changes(outcome));
        var text = Engine.Screen.TakeText();
        Assert.Contains("quota: 9 GiB -> 1 GiB", text, StringComparison.Ordinal);
        Assert.Contains("bucket['acme-data'].public: true -> false", text, StringComparison.Ordinal);
        Assert.Empty(Sent());
        Assert.False(File.Exists(PathOf("journal")));
        Assert.False(File.Exists(Credentials));
    }

    [Invariant("target-file")]
    [Fact]
    public void Journal_that_is_the_credential_file_is_refused()
    {
        CreateTenants();
        Export();
        Server.Requests.Clear();

        Assert.Equal("SameFile", Sync($"-JournalPath '{Credentials}'").ErrorId);
        Assert.Empty(Server.Requests.Entries);
        Assert.False(File.Exists(Credentials));
    }

    [Theory]
    [InlineData("tigris-offboarding", "'tigris-offboarding'")]
    [InlineData(null, "heading")]
    public void File_that_is_not_a_journal_of_the_command_is_refused_with_the_reason(string? kind, string reason)
    {
        CreateTenants();
        Export();
        var content = kind is null ? "{}\n" : $$$"""{"journal":"{{{kind}}}","version":1,"endpoint":"x","provider_id":"local"}""" + "\n";
        var journal = Write("journal", content);

        var outcome = Sync($"-JournalPath '{journal}'");

        Assert.Equal("JournalUnreadable", outcome.ErrorId);
        Assert.Contains(reason, outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(journal));
    }
}
