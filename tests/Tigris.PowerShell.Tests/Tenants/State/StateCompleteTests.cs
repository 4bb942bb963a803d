using System;
using System.IO;
using System.Linq;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>Tests the differences of tenants and keys that the document doesn't name.</summary>
public sealed class StateCompleteTests : StateTest
{
    [Fact]
    public void Changed_id_is_missing_and_extra()
    {
        CreateTenants();
        Export();
        Edit("initech", line => line.Replace("\"initech\"", "\"initec\"", StringComparison.Ordinal));

        Assert.Equal(["initec: organizationId: Missing", "initech: organizationId: Extra"], Differences(Compare("-Mode Complete")));
        Assert.Equal(["initec: organizationId: Missing"], Differences(Compare()));
    }

    [Fact]
    public void Key_that_provisioning_created_is_never_extra()
    {
        CreateTenants();
        var document = Write("tenants.jsonl", """
            {"organizationId":"acme","quota":1073741824,"bucket":[{"bucketName":"acme-data","domainName":"data.example.com"},{"bucketName":"acme-snap"}],"policy":[{"policyName":"reader"}],"accessKey":[{"keyName":"ci"}]}
            {"organizationId":"globex","bucket":[{"bucketName":"globex-data"}]}
            {"organizationId":"initech"}

            """);

        // An empty bucket or key lacks the settings that the document doesn't name. acme-data has rules and a webhook, and ci has a role and a
        // policy.
        Assert.Equal(
            [
                "acme: bucket['acme-data'].notification: Extra", "acme: bucket['acme-data'].lifecycleRule: Extra", "acme: accessKey['ci'].bucketRole: Extra",
                "acme: accessKey['ci'].policy: Extra",
            ],
            Differences(Compare("-Mode Complete", document)));
    }

    [Fact]
    public void Document_of_another_account_gives_a_warning_that_no_tenant_exists()
    {
        Write("tenants.jsonl", "{\"organizationId\":\"a\"}\n{\"organizationId\":\"b\"}\n");

        var outcome = Compare();

        Assert.Equal(2, Differences(outcome).Length);
        Assert.Contains("None of the 2 tenants", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Shard_compares_its_part_and_is_refused_in_the_mode_Complete()
    {
        Write("tenants.jsonl", string.Concat(Enumerable.Range(0, 20).Select(index => $"{{\"organizationId\":\"t{index}\"}}\n")));

        var parts = Run($"1..3 | ForEach-Object {{ Compare-TigrisTenant '{Document}' -Shard \"$_/3\" }}");

        Assert.Equal(20, parts.Texts("OrganizationId").Distinct().Count());
        Assert.Equal("ShardWithComplete", Compare("-Mode Complete -Shard 1/3").ErrorId);
    }

    [Invariant("desired-state")]
    [Fact]
    public void No_tenant_fails_under_a_rate_limit()
    {
        var tenants = TestScale.Of(300);
        Server.SeedOrganizations(tenants, index => ($"t{index}", "T"));
        Server.RateLimit = RateLimit.Parse("50/s");

        Run($"Export-TigrisTenant '{Document}' -ThrottleLimit 32").ThrowIfFailed();
        var differences = Differences(Compare("-Mode Complete -ThrottleLimit 32"));

        Assert.Equal(tenants, File.ReadAllLines(Document).Length);
        Assert.Empty(differences);
        Assert.True(Server.Requests.RateLimited > 0);
        Server.RateLimit = null;
    }

    [Fact]
    public void Document_that_lacks_most_tenants_gives_a_warning_that_it_may_be_cut_off()
    {
        Server.SeedOrganizations(9, index => ($"t{index}", "T"));
        Export();
        var lines = File.ReadAllLines(Document);

        foreach (var count in Enumerable.Range(1, lines.Length))
        {
            File.WriteAllLines(Document, lines.Take(count));
            var outcome = Compare("-Mode Complete");

            Assert.Equal(lines.Length - count, Differences(outcome).Length);
            Assert.Equal(count <= 4 ? [$"{9 - count} of the 9 tenants"] : [], outcome.Warnings.Select(warning => System.Text.RegularExpressions.Regex.Match(warning, @"\d of the \d tenants").Value));
            Assert.Empty(Compare().ThrowIfFailed().Warnings);
        }
    }
}
