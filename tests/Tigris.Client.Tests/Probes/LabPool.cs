using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading.Tasks;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Probes;

/// <summary>Labs that several cases share one after the other, because the setup takes longer than most cases.</summary>
internal sealed class LabPool(bool wantsExchanges, int retries) : IDisposable
{
    private readonly ConcurrentBag<Lab> _idle = [];

    /// <summary>Runs a case in a free lab with its own script.</summary>
    public async Task WithAsync(Step step, Func<Lab, Task> use)
    {
        var lab = _idle.TryTake(out var used) ? used : new Lab(new TestClock(), Lab.Options(retries), () => 0.5, wantsExchanges, step);
        lab.Transport.Restart(step);
        lab.Observer.Clear();
        await use(lab);
        if (lab.Observer.Attempts.Any(attempt => attempt.StatusCode is 429 or 503))
        {
            // The rate limiter of its clock keeps the learned rate.
            lab.Dispose();
            return;
        }

        _idle.Add(lab);
    }

    public void Dispose()
    {
        foreach (var lab in _idle)
        {
            lab.Dispose();
        }
    }
}
