using System;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.Benchmarks;

/// <summary>Runs long pipelines in this process.</summary>
internal static class ScaleWork
{
    /// <param name="work">listing reads and filters all organizations; bulk pipes a number of ids into a command.</param>
    /// <param name="endpoint">The server.</param>
    /// <param name="count">The number of organizations.</param>
    public static async Task<Measurement> MeasureAsync(string work, Uri endpoint, int count)
    {
        using var engine = Engine.ConnectedTo(endpoint);
        engine.Set("ids", Enumerable.Range(0, count).Select(Answers.Id));
        var source = work == "bulk" ? "$ids | Get-TigrisOrganization -ThrottleLimit 32" : "Get-TigrisOrganization";
        return await Meter.MeasureAsync(() =>
        {
            // Where-Object receives every object and passes on a tenth of them.
            var counted = engine.Run($"$seen = 0; {source} | Where-Object {{ $seen++; $_.OrganizationId.EndsWith('7') }} | Out-Null; $seen");
            var seen = (int)counted.Single().BaseObject;
            return seen == count ? Task.FromResult(seen) : throw new InvalidOperationException($"Of {count} came {seen}.");
        });
    }
}
