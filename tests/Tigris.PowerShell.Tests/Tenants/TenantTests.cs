using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>Onboards tenants from rows, with one request and one object for each row.</summary>
public sealed class TenantTests : EmulatorTest
{
    [Fact]
    public void A_declined_row_can_be_confirmed_later()
    {
        var answers = new Queue<int>([2, 0]);
        Engine.Screen.Choose = answers.Dequeue;
        Engine.Set("rows", new[] { Tenant("t1"), Tenant("t1") });

        var outcome = Run("$rows | New-TigrisTenant -Confirm").ThrowIfFailed();

        Assert.Equal(["Created"], outcome.Texts("Status"));
        Assert.Empty(answers);
    }

    [Fact]
    public void A_tenant_is_one_request_and_has_a_key_that_no_view_shows()
    {
        var outcome = Run("New-TigrisTenant acme acme-data -OrganizationName 'Acme Corp' -Quota 1GB").ThrowIfFailed();

        Assert.Equal(1, Server.Requests.Total);
        var tenant = Assert.Single(outcome.Output);
        Assert.Equal(("acme", "Acme Corp", "acme-data"), (Text(tenant, "OrganizationId"), Text(tenant, "OrganizationName"), Text(tenant, "BucketName")));
        Assert.Equal(("Created", ""), (Text(tenant, "Status"), Text(tenant, "Error")));
        Assert.Equal(new Uri("https://t3.storage.dev"), tenant.Properties["S3Endpoint"].Value);
        Assert.True(Works(tenant));
        Assert.Equal("acme/acme-data", tenant.BaseObject.ToString());
        Assert.Equal(1073741824L, Run("Get-TigrisOrganization acme").Values("Quota").Single());
    }

    [Fact]
    public void Rows_bind_by_the_names_of_the_API_and_an_empty_cell_is_a_missing_value()
    {
        Engine.Set("rows", new[]
        {
            Row(("org_id", "acme"), ("org_name", "Acme"), ("bucket_name", "acme-data"), ("limit_bytes", "5368709120"), ("user_id", "ann"), ("user_role", "Member"),
                ("storage_class", "STANDARD_IA"), ("regions", "fra,iad"), ("public", "true"), ("enable_snapshots", "TRUE"), ("enable_object_acl", "yes"),
                ("enable_public_list_objects", "false"), ("access_key_scope", "no_default_allow")),
            Row(("org_id", "blank"), ("org_name", "Blank"), ("bucket_name", "blank-data"), ("limit_bytes", ""), ("user_id", ""), ("user_role", ""),
                ("storage_class", ""), ("regions", ""), ("public", ""), ("enable_snapshots", ""), ("enable_object_acl", ""),
                ("enable_public_list_objects", " "), ("access_key_scope", "")),
        });

        var outcome = Run("$rows | New-TigrisTenant").ThrowIfFailed();

        Assert.Equal(["Created", "Created"], outcome.Texts("Status"));
        var bucket = Run("Get-TigrisBucket acme acme-data").Output.Single();
        Assert.Equal(("STANDARD_IA", true, true, true, false), (Text(bucket, "StorageClass"), Flag(bucket, "Public"), Flag(bucket, "SnapshotsEnabled"), Flag(bucket, "ObjectAcl"), Flag(bucket, "AllowPublicList")));
        Assert.Equal(["fra", "iad"], (string[])bucket.Properties["Region"].Value);
        Assert.Equal("no_default_allow", Run("Get-TigrisAccessKey acme -UserId ann -UserRole Member -Detailed").Texts("Scope").Single());
        Assert.Equal([5368709120L, null], Run("Get-TigrisOrganization acme, blank").Values("Quota"));
        Assert.Equal("STANDARD", Run("Get-TigrisBucket blank blank-data").Texts("StorageClass").Single());
    }

