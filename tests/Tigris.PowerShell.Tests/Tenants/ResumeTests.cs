using System;
using System.IO;
using System.Linq;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>Checks that the parameters of a resumed run apply to each step, and that -WhatIf reads a journal like the run.</summary>
public sealed class ResumeTests : TenantTest
{
    private static readonly int[] Ends = [1, 2, 3, 4];

    private string Journal => Path.Combine(Folder, "journal.jsonl");

    private string With => $"-JournalPath '{Journal}'";

    public static TheoryData<int> AllEnds => [.. Ends];

    [Invariant("offboarding-journal")]
    [Theory]
    [MemberData(nameof(AllEnds))]
    public void KeepBuckets_deletes_nothing_at_any_end_of_the_journal(int steps)
    {
        EndAfter(steps);

        Assert.Contains("keep the buckets", WhatIf("-KeepBuckets"), StringComparison.Ordinal);
        Assert.Equal("BucketsKept", Offboard("acme", $"-KeepBuckets {With}")("Status"));

        Assert.Equal(0, Server.Requests.Count("DeleteBucket"));
    }

    [Invariant("offboarding-journal")]
    [Theory]
    [MemberData(nameof(AllEnds))]
    public void A_draft_of_a_required_invoice_deletes_nothing_at_any_end_of_the_journal(int steps)
    {
        EndAfter(steps);

        Assert.Contains("delete nothing", WhatIf("-RequireFinalizedInvoice"), StringComparison.Ordinal);
        var result = Offboard("acme", $"-RequireFinalizedInvoice -InvoicePath '{Folder}/invoices' {With}");

        Assert.Equal("AwaitingInvoice", result("Status"));
        Assert.Equal("DRAFT", result("InvoiceStatus"));
        Assert.Equal(0, Server.Requests.Count("DeleteBucket"));
        Assert.Empty(Directory.GetFiles($"{Folder}/invoices"));
    }

    [Theory]
    [MemberData(nameof(AllEnds))]
    public void The_invoice_is_saved_before_the_deletion_at_any_end_of_the_journal(int steps)
    {
        EndAfter(steps);

        var result = Offboard("acme", $"-InvoicePath '{Folder}/invoices' {With}");

        Assert.Equal("Completed", result("Status"));
        Assert.True(File.Exists(result("InvoicePath")));
        var operations = Operations.ToList();
        Assert.InRange(operations.IndexOf("GetInvoice"), 0, operations.IndexOf("DeleteBucket"));
    }

