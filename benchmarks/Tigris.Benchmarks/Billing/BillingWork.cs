using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Tigris.Emulator;

namespace Tigris.Benchmarks;

/// <summary>Reads the usage of tenants, and computes their statements, with the commands in this process.</summary>
internal static class BillingWork
{
    private const string Usage = "$ids | Get-TigrisUsage -Month 2026-10 | Out-Null";
    private const string Statement = "$ids | Get-TigrisStatement -Month 2026-10 -PriceBook $book | Out-Null";

    /// <summary>Measures both commands in turn, and returns the medians.</summary>
    public static async Task<BillingResult> MeasureAsync(int tenants, int rounds)
    {
        await using var server = await EmulatorServer.StartAsync(new EmulatorOptions { Port = 0, ProviderId = Account.ProviderId, SigningKey = Account.Key, DemoUsage = true });
        server.SeedOrganizations(tenants, index => ($"tenant-{index.ToString(CultureInfo.InvariantCulture)}", "Tenant"));
        using var engine = Engine.ConnectedTo(server.Endpoint);
        engine.Run("$ids = @((Get-TigrisOrganization).OrganizationId); $book = New-TigrisPriceBook -MarkupPercent 20");
        Time(engine, Usage);
        Time(engine, Statement);
        var (usage, statement) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            usage.Add(Time(engine, Usage));
            statement.Add(Time(engine, Statement));
        }

        return new BillingResult(tenants, Median(usage), Median(statement));
    }

    private static double Time(Engine engine, string script)
    {
        var watch = Stopwatch.StartNew();
        engine.Run(script);
        return watch.Elapsed.TotalSeconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