    [Invariant("true-result")]
    [Fact]
    public void A_failed_row_is_one_error_and_one_object_in_its_place()
    {
        Engine.Set("rows", new[]
        {
            Tenant("t1"),
            Row(("OrganizationId", ""), ("OrganizationName", "x"), ("BucketName", "no-organization")),
            Row(("OrganizationId", "no-bucket"), ("OrganizationName", "x")),
            Row(("Organisation", "misspelt")),
            Tenant("t2"),
            Tenant("quota", ("Quota", "100 apples")),
            Tenant("flag", ("Public", "perhaps")),
            Tenant("role", ("UserRole", "King")),
            Tenant("scope", ("AccessKeyScope", "all")),
            Tenant("Bad_Name"),
            Tenant("t1"),
            Tenant("t3"),
        });

        var outcome = Run("$rows | New-TigrisTenant -ThrottleLimit 4");

        Assert.Null(outcome.Thrown);
        Assert.Equal(["t1", "", "no-bucket", "", "t2", "quota", "flag", "role", "scope", "Bad_Name", "t1", "t3"], outcome.Texts("OrganizationId"));
        Assert.Equal(["t1", "t2", "t3"], outcome.Output.Where(tenant => Text(tenant, "Status") == "Created").Select(tenant => Text(tenant, "OrganizationId")));
        Assert.All(outcome.Output, tenant => Assert.Equal(Text(tenant, "Status") == "Failed", Text(tenant, "Error").Length > 0));
        Assert.Equal(
            ["InvalidIdentifier", "InvalidIdentifier", "InvalidIdentifier", "InvalidSize", "InvalidFlag", "InvalidUserRole", "InvalidScope", "InvalidBucketName", "DuplicateTenant"],
            outcome.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal(["no-organization", "no-bucket", "", "quota", "flag", "role", "scope", "Bad_Name", "t1"], outcome.Errors.Select(error => error.TargetObject?.ToString() ?? ""));
        Assert.Equal(3, Server.Requests.Total);
    }

    [Fact]
    public void A_missing_name_is_read_from_an_existing_organization_and_is_an_error_for_a_new_one()
    {
        Run("New-TigrisOrganization acme 'Acme Corp'").ThrowIfFailed();

        var outcome = Run("New-TigrisTenant acme acme-data; New-TigrisTenant missing missing-data");

        Assert.Equal(["Acme Corp", null], outcome.Texts("OrganizationName"));
        Assert.Equal(["Created", "Failed"], outcome.Texts("Status"));
        Assert.Equal("NoOrganizationName", outcome.ErrorId);
    }

    [Invariant("true-result")]
    [Fact]
    public void SkipExisting_reads_first_and_creates_no_key_for_an_existing_bucket()
    {
        Engine.Set("rows", new[] { Tenant("old"), Tenant("new") });
        Run("$rows[0] | New-TigrisTenant").ThrowIfFailed();
        Server.Requests.Clear();

        var outcome = Run("$rows | New-TigrisTenant -SkipExisting").ThrowIfFailed();

        Assert.Equal(["Existing", "Created"], outcome.Texts("Status"));
        Assert.Equal([false, true], outcome.Values("SecretAccessKey").Select(secret => secret is not null));
        Assert.Equal([false, true], outcome.Values("AccessKeyId").Select(id => id is not null));
        Assert.Equal((2, 1), (Server.Requests.Count("GetBucket"), Server.Requests.Count("Provisioning")));
    }

    [Fact]
    public void WhatIf_returns_a_plan_for_each_tenant_and_sends_only_reads()
    {
        const int many = 1000;
        Run("New-TigrisTenant there there-data -OrganizationName A; New-TigrisOrganization half Half; New-TigrisTenant left left-data -OrganizationName L; Disable-TigrisOrganization left -Confirm:$false").ThrowIfFailed();
        Server.Requests.Clear();
        Engine.Set("rows", new[] { Tenant("there"), Tenant("half"), Row(("OrganizationId", "left"), ("BucketName", "left-more")) }
            .Concat(Enumerable.Range(0, many - 3).Select(number => Tenant($"t{number:D4}"))).ToArray());

        var outcome = Run("$rows | New-TigrisTenant -SkipExisting -WhatIf -ThrottleLimit 16").ThrowIfFailed();

        Assert.Equal(["Existing", "Planned", "Failed", "Planned"], outcome.Texts("Status").Take(4));
        Assert.Equal(many, outcome.Output.Count);
        Assert.All(Server.Requests.Entries, entry => Assert.Equal("GET", entry.Method));
        Assert.InRange(Server.Requests.MaxInFlight, 1, 16);
        var said = Engine.Screen.TakeText().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(many, said.Length);
        Assert.Matches("Skip.*there/there-data", said[0]);
        Assert.Matches("Add bucket.*half/half-data", said[1]);
        Assert.Matches("Fail.*left/left-more", said[2]);
        Assert.Matches("Create organization.*t0996/t0996-data", said[^1]);
        Assert.Contains("wrong", Run("New-TigrisTenant wrong wrong-data -Quota apples -WhatIf").Error.ToString(), StringComparison.Ordinal);
        Run("$rows[0] | New-TigrisTenant -WhatIf").ThrowIfFailed();
        Assert.Contains("Provision again", Engine.Screen.TakeText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_delay_bind_script_block_reads_rows_with_other_headers()
    {
        Engine.Set("rows", new[] { Row(("Customer", "acme"), ("Firm", "Acme Corp")) });

        var outcome = Run("$rows | New-TigrisTenant -OrganizationId { $_.Customer } -OrganizationName { $_.Firm } -BucketName { \"$($_.Customer)-data\" }").ThrowIfFailed();

        Assert.Equal("acme/acme-data", outcome.Output.Single().BaseObject.ToString());
    }

    [Invariant("unknown-outcome")]
    [Fact]
    public async Task A_key_that_remains_after_a_lost_response_is_named_with_the_command_that_removes_it()
    {
        await using var server = await EmulatorServer.StartAsync(new EmulatorOptions { Port = 0, DemoUsage = true, RepeatProvisioning = RepeatProvisioning.NewKey });
        using var engine = Engine.ConnectedTo(server);
        engine.Set("rows", new[] { Tenant("first"), Tenant("o'brien"), Tenant("last") });
        server.Faults.Next(FaultAction.AbortAfterHandling(), operationId: "Provisioning", targetContains: "brien");

        var outcome = engine.Run("$rows | New-TigrisTenant -UserRole Member").ThrowIfFailed();

        var keys = engine.Run("Get-TigrisAccessKey \"o'brien\"").ThrowIfFailed().Texts("AccessKeyId");
        Assert.Equal(2, keys.Count);
        var extra = Assert.Single(keys, key => key != Text(outcome.Output[1], "AccessKeyId"));
        var warning = Assert.Single(outcome.Warnings);
        Assert.Contains(extra!, warning, StringComparison.Ordinal);
        engine.Run(warning[warning.IndexOf("Remove-TigrisAccessKey", StringComparison.Ordinal)..].TrimEnd('.') + " -Confirm:$false").ThrowIfFailed();
        Assert.Equal([Text(outcome.Output[1], "AccessKeyId")], engine.Run("Get-TigrisAccessKey \"o'brien\"").Texts("AccessKeyId"));
        Assert.Equal(["Created", "Created", "Created"], outcome.Texts("Status"));
        Assert.Equal(1, server.Requests.Count("ListAccessKeys") - 2);
    }

    [Fact]
    public void A_lost_response_that_left_no_key_does_not_warn()
    {
        Server.Faults.Next(FaultAction.ResetBeforeHandling(), operationId: "Provisioning");
        Server.Faults.Next(FaultAction.Answer(429), operationId: "Provisioning");

        var outcome = Run("New-TigrisTenant acme acme-data -OrganizationName Acme").ThrowIfFailed();

        Assert.Empty(outcome.Warnings);
        Assert.Equal("Created", outcome.Texts("Status").Single());
    }

    [Invariant("unknown-outcome")]
    [Fact]
    public void A_failed_request_that_the_server_carried_out_names_the_key_whose_secret_is_lost()
    {
        Server.Faults.Next(FaultAction.Answer(200, body: "<html>"), operationId: "Provisioning", targetContains: "nothing");
        Engine.Run("Connect-Tigris -ProviderId local -SigningKey $key -Endpoint " + Server.Endpoint + " -UserId admin -MaximumRetryCount 0 -SkipTest");
        Server.Faults.Next(FaultAction.AbortAfterHandling(), operationId: "Provisioning", targetContains: "acme");

        var outcome = Run("New-TigrisTenant acme acme-data -OrganizationName Acme; New-TigrisTenant nothing nothing-data -OrganizationName N");

        Assert.Equal(["Failed", "Failed"], outcome.Texts("Status"));
        Assert.Equal(2, outcome.Errors.Count);
        var key = Run("Get-TigrisAccessKey acme -UserRole Admin").Texts("AccessKeyId").Single()!;
        Assert.Contains($"Reset-TigrisAccessKey -OrganizationId 'acme' -AccessKeyId '{key}'", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bucket_of_another_tenant_is_a_conflict_of_its_row()
    {
        Run("New-TigrisTenant acme shared-name -OrganizationName A").ThrowIfFailed();

        var outcome = Run("New-TigrisTenant globex shared-name -OrganizationName G -SkipExisting");

        Assert.Equal("Conflict", outcome.ErrorId);
        Assert.Equal("Failed", outcome.Texts("Status").Single());
    }

    [Fact]
    public void With_Stop_the_object_of_the_failed_row_is_written_before_the_error_ends_the_pipeline()
    {
        Engine.Set("rows", new[] { Tenant("t1"), Tenant("Bad_Name"), Tenant("t2") });

        var outcome = Run("$rows | New-TigrisTenant -ThrottleLimit 1 -ErrorAction Stop");

        Assert.Equal(["Created", "Failed"], outcome.Texts("Status"));
        Assert.Equal("InvalidBucketName", outcome.ErrorId);
        Assert.Equal("Bad_Name", outcome.ThrownRecord!.TargetObject);
    }

    [Invariant("true-result")]
    [Fact]
    public void Thousands_of_rows_are_output_once_each_and_in_order()
    {
        const int many = 2500;
        var ids = Enumerable.Range(0, many).Select(number => $"t{number:D5}").ToArray();
        Engine.Set("rows", ids.Select(id => Tenant(id)).ToArray());

        var outcome = Run("$rows | New-TigrisTenant -ThrottleLimit 32").ThrowIfFailed();

        Assert.Equal(ids, outcome.Texts("OrganizationId"));
        Assert.Equal(many, Server.Requests.Count("Provisioning"));
        Assert.Equal(many, outcome.Texts("AccessKeyId").Distinct().Count());
    }

    internal static PSObject Tenant(string id, params (string Name, string Value)[] more) =>
        Row([("OrganizationId", id), ("OrganizationName", "Tenant " + id), ("BucketName", id.Replace("'", "", StringComparison.Ordinal) + "-data"), .. more]);

    internal static PSObject Row(params (string Name, string Value)[] cells)
    {
        var row = new PSObject();
        foreach (var (name, value) in cells)
        {
            row.Properties.Add(new PSNoteProperty(name, value));
        }

        return row;
    }

    private static string Text(PSObject item, string property) => item.Properties[property].Value?.ToString() ?? "";

    private static bool? Flag(PSObject item, string property) => (bool?)item.Properties[property].Value;

    private bool Works(PSObject tenant)
    {
        var credential = ((PSCredential)tenant.Properties["Credential"].Value).GetNetworkCredential();
        return Server.Authenticates(credential.UserName, credential.Password);
    }
}
