using System;
using System.IO;
using System.Linq;
using System.Threading;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>Checks that a run resumes at the end of the previous run.</summary>
public sealed class JournalTests : TenantTest
{
    private static readonly string[] Steps = ["Deactivate", "SaveInvoice", "ListBuckets", "DeleteBuckets", "Verify"];

    private string Journal => Path.Combine(Folder, "journal.jsonl");

    private string With => $"-JournalPath '{Journal}'";

    [Fact]
    [NotUnderWine("Wine keeps no access lists of files.")]
    public void Each_step_is_a_line_and_only_the_owner_can_read_it()
    {
        HasBuckets("acme", "acme-a");

        Offboard("acme", With);

        var lines = File.ReadAllLines(Journal);
        Assert.Contains("\"journal\":\"tigris-offboarding\"", lines[0], StringComparison.Ordinal);
        Assert.Equal(Steps, lines.Skip(1).Select(line => Steps.Single(step => line.Contains($"\"step\":\"{step}\"", StringComparison.Ordinal))));
        OwnerAccess.AssertOwnerOnly(Journal);
    }

    [Invariant("offboarding-journal")]
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_later_run_repeats_no_finished_step_and_has_the_same_result(int finished)
    {
        HasBuckets("acme", "acme-a", "acme-b");
        Server.SetBucketContents("acme", "acme-a", 1000, 3);
        string[] next = ["GetInvoice", "ListBuckets", "DeleteBucket", "ListBuckets", "none"];
        var before = finished == 4 ? 1 : 0;
        Server.Faults.Hook = request => request.OperationId == $"Tigris_{next[finished - 1]}" && before-- <= 0 ? FaultAction.Answer(403) : null;
        var cut = Run($"Remove-TigrisTenant acme -Confirm:$false {With}");
        Assert.Equal(finished == 5 ? "Completed" : "Failed", cut.Texts("Status").Single());
        Server.Faults.Hook = null;
        Server.Requests.Clear();

        var rest = Offboard("acme", With);

        Assert.Equal("Completed", rest("Status"));
        Assert.Equal("2", rest("BucketsDeleted"));
        Assert.Equal("1000", rest("BytesDeleted"));
        Assert.Equal("DRAFT", rest("InvoiceStatus"));
        Assert.Equal(finished < 2 ? 1 : 0, Server.Requests.Count("GetInvoice"));
        Assert.Equal(finished < 4 ? 2 : 0, Server.Requests.Count("DeleteBucket"));
        Assert.Equal(0, Server.Requests.Count("UpdateOrganization"));
        Assert.Equal(Steps.Length + 1, File.ReadAllLines(Journal).Length);
    }

    [Fact]
    public void A_result_from_the_journal_equals_the_original_result()
    {
        HasBuckets("acme", "acme-a");
        string[] all = ["Status", "DeactivatedAt", "InvoicedAt", "DeletedAt", "VerifiedAt", "BucketsDeleted", "BytesDeleted", "Month", "InvoiceStatus", "InvoiceTotal"];

        var first = Run($"Remove-TigrisTenant acme -Confirm:$false {With}").ThrowIfFailed();
        var second = Run($"Remove-TigrisTenant acme -Confirm:$false {With}").ThrowIfFailed();

        Assert.All(all, property => Assert.Equal(first.Values(property), second.Values(property)));
    }

    [Fact]
    public void A_resumed_deletion_counts_all_deleted_buckets()
    {
        HasBuckets("acme", "acme-a", "acme-b", "acme-c");
        Server.Faults.Next(FaultAction.Answer(403), targetContains: "acme-c");
        Assert.Equal("DeleteBuckets", Run($"Remove-TigrisTenant acme -Confirm:$false {With}").Texts("FailedStep").Single());
        Server.Requests.Clear();

        Assert.Equal("3", Offboard("acme", With)("BucketsDeleted"));
        Assert.Equal(1, Server.Requests.Count("DeleteBucket"));
    }

