using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>Offboards tenants in the documented order, once, and without other deletions.</summary>
public sealed class OffboardingTests : TenantTest
{
    [Invariant("offboarding-order")]
    [Fact]
    public void A_tenant_is_offboarded_in_the_documented_order_and_the_organization_stays()
    {
        HasBuckets("acme", "acme-a", "acme-b");
        Server.SetBucketContents("acme", "acme-a", 1000, 3);
        Server.SetBucketContents("acme", "acme-b", 24, 1);

        var result = Offboard("acme");

        Assert.Equal("Completed", result("Status"));
        Assert.Equal("2", result("BucketsDeleted"));
        Assert.Equal("1024", result("BytesDeleted"));
        Assert.Equal(Run("Get-TigrisInvoice acme -Month ([datetime]::UtcNow)").Texts("Total").Single(), result("InvoiceTotal"));
        Assert.Equal("DRAFT", result("InvoiceStatus"));
        Assert.Equal(
            ["GetOrganization", "UpdateOrganization", "GetInvoice", "ListBuckets", "DeleteBucket", "DeleteBucket", "ListBuckets"],
            Operations.Take(7));
        Assert.Equal("False", Run("Get-TigrisOrganization acme").Texts("Active").Single());
        Assert.Empty(Run("Get-TigrisBucket acme").Output);
    }

    [Fact]
    public void Forks_are_deleted_before_their_parents()
    {
        HasBuckets("acme", "acme-a -EnableSnapshots", "acme-b -ForkOf acme-a", "acme-c -ForkOf acme-b");

        Assert.Equal("3", Offboard("acme")("BucketsDeleted"));
        Assert.Equal(3, Server.Requests.Count("DeleteBucket"));
    }

    [Fact]
    [NotUnderWine("Wine keeps no access lists of files.")]
    public void The_invoice_is_saved_as_the_server_sent_it_and_only_its_owner_can_read_it()
    {
        HasBuckets("acme", "acme-a");

        var result = Offboard("acme", $"-Month 2026-02 -InvoicePath '{Folder}'");

        var path = Path.Combine(Folder, "acme-2026-02.json");
        Assert.Equal(path, result("InvoicePath"));
        Assert.Equal("FINALIZED", result("InvoiceStatus"));
        Assert.Equal(Run("(Invoke-TigrisRequest GET /orgs/acme/invoices/2026-02 -Raw)").Texts("Length").Single(), $"{File.ReadAllText(path).Length}");
        OwnerAccess.AssertOwnerOnly(path);
    }

    [Invariant("existing-files")]
    [Fact]
    public void No_two_tenants_share_an_invoice_file()
    {
        string[] ids = ["acme", "Acme", "a/cme", "a:cme", "ac..me", new string('x', 150), new string('x', 151)];
        Server.SeedOrganizations(ids.Length, number => (ids[number], "x"));
        Engine.Set("ids", ids);

        var outcome = Run($"$ids | Remove-TigrisTenant -InvoicePath '{Folder}' -Confirm:$false").ThrowIfFailed();

        Assert.All(outcome.Texts("Status"), status => Assert.Equal("Completed", status));
        Assert.Equal(ids.Length, outcome.Texts("InvoicePath").Select(path => path!.ToUpperInvariant()).Distinct().Count());
        Assert.Equal(ids.Length, Directory.GetFiles(Folder).Length);
        Assert.All(Directory.GetFiles(Folder), path => Assert.InRange(Path.GetFileName(path).Length, 1, 150));
    }

    [Fact]
    public void If_a_final_invoice_is_required_a_draft_deletes_nothing()
    {
        HasBuckets("acme", "acme-a");

        var result = Offboard("acme", $"-RequireFinalizedInvoice -InvoicePath '{Folder}'");

        Assert.Equal("AwaitingInvoice", result("Status"));
        Assert.Equal("DRAFT", result("InvoiceStatus"));
        Assert.Empty(Directory.GetFiles(Folder));
        Assert.Equal("acme-a", Run("Get-TigrisBucket acme").Texts("BucketName").Single());
        Assert.Equal("Completed", Offboard("acme", "-RequireFinalizedInvoice -Month 2026-02")("Status"));
    }

