using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.Workflows.Tests.Tenants;

/// <summary>Tests the offboarding of one tenant with its journal.</summary>
public sealed class OffboardingTests : IDisposable
{
    private static readonly JournalHeading Heading = new("https://mgmt.storage.dev/", "partner");

    private readonly TemporaryFolder _folder = new();
    private readonly FakePartner _partner = new();
    private readonly FakeHost _host;

    public OffboardingTests()
    {
        _host = new FakeHost(_partner);
        _partner.Add("acme", "photos", "logs");
    }

    private string JournalPath => _folder.PathOf("journal.jsonl");

    [Fact]
    public async Task Run_deactivates_reads_the_invoice_deletes_and_verifies_in_this_order()
    {
        await RunAsync();

        Assert.Equal(
            [
                "GetOrganization acme", "SetActive acme False", "GetInvoice acme 2026-11", "ListBuckets acme",
                "DeleteBucket acme/photos", "DeleteBucket acme/logs", "ListBuckets acme",
            ],
            _partner.Calls);
        var result = Result();
        Assert.Equal((OffboardingStatus.Completed, 2, 2048L, 12.5m), (result.Status, result.BucketsDeleted, result.BytesDeleted, result.InvoiceTotal));
        Assert.False(_partner.State["acme"].Active);
        Assert.Equal(["Deactivate", "SaveInvoice", "ListBuckets", "DeleteBuckets", "Verify"], JournalSteps());
    }

    [Fact]
    public async Task Failed_deletion_is_reported_and_the_next_run_resumes_there()
    {
        _partner.Before = call =>
        {
            if (call == "DeleteBucket acme/logs")
            {
                throw new TigrisServerException(FakePartner.Failure(500, "DeleteBucket"));
            }
        };

        await Assert.ThrowsAsync<TigrisServerException>(() => RunAsync());

        var failed = Result();
        Assert.Equal((OffboardingStatus.Failed, OffboardingStep.DeleteBuckets), (failed.Status, failed.FailedStep));
        Assert.Contains("refused", failed.Error, StringComparison.Ordinal);
        Assert.Equal(["Deactivate", "SaveInvoice", "ListBuckets"], JournalSteps());

        _partner.Before = _ => { };
        _partner.Calls.Clear();
        await RunAsync();

        Assert.Equal(["DeleteBucket acme/logs"], _partner.Changes);
        Assert.DoesNotContain(_partner.Calls, call => call.StartsWith("GetInvoice", StringComparison.Ordinal));
        Assert.Equal(OffboardingStatus.Completed, Result().Status);
        Assert.Empty(_partner.State["acme"].Buckets);
    }

    [Fact]
    public async Task Completed_tenant_is_not_changed_again()
    {
        await RunAsync();
        _partner.Calls.Clear();

        await RunAsync();

        Assert.Empty(_partner.Changes);
        Assert.Equal(OffboardingStatus.Completed, Result().Status);
    }

    [Fact]
    public async Task Organization_that_became_active_again_is_not_deleted()
    {
        _partner.Before = call => _ = call.StartsWith("DeleteBucket", StringComparison.Ordinal) ? throw new TigrisServerException(FakePartner.Failure(500, "DeleteBucket")) : 0;
        await Assert.ThrowsAsync<TigrisServerException>(() => RunAsync());
        _partner.Before = _ => { };
        _partner.State["acme"].Active = true;
        _partner.Calls.Clear();

        await Assert.ThrowsAsync<TigrisOffboardingException>(() => RunAsync());

        Assert.Empty(_partner.Changes);
    }

    [Fact]
    public async Task Declined_confirmation_changes_nothing()
    {
        _host.Confirm = _ => false;

        await AskAsync();

        Assert.Empty(_partner.Changes);
        Assert.Contains("acme Inc.", Assert.Single(_host.Confirmations), StringComparison.Ordinal);
        Assert.Empty(JournalSteps());
    }

