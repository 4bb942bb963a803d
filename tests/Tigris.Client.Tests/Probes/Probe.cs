using System;
using System.Threading;
using System.Threading.Tasks;
using CsCheck;

namespace Tigris.Client.Tests.Probes;

/// <summary>Asks one question of many random cases. A case that fails is shrunk, and its seed told, which repeats it: CsCheck_Seed=...</summary>
internal static class Probe
{
    // Nothing here waits for anything but the processor: a case that takes this long hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Asks of so many cases whether something holds; tells how many there were.</summary>
    public static async Task OfAsync<T>(int cases, Gen<T> gen, Func<T, Task> holds, Func<T, string>? print = null)
    {
        var asked = 0;
        await gen.SampleAsync(
            async value =>
            {
                Interlocked.Increment(ref asked);
                await Task.Run(() => holds(value)).WaitAsync(Patience);
            },
            iter: cases,
            print: print);
        Told(asked, cases);
    }

    /// <inheritdoc cref="OfAsync"/>
    public static void Of<T>(int cases, Gen<T> gen, Action<T> holds, Func<T, string>? print = null)
    {
        var asked = 0;
        gen.Sample(
            value =>
            {
                Interlocked.Increment(ref asked);
                holds(value);
            },
            iter: cases,
            print: print);
        Told(asked, cases);
    }

    private static void Told(int asked, int cases)
    {
        Assert.InRange(asked, cases, int.MaxValue);
        TestContext.Current.TestOutputHelper!.WriteLine($"{asked} random cases.");
    }
}
