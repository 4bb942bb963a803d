using System;
using System.IO;
using System.Linq;
using System.Threading;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>Runs Get-TigrisOffboarding, offline and during a run.</summary>
public sealed class OffboardingStateTests : TenantTest
{
    private string Journal => Path.Combine(Folder, "journal.jsonl");

    [Fact]
    public void Each_tenant_has_its_state_in_the_order_of_the_journal()
    {
        HasBuckets("acme", "acme-a", "acme-b");
        Server.SetBucketContents("acme", "acme-a", 1000, 3);
        Offboard("other", $"-JournalPath '{Journal}' -KeepBuckets");
        Offboard("acme", $"-JournalPath '{Journal}' -Month 2026-02 -InvoicePath '{Folder}/invoices'");

        var states = Offline($"Get-TigrisOffboarding '{Journal}'").ThrowIfFailed();

        Assert.Equal(["other", "acme"], states.Texts("OrganizationId"));
        Assert.Equal(["SaveInvoice", "Verify"], states.Texts("LastStep"));
        Assert.Equal(["ListBuckets", null], states.Texts("NextStep"));
        Assert.Equal(["False", "True"], states.Texts("Completed"));
        Assert.Equal([null, "1000"], states.Texts("Bytes"));
        Assert.Equal(["acme-a", "acme-b"], (string[])states.Values("Bucket")[1]!);
        Assert.Equal("2026-02", states.Texts("Month")[1]);
        Assert.Equal("FINALIZED", states.Texts("InvoiceStatus")[1]);
        Assert.Equal(Path.Combine(Folder, "invoices", "acme-2026-02.json"), states.Texts("InvoicePath")[1]);
        Assert.Equal([Journal, Journal], states.Texts("JournalPath"));
        Assert.All(states.Output, state => Assert.Equal("Tigris.OffboardingState", state.BaseObject.GetType().FullName));
    }

    [Theory]
    [InlineData("'a*','OTHER*' | Get-TigrisOffboarding $journal", "acme,other")]
    [InlineData("Get-TigrisOffboarding $journal other", "other")]
    [InlineData("[pscustomobject]@{ org_id = 'other' } | Get-TigrisOffboarding $journal", "other")]
    [InlineData("Get-TigrisOffboarding $journal z*", "")]
    [InlineData("@() | Get-TigrisOffboarding $journal", "")]
    [InlineData("Get-TigrisOffboarding ($journal -replace 'journal', 'j*')", "acme,other")]
    [InlineData("Get-TigrisOffboarding $journal, $journal acme", "acme,acme")]
    public void Tenants_are_chosen_by_id_and_wildcard(string script, string ids)
    {
        Both();

        Assert.Equal(ids, string.Join(',', Offline($"$journal = '{Journal}'; {script}").ThrowIfFailed().Texts("OrganizationId")));
    }

    [Fact]
    public void An_id_that_is_not_in_the_journal_is_an_error_and_the_others_are_returned()
    {
        Both();

        var outcome = Offline($"'acme','Acme','missing','other' | Get-TigrisOffboarding '{Journal}'");

        Assert.Equal(["acme", "other"], outcome.Texts("OrganizationId"));
        Assert.Equal("NotInJournal", outcome.Errors[0].FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal("Acme", outcome.Errors[0].TargetObject);
        Assert.Equal(2, outcome.Errors.Count);
    }

    [Fact]
    public void A_missing_journal_is_an_error()
    {
        var outcome = Offline($"Get-TigrisOffboarding '{Journal}'");

        Assert.Equal("FileNotAccessible", outcome.ErrorId);
        Assert.Equal("FileNotAccessible", Offline($"Get-TigrisOffboarding '{Folder}'").ErrorId);
        Assert.Equal("InvalidFilePath", Offline("Get-TigrisOffboarding env:PATH").ErrorId);
    }

    [Fact]
    public void A_journal_that_a_run_is_writing_can_be_read()
    {
        HasBuckets("acme", "acme-a");
        using var reached = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        Server.Faults.Hook = request =>
        {
            if (request.OperationId == "Tigris_GetInvoice")
            {
                reached.Set();
                release.Wait(TimeSpan.FromSeconds(60));
            }

            return null;
        };
        using var run = Engine.NewShell($"Remove-TigrisTenant acme -Confirm:$false -JournalPath '{Journal}'");
        var running = run.BeginInvoke();
        Assert.True(reached.Wait(TimeSpan.FromSeconds(60)));

        var during = Offline($"Get-TigrisOffboarding '{Journal}'").ThrowIfFailed();

        release.Set();
        run.EndInvoke(running);
        Assert.Equal("Deactivate", during.Texts("LastStep").Single());
        Assert.Equal("True", Offline($"Get-TigrisOffboarding '{Journal}'").ThrowIfFailed().Texts("Completed").Single());
    }

    [Fact]
    public void An_incomplete_last_line_is_ignored()
    {
        Both();
        File.AppendAllText(Journal, "{\"at\":\"2026-");
        var before = File.ReadAllText(Journal);

        var outcome = Offline($"Get-TigrisOffboarding '{Journal}'").ThrowIfFailed();

        Assert.Equal(2, outcome.Output.Count);
        Assert.Contains(Journal, Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(Journal));
    }

    [Fact]
    public void Completion_offers_the_tenants_of_the_journal_without_a_connection()
    {
        Both();
        using var engine = new Engine();

        Assert.Equal(["acme", "other"], engine.Words($"Get-TigrisOffboarding '{Journal}' -OrganizationId "));
        Assert.Equal(["other"], engine.Words($"Get-TigrisOffboarding '{Journal}' o"));
        Assert.DoesNotContain("acme", engine.Words("Get-TigrisOffboarding ./missing a"));
    }

    [Fact]
    public void A_state_resumes_its_tenant()
    {
        Both();

        var outcome = Run($"Get-TigrisOffboarding '{Journal}' | Where-Object Completed -EQ $false | Remove-TigrisTenant -JournalPath '{Journal}' -Confirm:$false").ThrowIfFailed();

        Assert.Equal(["acme", "other"], outcome.Texts("OrganizationId"));
        Assert.All(outcome.Texts("Status"), status => Assert.Equal("Completed", status));
    }

    private void Both()
    {
        HasBuckets("acme", "acme-a");
        Run($"'acme','other' | Remove-TigrisTenant -KeepBuckets -Confirm:$false -ThrottleLimit 1 -JournalPath '{Journal}'").ThrowIfFailed();
    }

    // An engine without a connection.
    private static Outcome Offline(string script)
    {
        using var engine = new Engine();
        return engine.Run(script);
    }
}
