using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CsCheck;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>Exports random accounts, changes them, and restores them.</summary>
public sealed class SyncRandomTests(ITestOutputHelper log) : SyncTest
{
    private const int Accounts = 500;

    [Invariant("sync-tenant")]
    [Fact]
    public void Random_account_is_restored_and_a_second_run_sends_reads_only()
    {
        var (undone, manual) = (0, 0);
        Gen.Select(RandomTenant.Gen.Array[1, 3], Gen.Int[0, int.MaxValue].Array[3]).Sample(
            (tenants, choices) =>
            {
                Server.Reset();
                File.Delete(Credentials);
                Run(string.Join('\n', tenants.SelectMany((tenant, index) => tenant.Create($"t{index}")))).ThrowIfFailed();
                Export();
                var left = new List<string>();
                for (var index = 0; index < tenants.Length; index++)
                {
                    var all = tenants[index].Changes($"t{index}").ToArray();
                    var (script, path) = all[choices[index] % all.Length];
                    Run(script).ThrowIfFailed();

                    // The command deletes nothing, and the API can't remove a quota or a filter.
                    if (path.EndsWith("['new']", StringComparison.Ordinal) || (path == "quota" && tenants[index].Quota < 0) || IsNewFilter(tenants[index], path))
                    {
                        left.Add($"t{index}: {path}");
                    }
                }

                var outcome = Sync("-Mode Complete -AllowDeactivate");
                Assert.Equal(tenants.Length - left.Count, Changes(outcome).Count(change => change.EndsWith(": Done", StringComparison.Ordinal)));
                Assert.Equal(left.Order(), Differences(Compare("-Mode Complete")).Select(text => text[..text.LastIndexOf(':')]).Order());
                Server.Requests.Clear();
                Assert.All(Changes(Sync("-Mode Complete -AllowDeactivate")), change => Assert.EndsWith(": Manual", change, StringComparison.Ordinal));
                Assert.Empty(Sent());
                undone += tenants.Length - left.Count;
                manual += left.Count;
            },
            iter: TestScale.Of(Accounts),
            threads: 1);
        log.WriteLine($"{undone} random changes undone, {manual} left to a person.");
    }

    private static bool IsNewFilter(RandomTenant tenant, string path) =>
        path.EndsWith(".filter", StringComparison.Ordinal) && tenant.Buckets.Where((_, index) => path.Contains($"-b{index}'", StringComparison.Ordinal)).All(bucket => bucket.Webhook != 3);
}