    [Fact]
    public async Task Bucket_that_grew_after_the_confirmation_needs_another_one()
    {
        _partner.Before = call =>
        {
            if (call.StartsWith("SetActive", StringComparison.Ordinal))
            {
                _partner.State["acme"].Buckets[0] = new Bucket { BucketName = "photos", Size = 4096, ObjectCount = 9, CreatedAt = _partner.State["acme"].Buckets[0].CreatedAt };
            }
        };
        _host.Confirm = action => !action.Contains("more than the first", StringComparison.Ordinal);

        await AskAsync();

        Assert.Equal(2, _host.Confirmations.Count);
        Assert.Equal(OffboardingStatus.Declined, Result().Status);
        Assert.Equal(2, _partner.State["acme"].Buckets.Count);
    }

    [Fact]
    public async Task Draft_invoice_delays_the_deletion_until_it_is_final()
    {
        _partner.InvoiceStatus = "DRAFT";
        await RunAsync(requireFinal: true);

        Assert.Equal(OffboardingStatus.AwaitingInvoice, Result().Status);
        Assert.Equal(["Deactivate"], JournalSteps());

        _partner.InvoiceStatus = "PAID";
        await RunAsync(requireFinal: true);

        Assert.Equal(OffboardingStatus.Completed, Result().Status);
    }

    [Fact]
    public async Task Run_that_ends_starts_no_further_step()
    {
        _partner.After = call => _host.MayContinue &= !call.StartsWith("GetInvoice", StringComparison.Ordinal);

        await RunAsync();

        Assert.Equal(OffboardingStatus.Stopped, Result().Status);
        Assert.Equal(2, _partner.State["acme"].Buckets.Count);
        Assert.Contains("Remove-TigrisTenant 'acme' -JournalPath", _host.Lost[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_that_was_cut_off_is_removed_and_its_step_is_repeated()
    {
        await RunAsync();
        var lines = File.ReadAllLines(JournalPath);
        File.WriteAllText(JournalPath, string.Join("\n", lines[..^1]) + "\n" + lines[^1][..20]);
        _host.Output.Clear();

        await RunAsync();

        Assert.Single(_host.Warnings);
        Assert.Equal(OffboardingStatus.Completed, Result().Status);
        Assert.Equal(lines.Length, File.ReadAllLines(JournalPath).Length);
    }

    [Fact]
    public void Journal_of_another_provider_is_refused()
    {
        Open().Dispose();

        var error = Assert.Throws<TigrisFileException>(() => Journal.Open(Local.Services, JournalPath, new JournalHeading("https://mgmt.storage.dev/", "other"), _ => { }));

        Assert.Equal("JournalMismatch", error.ErrorId);
    }

    [Fact]
    public async Task States_are_read_while_a_run_has_the_journal_open()
    {
        await RunAsync();
        using var held = Open();

        var state = Assert.Single(OffboardingStates.Read(Local.Services, JournalPath, _ => { }));

        Assert.True(state.Completed);
        Assert.Equal(["photos", "logs"], state.Bucket);
    }

    public void Dispose()
    {
        _host.Dispose();
        _folder.Dispose();
    }

    private Journal Open() => Journal.Open(Local.Services, JournalPath, Heading, _host.Warnings.Add);

    private OffboardingResult Result() => Assert.IsType<OffboardingResult>(_host.Output[^1]);

    private async Task RunAsync(bool requireFinal = false)
    {
        using var journal = Open();
        var plan = new OffboardingPlan(Local.Json, new Actor("admin", UserRole.Admin)) { Journal = journal, RequireFinalizedInvoice = requireFinal };
        await new Offboarding(_host, plan, journal.Take("acme"), confirmed: null).RunAsync();
    }

    private async Task AskAsync()
    {
        using var journal = Open();
        var plan = new OffboardingPlan(Local.Json, new Actor("admin", UserRole.Admin)) { Journal = journal };
        await Offboarding.ConfirmAsync(_host, plan, journal.Take("acme"), whatIf: false);
    }

    private List<string> JournalSteps() =>
        [.. File.ReadLines(JournalPath).Skip(1).Select(line => (string)((IReadOnlyDictionary<string, object?>)Local.Json.Parse(line)!)["step"]!)];
}
