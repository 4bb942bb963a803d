using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>
/// Kills the process that offboards at random times. The server and the report end in the same state as without a kill.
/// </summary>
public sealed class KillTests(ITestOutputHelper log) : TenantTest
{
    private static readonly int Kills = TestScale.Of(50);
    private static readonly int Tenants = TestScale.Of(1_200);

    private readonly CancellationToken _given = TestContext.Current.CancellationToken;

    [Invariant("offboarding-journal")]
    [Fact]
    public async Task A_run_that_is_killed_many_times_has_the_result_of_an_uninterrupted_run()
    {
        var ids = Enumerable.Range(0, Tenants).Select(number => string.Create(CultureInfo.InvariantCulture, $"t{number:D5}")).ToArray();
        Onboard(ids);
        var list = Path.Combine(Folder, "leavers.txt");
        await File.WriteAllLinesAsync(list, ids, _given);
        var invoices = Path.Combine(Folder, "invoices");
        var session = new SessionProcess($"[IO.File]::ReadAllLines('{list}') | Remove-TigrisTenant -JournalPath '{Folder}/journal' -InvoicePath '{invoices}' "
            + "-Month 2026-02 -Confirm:$false -ThrottleLimit 8 | ForEach-Object { $_.OrganizationId, $_.Status, $_.BucketsDeleted, $_.BytesDeleted, $_.InvoiceTotal -join ' ' }", Server);

        var seed = Environment.TickCount;
        var random = new Random(seed);
        var share = Tenants * 8 / (Kills + 1);
        for (var kill = 0; kill < Kills; kill++)
        {
            log.WriteLine($"seed {seed}, kill {kill + 1}: after {await session.KillAfterAsync(random.Next(1, share), _ => true)} requests");
        }

        var report = await session.RunAsync();

        Assert.Equal(ids.Select((id, number) => $"{id} Completed 2 {1000 + number} {Invoice(invoices, id)}"), report.ThrowIfFailed().Lines);
        Assert.Empty(Run("Get-TigrisOrganization").Output);
        Assert.Equal(Tenants, Run("Get-TigrisOrganization -IncludeInactive").Output.Count);
        Assert.Empty(Run("Get-TigrisOrganization -IncludeInactive | Get-TigrisBucket -ThrottleLimit 32").ThrowIfFailed().Output);
        Assert.Equal(Tenants, Directory.GetFiles(invoices, "*.json").Length);
        var steps = (await File.ReadAllLinesAsync(Path.Combine(Folder, "journal"), _given)).Skip(1).Select(StepOf).ToArray();
        Assert.Equal(5 * Tenants, steps.Length);
        Assert.Equal(5 * Tenants, steps.Distinct().Count());
    }

    private void Onboard(string[] ids)
    {
        Engine.Set("ids", ids);
        Run("$ids | ForEach-Object { [pscustomobject]@{ OrganizationId = $_; OrganizationName = 'x'; BucketName = \"$_-a\" } } | New-TigrisBucket -EnableSnapshots -ThrottleLimit 32").ThrowIfFailed();
        Run("$ids | ForEach-Object { [pscustomobject]@{ OrganizationId = $_; BucketName = \"$_-0\" } } | New-TigrisBucket -OrganizationName x -ThrottleLimit 32").ThrowIfFailed();
        for (var number = 0; number < ids.Length; number++)
        {
            Server.SetBucketContents(ids[number], $"{ids[number]}-a", 1000 + number, 1);
        }

        Server.Requests.Clear();
    }

    // The report must have the values of the invoice, independent of the run that read it.
    private static string Invoice(string folder, string id)
    {
        var json = File.ReadAllText(Path.Combine(folder, $"{id}-2026-02.json"));
        using var document = System.Text.Json.JsonDocument.Parse(json);
        return document.RootElement.GetProperty("data").GetProperty("total").GetDecimal().ToString(CultureInfo.InvariantCulture);
    }

    private static string StepOf(string line)
    {
        using var entry = System.Text.Json.JsonDocument.Parse(line);
        return $"{entry.RootElement.GetProperty("organization_id")} {entry.RootElement.GetProperty("step")}";
    }
}
