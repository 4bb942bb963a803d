using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>Fails to write the journal, as on a full disk. The run ends before the next step.</summary>
[Trait("Coverage", "excluded")]
public sealed class FullDiskTests : TenantTest
{
    [Invariant("offboarding-journal")]
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_step_that_cannot_be_recorded_is_the_last_of_the_run(int kibibytes)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has the limit that this test sets.");
        string[] ids = [.. Enumerable.Range(0, 12).Select(number => $"f{number:D2}")];
        Engine.Set("ids", ids);
        Run("$ids | ForEach-Object { [pscustomobject]@{ OrganizationId = $_; BucketName = \"$_-data\" } } | New-TigrisBucket -OrganizationName x").ThrowIfFailed();
        Server.Requests.Clear();
        var journal = Path.Combine(Folder, "journal.jsonl");

        var session = SessionProcess.OfFullDisk(
            $"{string.Join(',', ids.Select(id => $"'{id}'"))} | Remove-TigrisTenant -JournalPath '{journal}' -Confirm:$false -ThrottleLimit 4 -ErrorAction SilentlyContinue -ErrorVariable failures | "
                + "ForEach-Object { $_.OrganizationId, $_.Status, $_.FailedStep -join ' ' }; $failures | ForEach-Object { 'error ' + $_.FullyQualifiedErrorId.Split(',')[0] }",
            kibibytes,
            Server);
        var result = await session.RunAsync();
        Assert.Equal("", result.Errors.Trim());
        var report = result.Lines;

        var recorded = Run($"Get-TigrisOffboarding '{journal}'").ThrowIfFailed();
        var listed = recorded.Output.Where(state => state.Properties["ListedAt"].Value is not null).Select(state => (string)state.Properties["OrganizationId"].Value).ToArray();
        var deleted = ids.Except(Run("$ids | Get-TigrisBucket").ThrowIfFailed().Texts("OrganizationId")).ToArray();
        var inactive = ids.Except(Run("Get-TigrisOrganization").ThrowIfFailed().Texts("OrganizationId")).ToArray();

        Assert.Equal(ids, report.Where(line => line[0] == 'f').Select(line => line[..3]));
        Assert.Contains("error JournalNotWritten", report);
        Assert.Empty(deleted.Except(listed));
        // At most the four in progress were deactivated without a line in the journal.
        Assert.InRange(inactive.Except(recorded.Texts("OrganizationId")).Count(), 0, 4);
        Assert.True(inactive.Length < ids.Length);

        var rest = Run($"$ids | Remove-TigrisTenant -JournalPath '{journal}' -Confirm:$false").ThrowIfFailed();
        Assert.All(rest.Texts("Status"), status => Assert.Equal("Completed", status));
    }
}
