using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>Ends runs in each way. Each changed tenant is in the output, or is named with the command that resumes or shows it.</summary>
public sealed class OffboardingEndTests : TenantTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string[] Ids = [.. Enumerable.Range(0, 8).Select(number => $"f{number}")];

    private string Journal => Path.Combine(Folder, "journal.jsonl");

    [Invariant("early-end")]
    [Theory]
    [InlineData("Select-Object -First 1", "")]
    [InlineData("Select-Object -First 3", "")]
    [InlineData("ForEach-Object { $_; throw 'enough' }", "")]
    [InlineData("ForEach-Object { $_; break }", "")]
    [InlineData("Select-Object -First 1", "-KeepBuckets")]
    [InlineData("Select-Object -First 1", "-JournalPath $journal -RequireFinalizedInvoice")]
    [InlineData("ForEach-Object { $_; throw 'enough' }", "-JournalPath $journal -WarningAction Stop")]
    public void A_pipeline_that_ends_early_reports_each_tenant_that_it_changed(string receiver, string more)
    {
        Prepare();

        var outcome = Run($"Get-TigrisOrganization f* | Remove-TigrisTenant -Confirm:$false {more} | {receiver}");

        Reported(outcome.Texts("OrganizationId"), string.Join('\n', outcome.Warnings));
        Resumes(more.Contains("-Journal", StringComparison.Ordinal) ? "-JournalPath $journal" : "");
    }

    [Invariant("early-end")]
    [Theory]
    [InlineData("GetInvoice")]
    [InlineData("ListBuckets")]
    [InlineData("DeleteBucket")]
    [InlineData("UpdateOrganization")]
    public async Task Stop_names_incomplete_tenants_and_the_command_that_resumes(string operation)
    {
        Prepare();
        using var arrived = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        Server.Faults.Hook = request =>
        {
            if (request.OperationId == $"Tigris_{operation}")
            {
                arrived.Set();
                release.Wait(Patience);
            }

            return null;
        };
        using var shell = Engine.NewShell("$ids | Remove-TigrisTenant -Confirm:$false -JournalPath $journal -Month 2026-02 -ThrottleLimit 4");
        using var signal = StopSignal.AddTo(shell);
        var output = new PSDataCollection<PSObject>();
        shell.BeginInvoke<PSObject, PSObject>(null, output);
        Assert.True(arrived.Wait(Patience));

        var stopping = Task.Run(shell.Stop, TestContext.Current.CancellationToken);
        Assert.True(signal.Wait(Patience));
        release.Set();
        await stopping.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.True(SpinWait.SpinUntil(() => shell.InvocationStateInfo.State == PSInvocationState.Stopped, Patience));
        Server.Faults.Hook = null;

        var warnings = string.Join('\n', shell.Streams.Warning.Select(warning => warning.Message)) + Engine.Screen.TakeText();
        Assert.Contains("-Month 2026-02", warnings, StringComparison.Ordinal);
        Reported([.. output.Select(result => (string?)result.Properties["OrganizationId"].Value)], warnings);
        Resumes("-JournalPath $journal -Month 2026-02");
    }

    private void Prepare()
    {
        Engine.Set("ids", Ids);
        Engine.Set("journal", Journal);
        Run("$ids | ForEach-Object { [pscustomobject]@{ OrganizationId = $_; BucketName = \"$_-data\" } } | New-TigrisBucket -OrganizationName x").ThrowIfFailed();
        Server.Requests.Clear();
    }

    private void Reported(System.Collections.Generic.IReadOnlyList<string?> output, string warnings)
    {
        var active = Run("Get-TigrisOrganization").ThrowIfFailed().Texts("OrganizationId");
        Assert.All(Ids.Except(active).Except(output), id => Assert.Contains($"'{id}'", warnings, StringComparison.Ordinal));
        Assert.All(Ids.Intersect(active), id => Assert.DoesNotContain($"'{id}'", warnings, StringComparison.Ordinal));
    }

    private void Resumes(string more)
    {
        var rest = Run($"$ids | Remove-TigrisTenant -Confirm:$false {more}").ThrowIfFailed();

        Assert.All(rest.Texts("Status"), status => Assert.Equal("Completed", status));
        Assert.Empty(Run("$ids | Get-TigrisBucket").ThrowIfFailed().Output);
    }
}
