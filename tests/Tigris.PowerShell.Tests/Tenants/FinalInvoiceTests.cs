using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>Checks that no bucket is deleted before the invoice is final and of the right month.</summary>
public sealed class FinalInvoiceTests : TenantTest
{
    private static readonly DateTime Now = DateTime.UtcNow;

    private string Journal => Path.Combine(Folder, "journal.jsonl");

    private string With => $"-InvoicePath '{Folder}/invoices' -JournalPath '{Journal}'";

    [Invariant("offboarding-order")]
    [Theory]
    [InlineData("FINALIZED", true)]
    [InlineData("PAID", true)]
    [InlineData("PAST_DUE", true)]
    [InlineData("DRAFT", false)]
    [InlineData("PENDING", false)]
    [InlineData("VOID", false)]
    [InlineData("UNCOLLECTIBLE", false)]
    [InlineData("", false)]
    [InlineData("finalized", false)]
    [InlineData("Paid", false)]
    [InlineData(" PAID", false)]
    [InlineData("NOT_FINALIZED", false)]
    [InlineData("PAST DUE", false)]
    public void Only_a_final_invoice_status_allows_the_deletion(string status, bool opens)
    {
        HasBuckets("acme", "acme-a");
        Answer(status);

        var whatIf = Run("Remove-TigrisTenant acme -WhatIf -RequireFinalizedInvoice -Month 2026-02").ThrowIfFailed();
        var shown = Engine.Screen.TakeText();
        var result = Offboard("acme", "-RequireFinalizedInvoice -Month 2026-02");

        Assert.Empty(whatIf.Output);
        Assert.Equal(!opens, shown.Contains("delete nothing", StringComparison.Ordinal));
        Assert.Equal(opens ? "Completed" : "AwaitingInvoice", result("Status"));
        Assert.Equal(opens ? 1 : 0, Server.Requests.Count("DeleteBucket"));
    }

    [Fact]
    public void Without_the_switch_any_status_is_saved_and_recorded()
    {
        HasBuckets("acme", "acme-a");
        Answer("");

        Assert.Equal("Completed", Offboard("acme", With)("Status"));
        Assert.Equal("True", Run($"Get-TigrisOffboarding '{Journal}'").ThrowIfFailed().Texts("Completed").Single());
    }

    [Fact]
    public void A_tenant_that_waited_is_deleted_once_the_month_of_its_deactivation_is_final()
    {
        Waits();
        Move(months: 1);

        var result = Offboard("acme", $"-RequireFinalizedInvoice {With}");

        Assert.Equal("Completed", result("Status"));
        Assert.Equal(Month(1), result("Month"));
        Assert.Equal("FINALIZED", result("InvoiceStatus"));
    }

    [Invariant("offboarding-order")]
    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void The_journal_of_an_earlier_offboarding_does_not_allow_the_deletion(int months)
    {
        Leaves("-KeepBuckets");
        Move(months, "FINALIZED");
        Run("Enable-TigrisOrganization acme; Disable-TigrisOrganization acme -Confirm:$false").ThrowIfFailed();

        Run($"Remove-TigrisTenant acme -WhatIf -RequireFinalizedInvoice {With}").ThrowIfFailed();
        Assert.Contains("delete nothing: the invoice of " + Month(0), Engine.Screen.TakeText(), StringComparison.Ordinal);

        var result = Offboard("acme", $"-RequireFinalizedInvoice {With}");

        Assert.Equal("AwaitingInvoice", result("Status"));
        Assert.Equal(Month(0), result("Month"));
        Assert.Equal(0, Server.Requests.Count("DeleteBucket"));
    }

    [Fact]
    public void An_earlier_invoice_in_the_journal_does_not_count_for_this_offboarding()
    {
        Leaves("-KeepBuckets -Month 2026-03");
        Run("Enable-TigrisOrganization acme; Disable-TigrisOrganization acme -Confirm:$false").ThrowIfFailed();

        Assert.Equal("AwaitingInvoice", Offboard("acme", $"-RequireFinalizedInvoice {With}")("Status"));
        Assert.Equal(0, Server.Requests.Count("DeleteBucket"));
    }