    [Fact]
    public void Buckets_can_be_kept()
    {
        HasBuckets("acme", "acme-a");

        Assert.Equal("BucketsKept", Offboard("acme", "-KeepBuckets")("Status"));
        Assert.Equal("acme-a", Run("Get-TigrisBucket acme").Texts("BucketName").Single());
        Assert.Equal("False", Run("Get-TigrisOrganization acme").Texts("Active").Single());
    }

    [Invariant("offboarding-order")]
    [Theory]
    [InlineData("UpdateOrganization", "Deactivate")]
    [InlineData("GetInvoice", "SaveInvoice")]
    [InlineData("ListBuckets", "ListBuckets")]
    [InlineData("DeleteBucket", "DeleteBuckets")]
    public void After_a_failed_step_no_later_step_runs_and_the_result_names_the_step(string operation, string step)
    {
        HasBuckets("acme", "acme-a");
        Server.Faults.Next(FaultAction.Answer(403), operationId: operation, targetContains: "/orgs/acme");

        var outcome = Run("'acme','other' | Remove-TigrisTenant -Confirm:$false");

        Assert.Equal(["Failed", "Completed"], outcome.Texts("Status"));
        Assert.Equal(step, outcome.Texts("FailedStep")[0]);
        Assert.NotEmpty(outcome.Texts("Error")[0]!);
        Assert.Equal("Forbidden", outcome.ErrorId);
        Assert.Equal("acme", outcome.Error.TargetObject);
        Assert.Equal("acme-a", Run("Get-TigrisBucket acme").Texts("BucketName").Single());
    }

    [Fact]
    public void A_missing_organization_is_an_error_and_a_result()
    {
        var outcome = Run("Remove-TigrisTenant missing -Confirm:$false");

        Assert.Equal("Failed", outcome.Texts("Status").Single());
        Assert.Equal("NotFound", outcome.ErrorId);
    }

    [Fact]
    public void A_second_run_changes_nothing()
    {
        HasBuckets("acme", "acme-a");
        Offboard("acme");
        Server.Requests.Clear();

        Assert.Equal("Completed", Offboard("acme")("Status"));
        Assert.DoesNotContain(Server.Requests.Entries, entry => entry.Method is "PUT" or "DELETE");
    }

    [Fact]
    public void WhatIf_shows_the_buckets_and_bytes_and_sends_only_reads()
    {
        HasBuckets("acme", "acme-a", "acme-b");
        Server.SetBucketContents("acme", "acme-a", 3 * 1024, 3);
        Server.Requests.Clear();
        var journal = Path.Combine(Folder, "journal");

        Run($"'acme','other' | Remove-TigrisTenant -WhatIf -JournalPath '{journal}' -InvoicePath '{Folder}/invoices'").ThrowIfFailed();

        var told = Engine.Screen.TakeText();
        Assert.Matches("(?s)buckets: 2, size: 3 KiB.*acme.*buckets: 0.*other", told);
        Assert.All(Server.Requests.Entries, entry => Assert.Equal("GET", entry.Method));
        Assert.Empty(Directory.GetFileSystemEntries(Folder));
    }

    [Fact]
    public void WhatIf_for_a_thousand_tenants_shows_each_in_order()
    {
        var ids = Enumerable.Range(0, 1000).Select(number => $"t-{number:D4}").ToArray();
        Server.SeedOrganizations(ids.Length, number => (ids[number], "x"));
        Engine.Set("ids", ids);

        Run("$ids | Remove-TigrisTenant -WhatIf -ThrottleLimit 16").ThrowIfFailed();

        var told = Engine.Screen.TakeText().Split('\n').Where(line => line.Contains("What if", StringComparison.Ordinal)).ToArray();
        Assert.Equal(ids.Length, told.Length);
        Assert.All(told.Zip(ids), pair => Assert.Contains($"\"{pair.Second}\"", pair.First, StringComparison.Ordinal));
        Assert.All(Server.Requests.Entries, entry => Assert.Equal("GET", entry.Method));
    }

