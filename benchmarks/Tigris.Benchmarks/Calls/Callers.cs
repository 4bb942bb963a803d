using System;
using System.Threading.Tasks;

namespace Tigris.Benchmarks;

/// <summary>Measures one caller in this process.</summary>
internal static class Callers
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    public static async Task<Measurement> MeasureAsync(string name, Uri endpoint, int inFlight, TimeSpan time)
    {
        using ICaller caller = name switch
        {
            "bare" => new BareCaller(endpoint, inFlight),
            "client" => new ClientCaller(endpoint, inFlight),
            "command" => new CommandCaller(endpoint, inFlight),
            _ => throw new ArgumentException($"There is no caller {name}.", nameof(name)),
        };

        // At this point, connections are open and the runtime has optimized the frequent code.
        await caller.CallAsync(new IdSource(WarmUp));
        return await Meter.MeasureAsync(async () =>
        {
            var ids = new IdSource(time);
            await caller.CallAsync(ids);
            return ids.Given;
        });
    }
}
