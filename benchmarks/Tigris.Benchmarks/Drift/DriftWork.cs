using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.Benchmarks;

/// <summary>Exports and compares tenants in this process.</summary>
internal static class DriftWork
{
    private const int InFlight = 8;

    // Then the runtime has optimized the frequent code, as in the other measurements.
    private const int WarmUp = 1_000;

    /// <param name="work">client reads by the client alone; export and compare run the commands.</param>
    /// <param name="endpoint">The server.</param>
    /// <param name="path">The document.</param>
    /// <param name="tenants">The number of tenants.</param>
    public static async Task<Measurement> MeasureAsync(string work, Uri endpoint, string path, int tenants)
    {
        if (work == "client")
        {
            using var client = Account.Client(endpoint);
            await DriftReads.RunAsync(client, Ids(Math.Min(tenants, WarmUp)), InFlight);
            return await Meter.MeasureAsync(() => DriftReads.RunAsync(client, Ids(tenants), InFlight));
        }

        using var engine = Engine.ConnectedTo(endpoint);
        engine.Set("path", path);
        var user = "-UserId benchmark -UserRole Admin -ThrottleLimit " + InFlight.ToString(CultureInfo.InvariantCulture);
        if (work == "export")
        {
            return await Meter.MeasureAsync(() => Counted(engine, $"Export-TigrisTenant -Path $path {user}", tenants));
        }

        engine.Run($"$few = \"$path.few\"; Get-Content -LiteralPath $path -TotalCount {WarmUp} | Set-Content -LiteralPath $few; Compare-TigrisTenant -Path $few {user}");
        return await Meter.MeasureAsync(() => Counted(engine, $"Compare-TigrisTenant -Path $path {user}", tenants));
    }

    private static IEnumerable<string> Ids(int tenants) => Enumerable.Range(0, tenants).Select(DriftServer.Id);

    // Each tenant is in sync, so neither command returns an object.
    private static Task<int> Counted(Engine engine, string script, int tenants)
    {
        var found = engine.Run(script);
        return found.Count == 0 ? Task.FromResult(tenants) : throw new InvalidOperationException($"{script} returned {found.Count} objects.");
    }
}