    [Fact]
    public void A_host_that_cannot_prompt_changes_nothing()
    {
        HasBuckets("acme", "acme-a");
        Server.Requests.Clear();

        var outcome = Run("'acme','other' | Remove-TigrisTenant");

        Assert.Equal(["ConfirmationRequired", "ConfirmationRequired"], outcome.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Empty(outcome.Output);
        Assert.All(Server.Requests.Entries, entry => Assert.Equal("GET", entry.Method));
    }

    [Fact]
    public void A_tenant_that_occurs_twice_is_offboarded_once()
    {
        HasBuckets("acme");

        var outcome = Run("'other','other' | Remove-TigrisTenant -Confirm:$false").ThrowIfFailed();

        Assert.Single(outcome.Output);
        Assert.Contains("other", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.Equal(1, Server.Requests.Count("UpdateOrganization"));
    }

    [Fact]
    public void With_ErrorAction_Stop_no_tenant_starts_another_step_after_the_error()
    {
        Server.SeedOrganizations(20, number => ($"t{number}", "x"));
        Server.Faults.Latency = TimeSpan.FromMilliseconds(50);
        using var failed = new ManualResetEventSlim();
        Server.Faults.Hook = request =>
        {
            if (request.RawTarget.Contains("/orgs/t", StringComparison.Ordinal))
            {
                failed.Wait(TimeSpan.FromSeconds(60));
            }
            else
            {
                // The failure arrives after another tenant has begun.
                SpinWait.SpinUntil(() => Server.Requests.InFlight > 1, TimeSpan.FromSeconds(60));
            }

            return null;
        };
        Engine.Set("failed", failed);
        Engine.Set("got", new System.Collections.ArrayList());

        var outcome = Run("'missing', @(0..19 | ForEach-Object { \"t$_\" }) | ForEach-Object { $_ } | Remove-TigrisTenant -Confirm:$false -ErrorAction Stop | ForEach-Object { [void]$got.Add($_); $failed.Set() }");

        Assert.Equal("NotFound", outcome.ErrorId);
        var got = ((System.Collections.ArrayList)Engine.Get("got")!).Cast<object>().Select(PSObject.AsPSObject).ToArray();
        Assert.Equal("Failed", got[0].Properties["Status"].Value.ToString());
        Assert.Contains(got, result => result.Properties["Status"].Value.ToString() == "Stopped");
        Assert.True(Server.Requests.Count("UpdateOrganization") < 20);
    }

    [Fact]
    public void A_deleted_bucket_that_the_server_still_lists_counts_as_deleted()
    {
        HasBuckets("acme", "acme-a");
        var ghost = Run("Invoke-TigrisRequest GET /orgs/acme/buckets -Raw").Output.Single().ToString()!;
        var listings = 0;
        Server.Faults.Hook = request => request.OperationId == "Tigris_ListBuckets" && ++listings == 2
            ? FaultAction.Answer(200, body: ghost)
            : null;

        Assert.Equal("Completed", Offboard("acme")("Status"));
    }

    [Fact]
    public void Buckets_that_remain_after_deletion_are_an_error()
    {
        HasBuckets("acme", "acme-a");
        Server.Faults.Hook = request => request.Method == "DELETE" ? FaultAction.Answer(200, body: "{}") : null;

        var outcome = Run("Remove-TigrisTenant acme -Confirm:$false");

        Assert.Equal("BucketsLeft", outcome.ErrorId);
        Assert.Equal("Verify", outcome.Texts("FailedStep").Single());
    }
}
