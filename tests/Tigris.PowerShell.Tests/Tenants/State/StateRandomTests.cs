using System;
using System.Linq;
using CsCheck;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>Exports random accounts, and compares them before and after one change.</summary>
public sealed class StateRandomTests(ITestOutputHelper log) : StateTest
{
    private const int Accounts = 500;

    [Invariant("desired-state")]
    [Fact]
    public void Export_of_a_random_account_equals_it_and_one_change_is_one_difference()
    {
        var changes = 0;
        Gen.Select(RandomTenant.Gen.Array[1, 3], Gen.Int[0, int.MaxValue]).Sample(
            (tenants, choice) =>
            {
                Server.Reset();
                Run(string.Join('\n', tenants.SelectMany((tenant, index) => tenant.Create($"t{index}")))).ThrowIfFailed();
                Export();
                Assert.Empty(Differences(Compare("-Mode Complete")));
                Assert.Empty(Differences(Compare()));

                var all = tenants.SelectMany((tenant, index) => tenant.Changes($"t{index}").Select(change => (change.Change, change.Path, Id: $"t{index}"))).ToArray();
                var (script, path, id) = all[choice % all.Length];
                Run(script).ThrowIfFailed();
                var found = Differences(Compare("-Mode Complete"));
                Assert.True(found.Length == 1 && found[0].StartsWith($"{id}: {path}: ", StringComparison.Ordinal), $"{script}: {string.Join("; ", found)}");
                changes++;
            },
            iter: TestScale.Of(Accounts),
            threads: 1);
        log.WriteLine($"{changes} random accounts: no difference before the change, and one after it.");
    }
}
