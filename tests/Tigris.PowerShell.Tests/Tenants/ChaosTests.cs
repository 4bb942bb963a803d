using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Security;
using System.Threading.Tasks;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>Onboards and offboards tenants while the network and the server fail. The output matches the state of the server.</summary>
public sealed class ChaosTests : IAsyncLifetime
{
    private static readonly string[] Wrong = ["503:5%", "reset:2%", "lost:1%", "429=0s:3%"];

    private readonly string[] _ids =
        [.. Enumerable.Range(0, TestScale.Of(5_000)).Select(number => $"t{number:D5}")];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tigris-");
    private readonly Dictionary<string, int> _hits = [];
    private FaultRule[] _rules = [];
    private EmulatorServer _server = null!;
    private Engine _engine = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await EmulatorServer.StartAsync(new EmulatorOptions { Port = 0, DemoUsage = false });
        _engine = Engine.ConnectedTo(_server);
        _engine.Set("ids", _ids);
        _engine.Set("folder", _folder.FullName);
    }

    [Invariant("true-result")]
    [Fact]
    public void The_output_matches_the_state_of_the_server()
    {
        var watch = Stopwatch.StartNew();
        StartFailing(seed: 1);
        var onboarded = _engine.Run("""
            $ids | ForEach-Object { [pscustomobject]@{ org_id = $_; org_name = "Tenant $_"; bucket_name = "data-$_" } } |
                New-TigrisTenant -ThrottleLimit 64 -CredentialFile "$folder/keys.jsonl"
            """);
        var keys = _engine.Run("$ids | ForEach-Object { [pscustomobject]@{ OrganizationId = $_ } } | New-TigrisAccessKey -KeyName chaos -ThrottleLimit 64");
        StopFailing();
        Onboarded(onboarded);
        Keyed(onboarded, keys);

        StartFailing(seed: 2);
        var offboarded = _engine.Run(
            "$ids | Remove-TigrisTenant -InvoicePath $folder/invoices -JournalPath $folder/journal.jsonl -ThrottleLimit 64 -Confirm:$false");
        StopFailing();
        Offboarded(offboarded);

        TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant($"""
            {_ids.Length} tenants, {_server.Requests.Total} requests in {watch.Elapsed.TotalSeconds:0.0} s; struck by {string.Join(", ", Wrong.Select(fault => $"{fault} x{_hits[fault]}"))}.
            Failed: {onboarded.Errors.Count} onboarding, {offboarded.Errors.Count} offboarding. Keys: {keys.Output.Count} made, {keys.Errors.Count} of unknown outcome or refused.
            """));
        Assert.All(Wrong, fault => Assert.NotEqual(0, _hits[fault]));
    }

    public async ValueTask DisposeAsync()
    {
        _engine.Dispose();
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private void StartFailing(long seed)
    {
        _server.Faults.Seed = seed;
        _rules = [.. Wrong.Select(_server.Faults.Add)];
    }

    private void StopFailing()
    {
        foreach (var (fault, rule) in Wrong.Zip(_rules))
        {
            _hits[fault] = _hits.GetValueOrDefault(fault) + rule.Hits;
        }

        _server.Faults.Clear();
    }

    private void Onboarded(Outcome onboarded)
    {
        Assert.Null(onboarded.Thrown);
        Assert.Equal(_ids, onboarded.Texts("OrganizationId"));
        EachFailureOnce(onboarded, [.. onboarded.Output.Where(tenant => $"{tenant.Properties["Status"].Value}" == "Failed").Select(Organization)]);
        foreach (var tenant in onboarded.Output.Where(tenant => $"{tenant.Properties["Status"].Value}" == "Created"))
        {
            Works(tenant);
        }
    }

    private void Keyed(Outcome onboarded, Outcome keys)
    {
        Assert.Null(keys.Thrown);
        var made = keys.Output.ToDictionary(Organization);
        EachFailureOnce(keys, [.. _ids.Except(made.Keys)]);
        var there = _engine.Run("$ids | Get-TigrisAccessKey -ThrottleLimit 64").ThrowIfFailed().Output.ToLookup(Organization);
        var tenants = onboarded.Output.ToDictionary(Organization);
        var failures = keys.Errors.ToDictionary(error => error.TargetObject is string id && _ids.Contains(id) ? id : _ids.Single(id => error.ToString().Contains(id, StringComparison.Ordinal)));
        foreach (var id in _ids)
        {
            var chaos = there[id].Where(key => Equals(key.Properties["KeyName"].Value, "chaos")).ToArray();
            if (made.TryGetValue(id, out var key))
            {
                Assert.Equal(key.Properties["AccessKeyId"].Value, Assert.Single(chaos).Properties["AccessKeyId"].Value);
                Works(key);
            }
            else
            {
                var isUnknown = failures[id].FullyQualifiedErrorId.StartsWith("OutcomeUnknown,", StringComparison.Ordinal);
                Assert.InRange(chaos.Length, 0, isUnknown ? 1 : 0);
            }

            // A provisioning request that was repeated after a lost response can leave a key. The output names that key.
            var known = tenants[id].Properties["AccessKeyId"].Value as string;
            foreach (var other in there[id].Except(chaos).Select(one => (string)one.Properties["AccessKeyId"].Value).Where(one => one != known))
            {
                Assert.Contains(onboarded.Warnings, warning => warning.Contains(other, StringComparison.Ordinal));
            }
        }
    }

    private void Offboarded(Outcome offboarded)
    {
        Assert.Null(offboarded.Thrown);
        Assert.Equal(_ids, offboarded.Texts("OrganizationId"));
        EachFailureOnce(offboarded, [.. offboarded.Output.Where(result => $"{result.Properties["Status"].Value}" == "Failed").Select(Organization)]);
        var completed = offboarded.Output.Where(result => $"{result.Properties["Status"].Value}" == "Completed").Select(Organization).ToHashSet();
        var organizations = _engine.Run("Get-TigrisOrganization -IncludeInactive").ThrowIfFailed().Output.ToDictionary(Organization);
        var buckets = _engine.Run("$ids | Get-TigrisBucket -ThrottleLimit 64").ThrowIfFailed().Output.ToLookup(Organization);
        Assert.All(completed, id =>
        {
            Assert.Equal(false, organizations[id].Properties["Active"].Value);
            Assert.Empty(buckets[id]);
        });
        Assert.Equal(_ids, organizations.Keys.Order());
        Assert.InRange(Directory.GetFiles(Path.Combine(_folder.FullName, "invoices")).Length, completed.Count, _ids.Length);
    }

    private static void EachFailureOnce(Outcome outcome, string[] failed)
    {
        Assert.Equal(failed.Length, outcome.Errors.Count);
        Assert.All(failed, id => Assert.Single(outcome.Errors, error => error.ToString().Contains(id, StringComparison.Ordinal)));
    }

    private void Works(System.Management.Automation.PSObject key)
    {
        var secret = new NetworkCredential("", (SecureString)key.Properties["SecretAccessKey"].Value).Password;
        Assert.True(_server.Authenticates((string)key.Properties["AccessKeyId"].Value, secret), $"The key of {Organization(key)} does not work.");
    }

    private static string Organization(System.Management.Automation.PSObject item) => (string)item.Properties["OrganizationId"].Value;
}