    [Fact]
    public void An_incomplete_line_is_dropped_with_a_warning_and_its_step_runs_again()
    {
        HasBuckets("acme", "acme-a");
        Offboard("acme", With);
        var lines = File.ReadAllLines(Journal);
        File.WriteAllText(Journal, string.Join('\n', lines.Take(3)) + "\n" + lines[3][..10]);

        var outcome = Run($"Remove-TigrisTenant acme -Confirm:$false {With}").ThrowIfFailed();

        Assert.Equal("Completed", outcome.Texts("Status").Single());
        Assert.Contains(Journal, Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.All(File.ReadAllLines(Journal), line => Assert.EndsWith("}", line, StringComparison.Ordinal));
    }

    [Invariant("offboarding-journal")]
    [Fact]
    public void An_invalid_line_sends_no_request()
    {
        HasBuckets("acme", "acme-a");
        Offboard("acme", With);
        var lines = File.ReadAllLines(Journal);
        lines[2] = "{\"at\":\"then\"}";
        File.WriteAllLines(Journal, lines);
        Server.Requests.Clear();

        var outcome = Run($"'acme','other' | Remove-TigrisTenant -Confirm:$false {With}");

        Assert.Equal("JournalUnreadable", outcome.ErrorId);
        Assert.Contains("Line 3", outcome.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Requests.Entries);
        Assert.Equal(lines, File.ReadAllLines(Journal));
    }

    [Fact]
    public void A_file_that_is_not_a_journal_is_unchanged()
    {
        File.WriteAllText(Journal, "OrganizationId\nacme\n");

        Assert.Equal("JournalUnreadable", Run($"Remove-TigrisTenant acme -Confirm:$false {With}").ErrorId);
        Assert.Equal("OrganizationId\nacme\n", File.ReadAllText(Journal));
    }

    [Fact]
    public async System.Threading.Tasks.Task A_journal_of_another_provider_sends_nothing()
    {
        HasBuckets("acme", "acme-a");
        Offboard("acme", With);
        await using var other = await EmulatorServer.StartAsync(new EmulatorOptions { Port = 0, ProviderId = "other" });
        using var engine = Engine.ConnectedTo(other);

        var outcome = engine.Run($"Remove-TigrisTenant acme -Confirm:$false {With}");

        Assert.Equal("JournalMismatch", outcome.ErrorId);
        Assert.Empty(other.Requests.Entries);
    }

    [Invariant("offboarding-journal")]
    [Fact]
    public void Two_runs_on_one_journal_are_refused()
    {
        Server.SeedOrganizations(1, _ => ("acme", "x"));
        using var other = new Engine();
        other.Set("connection", Run("Get-TigrisConnection").Output[0]);
        using var received = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        Server.Faults.Hook = _ =>
        {
            received.Set();
            release.Wait(TimeSpan.FromSeconds(60));
            return null;
        };
        using var first = Engine.NewShell($"Remove-TigrisTenant acme -Confirm:$false {With}");
        var running = first.BeginInvoke();
        Assert.True(received.Wait(TimeSpan.FromSeconds(60)));

        var outcome = other.Run($"Remove-TigrisTenant acme -Confirm:$false {With} -Connection $connection");

        release.Set();
        first.EndInvoke(running);
        Assert.Equal("FileNotAccessible", outcome.ErrorId);
        Assert.Contains("no other run", outcome.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(1, Server.Requests.Count("UpdateOrganization"));
    }

    [Invariant("offboarding-order")]
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void A_reactivated_customer_is_not_deleted(int finished)
    {
        HasBuckets("acme", "acme-a");
        Offboard("acme", With);
        File.WriteAllLines(Journal, File.ReadAllLines(Journal).Take(1 + finished));
        Run("Enable-TigrisOrganization acme; New-TigrisBucket acme acme-new").ThrowIfFailed();

        var outcome = Run($"Remove-TigrisTenant acme -Confirm:$false {With}");

        Assert.Equal("JournalContradicted", outcome.ErrorId);
        Assert.Equal("acme-new", Run("Get-TigrisBucket acme").Texts("BucketName").Single());
        Assert.Equal("True", Run("Get-TigrisOrganization acme").Texts("Active").Single());
    }

    [Invariant("offboarding-order")]
    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void A_bucket_that_is_not_in_the_journal_is_not_deleted(int finished)
    {
        HasBuckets("acme", "acme-a");
        Offboard("acme", With);
        File.WriteAllLines(Journal, File.ReadAllLines(Journal).Take(1 + finished));
        Run("Enable-TigrisOrganization acme; New-TigrisBucket acme acme-new; Disable-TigrisOrganization acme -Confirm:$false").ThrowIfFailed();

        Assert.Equal("JournalContradicted", Run($"Remove-TigrisTenant acme -Confirm:$false {With}").ErrorId);
        Assert.Equal("acme-new", Run("Get-TigrisBucket acme").Texts("BucketName").Single());
    }

    [Fact]
    public void A_tenant_that_waited_for_its_invoice_resumes_with_the_month_of_its_deactivation()
    {
        HasBuckets("acme", "acme-a");
        Assert.Equal("AwaitingInvoice", Offboard("acme", $"-RequireFinalizedInvoice {With}")("Status"));
        var lines = File.ReadAllLines(Journal);
        File.WriteAllLines(Journal, lines.Select(line => line.Replace($"\"month\":\"{DateTime.UtcNow:yyyy-MM}\"", "\"month\":\"2026-03\"", StringComparison.Ordinal)));

        var result = Offboard("acme", $"-RequireFinalizedInvoice {With}");

        Assert.Equal("Completed", result("Status"));
        Assert.Equal("2026-03", result("Month"));
    }

    [Fact]
    public void Kept_buckets_can_be_deleted_later()
    {
        HasBuckets("acme", "acme-a");
        Offboard("acme", $"-KeepBuckets {With}");

        Assert.Equal("Completed", Offboard("acme", With)("Status"));
        Assert.Equal(1, Server.Requests.Count("GetInvoice"));
    }

    [Fact]
    public void An_invoice_file_that_is_missing_is_saved_again()
    {
        HasBuckets("acme", "acme-a");
        var invoices = $"-InvoicePath '{Folder}/invoices'";
        File.Delete(Offboard("acme", $"-KeepBuckets {invoices} {With}")("InvoicePath")!);

        Assert.True(File.Exists(Offboard("acme", $"{invoices} {With}")("InvoicePath")));
    }

    [Fact]
    public void A_journal_that_cannot_be_written_sends_no_request()
    {
        HasBuckets("acme", "acme-a");

        var outcome = Run($"Remove-TigrisTenant acme -Confirm:$false -JournalPath '{Folder}'");

        Assert.Equal("FileNotAccessible", outcome.ErrorId);
        Assert.Empty(Server.Requests.Entries);
    }
}
