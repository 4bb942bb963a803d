using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests;

public sealed class FaultChanceTests
{
    private const int Targets = 100;
    private const int Rounds = 3;

    [Invariant("faults")]
    [Fact]
    public async Task The_same_seed_and_requests_produce_the_same_faults_in_any_order()
    {
        var one = await Run(seed: 7, Enumerable.Range(0, Targets));
        var other = await Run(seed: 7, Enumerable.Range(0, Targets).Reverse());
        Assert.Equal(one.OrderBy(entry => entry.Key), other.OrderBy(entry => entry.Key));
    }

    [Fact]
    public async Task Another_seed_produces_other_faults_and_about_as_many()
    {
        var one = await Run(seed: 7, Enumerable.Range(0, Targets));
        var other = await Run(seed: 8, Enumerable.Range(0, Targets));
        Assert.NotEqual(one.OrderBy(entry => entry.Key), other.OrderBy(entry => entry.Key));
        foreach (var run in new[] { one, other })
            Assert.InRange(run.Values.Sum(statuses => statuses.Count(status => status == "503")), Targets * Rounds * 0.2, Targets * Rounds * 0.4);
    }

    [Fact]
    public async Task A_repeated_request_draws_again()
    {
        var run = await Run(seed: 7, Enumerable.Range(0, Targets));
        Assert.Contains(run.Values, statuses => statuses is ["503", "404", ..]);
        Assert.Contains(run.Values, statuses => statuses is ["404", "503", ..]);
    }

    [Fact]
    public async Task Clearing_restarts_the_sequence()
    {
        await using var emulator = await TestEmulator.StartAsync();
        emulator.Server.Faults.Seed = 7;
        var runs = new List<List<int>>();
        for (var run = 0; run < 2; run++)
        {
            emulator.Server.Faults.Clear();
            emulator.Server.Faults.Add("503:50%");
            runs.Add([]);
            for (var i = 0; i < 20; i++) runs[run].Add((await emulator.Get("/orgs/acme")).Status);
        }

        Assert.Equal(runs[0], runs[1]);
        Assert.Equal(7, emulator.Server.Faults.Seed);
    }

    [Fact]
    public async Task Rules_wrap_each_other_in_their_order()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var slow = emulator.Server.Faults.Add("latency=1ms");
        var refused = emulator.Server.Faults.Add("503:x1");
        var never = emulator.Server.Faults.Add("500:x1");
        await emulator.Get("/orgs").Refused(503);
        Assert.Equal([1, 1, 0], new[] { slow.Hits, refused.Hits, never.Hits });
        await emulator.Get("/orgs").Refused(500);
        await emulator.Get("/orgs").Ok();
        Assert.Equal([3, 1, 1], new[] { slow.Hits, refused.Hits, never.Hits });
    }

    private static async Task<Dictionary<string, string[]>> Run(int seed, IEnumerable<int> targets)
    {
        await using var emulator = await TestEmulator.StartAsync(
            clock => new EmulatorOptions { Port = 0, TimeProvider = clock, Faults = ["503:30%"], FaultSeed = seed });
        var seen = new Dictionary<string, string[]>();
        foreach (var target in targets)
        {
            var path = $"/orgs/t{target}";
            var statuses = new List<string>();
            for (var round = 0; round < Rounds; round++) statuses.Add((await emulator.Get(path)).Status.ToString(CultureInfo.InvariantCulture));
            seen.Add(path, [.. statuses]);
        }

        return seen;
    }
}
