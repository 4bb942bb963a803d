using System;
using System.IO;
using System.Linq;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>Tests the plans, accepted differences, tables and rows that Compare-TigrisTenant accepts.</summary>
public sealed class StateInputTests : StateTest
{
    [Fact]
    public void Accepted_difference_is_left_out_until_it_expires()
    {
        CreateTenants();
        Write("tenants.jsonl", """{"organizationId":"acme","quota":5,"active":false,"acceptedDeviation":[{"path":"quota","reason":"Ticket 1","author":"kim","expiresOn":"2999-12-31"},{"path":"active","reason":"Ticket 2","author":"kim","expiresOn":"2020-01-31"}]}""");

        var outcome = Compare();
        var all = Compare("-IncludeAccepted");

        Assert.Equal(["acme: active: Different"], Differences(outcome));
        Assert.Contains("Ticket 2 (kim, until 2020-01-31)", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.Equal(["acme: active: Different", "acme: quota: Different"], Differences(all).Order());
        Assert.Equal("Ticket 1 (kim, until 2999-12-31)", all.Texts("AcceptedDeviation").Single(text => text is not null));
        Assert.Equal([1, 1], Compare("-Summary").Output.SelectMany(item => new[] { item.Properties["Accepted"].Value, item.Properties["Different"].Value }));
    }

    [Fact]
    public void Plan_applies_to_each_bucket_and_the_tenant_overrides_it()
    {
        CreateTenants();
        var plans = Write("plans.json", """
            {
              "plans": {
                "basic": { "quota": "1 GiB", "bucket": { "region": ["fra"], "public": false }, "policy": [{ "policyName": "audit", "document": { "Statement": [] } }] }
              }
            }
            """);
        Write("tenants.jsonl", """
            {"organizationId":"acme","plan":"basic","bucket":[{"bucketName":"acme-data","region":["iad","fra"]}]}
            {"organizationId":"globex","plan":"basic","quota":null,"policy":[]}
            """);

        Assert.Equal(
            ["acme: bucket['acme-snap'].region: Different", "acme: policy['audit']: Missing", "globex: bucket['globex-data'].region: Different", "globex: policy['audit']: Missing"],
            Differences(Compare($"-PlanPath '{plans}'")));
    }

    [Fact]
    public void Table_of_a_spreadsheet_is_read_with_its_separator_and_encoding()
    {
        CreateTenants();
        var table = PathOf("tenants.csv");
        File.WriteAllText(table, "id;name;quota;active;plan\r\nacme;Acme;1 GiB;WAHR\r\n", new System.Text.UTF8Encoding(true));
        Assert.Equal("InvalidStateDocument", Compare(path: table).ErrorId);

        File.WriteAllText(table, "\uFEFFid;name;quota;active;plan\r\nacme;\"Acme; \"\"Inc\"\"\";2 GiB;true;\r\nglobex;;;yes;\r\n;;;;\r\n", new System.Text.UTF8Encoding(false));
        Assert.Equal(["acme: organizationName: Different", "acme: quota: Different", "globex: active: Different", "initech: organizationId: Extra"], Differences(Compare("-Mode Complete", table)));
    }

    [Fact]
    public void Piped_rows_are_compared_one_by_one()
    {
        CreateTenants();

        var outcome = Run("""
            @'
            OrganizationId,OrganizationName,Quota,Active
            acme,Acme,2 GiB,true
            globex,,,maybe
            initech,Initech Inc,,
            acme,,,
            '@ | ConvertFrom-Csv | Compare-TigrisTenant
            """);

        Assert.Equal(["acme: quota: Different", "initech: organizationName: Different"], outcome.Output.Select(item => item.ToString()));
        Assert.Equal([1, 3], outcome.Values("Line"));
        Assert.Equal(["InvalidFlag", "InvalidState"], outcome.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Contains("2", outcome.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(0, Server.Requests.Entries.Count(entry => entry.OperationId.EndsWith("Buckets", StringComparison.Ordinal) || entry.OperationId.EndsWith("Policies", StringComparison.Ordinal) || entry.OperationId.EndsWith("Keys", StringComparison.Ordinal)));
    }

    [Fact]
    public void Row_of_a_tenant_that_occurred_before_names_the_first_row()
    {
        var outcome = Run("'acme', 'globex', 'acme' | Compare-TigrisTenant");

        Assert.Equal("InvalidState", outcome.ErrorId);
        Assert.Contains("'acme' occurs in row 1 too", outcome.Error.ToString(), StringComparison.Ordinal);
    }
}
