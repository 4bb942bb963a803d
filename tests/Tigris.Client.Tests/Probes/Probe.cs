using System;
using System.Threading;
using System.Threading.Tasks;
using CsCheck;

namespace Tigris.Client.Tests.Probes;

/// <summary>Checks a property of many random cases. A case that fails is shrunk and its seed printed; CsCheck_Seed=... repeats it.</summary>
internal static class Probe
{
    // The cases wait only for the processor, so a case that takes this long hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Checks the stated number of cases, or the share of it that <see cref="TestScale"/> gives, and prints their number.</summary>
    public static async Task OfAsync<T>(int stated, Gen<T> gen, Func<T, Task> holds, Func<T, string>? print = null)
    {
        var cases = TestScale.Of(stated);
        var asked = 0;
        await gen.SampleAsync(
            async value =>
            {
                Interlocked.Increment(ref asked);
                await Task.Run(() => holds(value)).WaitAsync(Patience);
            },
            iter: cases,
            print: print);
        Report(asked, cases);
    }

    /// <inheritdoc cref="OfAsync"/>
    public static void Of<T>(int stated, Gen<T> gen, Action<T> holds, Func<T, string>? print = null)
    {
        var cases = TestScale.Of(stated);
        var asked = 0;
        gen.Sample(
            value =>
            {
                Interlocked.Increment(ref asked);
                holds(value);
            },
            iter: cases,
            print: print);
        Report(asked, cases);
    }

    private static void Report(int asked, int cases)
    {
        Assert.InRange(asked, cases, int.MaxValue);
        TestContext.Current.TestOutputHelper!.WriteLine($"{asked} random cases; a case that fails prints its seed.");
    }
}