    [Theory]
    [MemberData(nameof(AllEnds))]
    public void The_Month_parameter_of_a_resumed_run_applies(int steps)
    {
        EndAfter(steps);

        var result = Offboard("acme", $"-RequireFinalizedInvoice -Month 2026-03 {With}");

        Assert.Equal("Completed", result("Status"));
        Assert.Equal("2026-03", result("Month"));
        Assert.Contains(Server.Requests.Entries, entry => entry.RawTarget.EndsWith("/2026-03", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void WhatIf_detects_a_reactivated_customer_like_the_run(int steps)
    {
        EndAfter(steps);
        Run("Enable-TigrisOrganization acme").ThrowIfFailed();

        RefusedAlike("JournalContradicted");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void WhatIf_detects_a_bucket_that_was_created_later_like_the_run(int steps)
    {
        EndAfter(steps);
        Run("Enable-TigrisOrganization acme; New-TigrisBucket acme acme-new; Disable-TigrisOrganization acme -Confirm:$false").ThrowIfFailed();

        RefusedAlike("JournalContradicted");
        Assert.Contains("acme-new", Run("Get-TigrisBucket acme").Texts("BucketName"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_bucket_that_was_created_again_with_the_same_name_is_another_bucket(int steps)
    {
        EndAfter(steps);
        Run("Enable-TigrisOrganization acme; Remove-TigrisBucket acme acme-a -Confirm:$false; New-TigrisBucket acme acme-a; Disable-TigrisOrganization acme -Confirm:$false").ThrowIfFailed();

        RefusedAlike("JournalContradicted");
    }

    [Fact]
    public void WhatIf_changes_no_byte_of_a_journal_with_an_incomplete_last_line()
    {
        EndAfter(2);
        File.AppendAllText(Journal, "{\"at\":\"2026");
        var before = File.ReadAllText(Journal);

        var outcome = Run($"Remove-TigrisTenant acme -WhatIf {With}").ThrowIfFailed();

        Assert.Contains(Journal, Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(Journal));
    }

    [Fact]
    public void WhatIf_refuses_a_journal_that_another_run_uses()
    {
        EndAfter(2);
        using var held = new FileStream(Journal, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.Equal("FileNotAccessible", Run($"Remove-TigrisTenant acme -WhatIf {With}").ErrorId);
        Assert.Equal("FileNotAccessible", Run($"Remove-TigrisTenant acme -Confirm:$false {With}").ErrorId);
    }

    [Fact]
    public void A_step_that_a_later_run_could_not_read_back_is_not_recorded_and_deletes_nothing()
    {
        HasBuckets("acme", "acme-a");
        Server.Faults.Hook = request => request.OperationId == "Tigris_GetInvoice"
            ? FaultAction.Answer(200, body: """{"data":{"org_id":"acme","status":"DRAFT","total":0.0000000000000001,"subtotal":1,"starting_on":"2026-02-01T00:00:00Z","ending_before":"2026-03-01T00:00:00Z","created_at":"2026-02-01T00:00:00Z","last_modified":"2026-02-01T00:00:00Z","charges":[]}}""")
            : null;

        var outcome = Run($"Remove-TigrisTenant acme -Confirm:$false {With}");

        Assert.Equal("JournalEntryInvalid", outcome.ErrorId);
        Assert.Equal("SaveInvoice", outcome.Texts("FailedStep").Single());
        Assert.Equal(0, Server.Requests.Count("DeleteBucket"));
        Server.Faults.Hook = null;
        Assert.Equal("Deactivate", Run($"Get-TigrisOffboarding '{Journal}' acme").ThrowIfFailed().Texts("LastStep").Single());
        Assert.Equal("Completed", Offboard("acme", With)("Status"));
    }

    private string WhatIf(string more)
    {
        Engine.Screen.TakeText();
        Run($"Remove-TigrisTenant acme -WhatIf {more} {With}").ThrowIfFailed();
        return Engine.Screen.TakeText();
    }

    private void RefusedAlike(string errorId)
    {
        var before = Content();
        Server.Requests.Clear();
        var whatIf = Run($"Remove-TigrisTenant acme -WhatIf {With}");
        var run = Run($"Remove-TigrisTenant acme -Confirm:$false {With}");

        Assert.Equal([errorId, errorId], [whatIf.ErrorId, run.ErrorId]);
        Assert.Equal(whatIf.Error.Exception.Message, run.Error.Exception.Message);
        Assert.Equal(0, Server.Requests.Count("DeleteBucket"));
        Assert.Equal(before, Content()[..before.Length]);

        string Content() => File.ReadAllText(Journal).Replace("\r", "", StringComparison.Ordinal);
    }

    // Runs against a server that confirms deletions without deleting, and truncates the journal. The bucket exists at each end.
    private void EndAfter(int steps)
    {
        HasBuckets("acme", "acme-a");
        var deleted = false;
        Server.Faults.Hook = request => request.Method == "DELETE" && (deleted = true) ? FaultAction.Answer(200, body: "{}")
            : deleted && request.OperationId == "Tigris_ListBuckets" ? FaultAction.Answer(200, body: """{"buckets":[]}""")
            : null;
        Offboard("acme", With);
        Server.Faults.Hook = null;
        File.WriteAllLines(Journal, File.ReadAllLines(Journal).Take(1 + steps));
        Server.Requests.Clear();
    }
}
