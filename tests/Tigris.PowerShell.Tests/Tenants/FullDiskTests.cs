using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>Fails to write the journal, as on a full disk. The run ends before the next step.</summary>
[Trait("Coverage", "excluded")]
public sealed class FullDiskTests : TenantTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

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

        var report = await RunAsync(
            $"{string.Join(',', ids.Select(id => $"'{id}'"))} | Remove-TigrisTenant -JournalPath '{journal}' -Confirm:$false -ThrottleLimit 4 -ErrorAction SilentlyContinue -ErrorVariable failures | "
                + "ForEach-Object { $_.OrganizationId, $_.Status, $_.FailedStep -join ' ' }; $failures | ForEach-Object { 'error ' + $_.FullyQualifiedErrorId.Split(',')[0] }",
            kibibytes);

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

    private async Task<string[]> RunAsync(string script, int kibibytes)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(folder.Parent!.Parent!.FullName, "Tigris.Session", folder.Name, "Tigris.Session.dll");
        var start = new ProcessStartInfo("bash", ["-c", "trap '' XFSZ; ulimit -f \"$1\"; exec dotnet \"$2\" \"$3\" \"$4\"", "bash", $"{kibibytes}", program, Repository.Manifest, script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TIGRIS_PROVIDER_ID"] = Server.Options.ProviderId;
        start.Environment["TIGRIS_SIGNING_KEY"] = Server.Options.SigningKey;
        start.Environment["TIGRIS_PARTNER_ENDPOINT"] = Server.Endpoint.AbsoluteUri;
        start.Environment["TIGRIS_USER_ID"] = "admin";
        // The runtime maps its code through a file, which the limit would truncate.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        using var session = Process.Start(start)!;
        var output = session.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = session.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await session.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal("", (await errors).Trim());
        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
