using System;
using System.IO;
using System.Linq;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>Tests Sync-TigrisTenant with lost responses, refusals, journals and pipelines that end early.</summary>
public sealed class SyncEndTests : SyncTest
{
    private const string NewTenant =
        """{"organizationId":"acme","organizationName":"Acme","bucket":[{"bucketName":"acme-data"}],"policy":[{"policyName":"p","document":{"Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*"}]}}],"accessKey":[{"keyName":"ci"}]}""";

    [Invariant("sync-tenant")]
    [Theory]
    [InlineData("CreateOrganization", null)]
    [InlineData("CreatePolicy", null)]
    [InlineData("CreateAccessKey", "OutcomeUnknown")]
    public void Object_whose_response_is_lost_is_found_and_not_created_twice(string operation, string? error)
    {
        Write("tenants.jsonl", NewTenant);
        Server.Faults.Add($"lost:x1:{operation}");

        var outcome = Sync();
        Server.Faults.Clear();
        var again = Sync();

        Assert.Equal(error, outcome.Errors.Count == 0 ? null : outcome.ErrorId);
        again.ThrowIfFailed();
        Assert.Equal(1, Server.Requests.Entries.Count(entry => entry.OperationId.EndsWith(operation, StringComparison.Ordinal)));
        AssertInSync();
        Assert.Equal(error is null ? 0 : 1, Run($"Import-TigrisCredential '{Credentials}' -Pending").Output.Count);
    }

    [Fact]
    public void Refused_creation_leaves_no_pending_secret()
    {
        Write("tenants.jsonl", NewTenant);
        Server.Faults.Add("400:x1:Provisioning");

        Assert.Equal("InvalidRequest", Sync().ErrorId);
        Assert.Empty(Run($"Import-TigrisCredential '{Credentials}' -Pending").ThrowIfFailed().Output);
    }

    [Fact]
    public void Refusals_by_a_rate_limit_fail_nothing()
    {
        CreateTenants();
        Run("Enable-TigrisOrganization globex -WarningAction Ignore").ThrowIfFailed();
        Export();
        Server.Reset();
        Server.Faults.Add("429:x20");

        Assert.All(Sync("-WarningAction Ignore").ThrowIfFailed().Output, item => Assert.NotEqual("Failed", item.Properties["State"].Value.ToString()));
        AssertInSync();
    }

    [Fact]
    public void Journal_belongs_to_one_provider_and_one_kind()
    {
        CreateTenants();
        Export();
        var other = Write("other", "important\n");
        Assert.Equal("JournalUnreadable", Sync($"-JournalPath '{other}'").ErrorId);
        Assert.Equal("important\n", File.ReadAllText(other));

        Run("Remove-TigrisTenant globex -KeepBuckets -Confirm:$false -JournalPath '" + PathOf("offboarding") + "'").ThrowIfFailed();
        Assert.Equal("JournalUnreadable", Sync($"-JournalPath '{PathOf("offboarding")}'").ErrorId);
    }

    [Fact]
    public void Journal_that_a_crash_cut_off_is_resumed()
    {
        CreateTenants();
        Write("tenants.jsonl", """{"organizationId":"acme","quota":7000000}""");
        var journal = $"-JournalPath '{PathOf("journal")}'";
        Sync(journal).ThrowIfFailed();
        var lines = File.ReadAllText(PathOf("journal"));
        Assert.Equal(3, lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain("tsec_", lines, StringComparison.Ordinal);
        File.WriteAllText(PathOf("journal"), lines[..^10]);
        Write("tenants.jsonl", """{"organizationId":"acme","quota":8000000}""");

        Assert.Equal(["acme: quota: Done"], Changes(Sync(journal)));
        Assert.All(File.ReadAllLines(PathOf("journal")), line => Assert.EndsWith("}", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Pipeline_that_ends_early_names_the_changes_that_it_made()
    {
        CreateTenants();
        Write("tenants.jsonl", """
            {"organizationId":"acme","quota":7000000}
            {"organizationId":"initech","quota":7000000}
            """);

        var outcome = Run($"Sync-TigrisTenant '{Document}' -Confirm:$false -ThrottleLimit 2 | Select-Object -First 1");

        Assert.Single(outcome.ThrowIfFailed().Output);
        var changed = Run("Get-TigrisOrganization acme, initech | Where-Object Quota -EQ 7000000").Output.Count;
        Assert.Equal(changed - 1, outcome.Warnings.Count(warning => warning.Contains("initech", StringComparison.Ordinal)));
    }

    [Fact]
    public void Host_that_cannot_ask_changes_nothing()
    {
        CreateTenants();
        Write("tenants.jsonl", """{"organizationId":"acme","quota":7000000}""");
        Server.Requests.Clear();

        var outcome = Run($"Sync-TigrisTenant '{Document}'");

        Assert.NotEmpty(outcome.Errors);
        Assert.Empty(Sent());
    }

    [Fact]
    public void Two_rows_for_one_tenant_and_a_document_of_another_provider_change_nothing()
    {
        CreateTenants();
        Write("tenants.jsonl", """
            {"organizationId":"acme","quota":7000000}
            {"organizationId":"acme","quota":8000000}
            """);
        Server.Requests.Clear();
        Assert.Equal("InvalidStateDocument", Sync().ErrorId);
        Write("tenants.jsonl", """{"providerId":"other","organizationId":"acme","quota":7000000}""");
        Assert.Equal("InvalidStateDocument", Sync().ErrorId);
        Assert.Empty(Server.Requests.Entries);
    }
}