    [Fact]
    public void After_another_wait_all_months_are_final_and_saved()
    {
        Leaves("-KeepBuckets");
        Move(months: 4, "FINALIZED");
        Assert.Equal("AwaitingInvoice", Offboard("acme", $"-RequireFinalizedInvoice {With}")("Status"));
        // The entry that this wait added now belongs to the previous month too.
        Move(months: 1, since: Now.AddHours(-1));

        Assert.Equal("Completed", Offboard("acme", $"-RequireFinalizedInvoice {With}")("Status"));

        Assert.Equal(
            Enumerable.Range(1, 4).Select(ago => $"acme-{Month(ago)}.json").Order(StringComparer.Ordinal),
            Directory.GetFiles($"{Folder}/invoices").Select(Path.GetFileName).Where(name => name != $"acme-{Month(0)}.json").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_invoices_of_the_months_between_are_saved_before_the_deletion()
    {
        Leaves("-KeepBuckets");
        Move(months: 3, "FINALIZED");

        var result = Offboard("acme", With);

        Assert.Equal("Completed", result("Status"));
        Assert.Equal(Month(0), result("Month"));
        Assert.Equal(
            Enumerable.Range(0, 4).Select(ago => $"acme-{Month(ago)}.json").Order(StringComparer.Ordinal),
            Directory.GetFiles($"{Folder}/invoices").Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_draft_of_an_earlier_month_is_read_again()
    {
        Leaves("-KeepBuckets");
        Move(months: 1);
        Server.Requests.Clear();

        Assert.Equal("Completed", Offboard("acme", $"-RequireFinalizedInvoice {With}")("Status"));
        Assert.Contains(Server.Requests.Entries, entry => entry.RawTarget.EndsWith("/" + Month(1), StringComparison.Ordinal));
    }

    [Fact]
    public void An_invoice_of_a_month_between_that_cannot_be_read_deletes_nothing()
    {
        Leaves("-KeepBuckets");
        Move(months: 3, "FINALIZED");
        Server.Faults.Hook = request => request.RawTarget.EndsWith("/" + Month(2), StringComparison.Ordinal) ? FaultAction.Answer(404) : null;

        Assert.Equal("SaveInvoice", Run($"Remove-TigrisTenant acme -Confirm:$false {With}").Texts("FailedStep").Single());
        Assert.Equal("NotFound", Run($"Remove-TigrisTenant acme -WhatIf {With}").ErrorId);
        Assert.Equal(0, Server.Requests.Count("DeleteBucket"));
        Assert.Equal("Completed", Offboard("acme", $"{With} -Month {Month(1)}")("Status"));
    }

    private static string Month(int ago) =>
        new DateTime(Now.Year, Now.Month, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(-ago).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private void Waits()
    {
        HasBuckets("acme", "acme-a");
        Assert.Equal("AwaitingInvoice", Offboard("acme", $"-RequireFinalizedInvoice {With}")("Status"));
    }

    private void Leaves(string more)
    {
        HasBuckets("acme", "acme-a");
        Assert.Equal("BucketsKept", Offboard("acme", $"{more} {With}")("Status"));
        Directory.Delete($"{Folder}/invoices", recursive: true);
    }

    // Moves the journal and the bucket to the state of a run that many months ago.
    private void Move(int months, string? status = null, DateTime? since = null)
    {
        var lines = File.ReadAllLines(Journal).Select((line, index) => index == 0 ? line : Older(line)).ToArray();
        File.WriteAllLines(Journal, lines);

        string Older(string line)
        {
            var at = Regex.Match(line, "\"at\":\"([^\"]+)\"").Groups[1].Value;
            if (DateTime.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal) < (since ?? DateTime.MinValue))
            {
                return line;
            }

            var earlier = Month(months) + "-15T12:00:00.000Z";
            line = line.Replace(at, earlier, StringComparison.Ordinal).Replace($"\"{Month(0)}\"", $"\"{Month(months)}\"", StringComparison.Ordinal);
            return status is null ? line : Regex.Replace(line, "\"invoice_status\":\"[^\"]*\"", $"\"invoice_status\":\"{status}\"");
        }

        // The bucket existed before.
        var bucket = Run("Invoke-TigrisRequest GET /orgs/acme/buckets -Raw").Output.Single().ToString()!;
        var old = Regex.Replace(bucket, "\"created_at\":\"[^\"]*\"", "\"created_at\":\"2025-01-01T00:00:00Z\"");
        Server.Faults.Hook = request => request.OperationId == "Tigris_ListBuckets" && Server.Requests.Count("DeleteBucket") == 0
            ? FaultAction.Answer(200, body: old)
            : null;
    }

    private void Answer(string status)
    {
        Server.Faults.Hook = request => request.OperationId == "Tigris_GetInvoice"
            ? FaultAction.Answer(200, body: $$$"""{"data":{"org_id":"acme","status":"{{{status}}}","total":1,"subtotal":1,"starting_on":"2026-02-01T00:00:00Z","ending_before":"2026-03-01T00:00:00Z","created_at":"2026-02-01T00:00:00Z","last_modified":"2026-02-01T00:00:00Z","charges":[]}}""")
            : null;
    }
}
