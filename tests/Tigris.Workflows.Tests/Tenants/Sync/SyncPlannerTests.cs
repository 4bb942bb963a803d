using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows.Tests.Tenants;

/// <summary>Tests the plans of Sync-TigrisTenant without requests.</summary>
public sealed class SyncPlannerTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 15, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(null, 5, "LowerQuota")]
    [InlineData(0L, 5, "LowerQuota")]
    [InlineData(9L, 5, "LowerQuota")]
    [InlineData(5L, 9, "RaiseQuota")]
    [InlineData(5L, 0, "RaiseQuota")]
    [InlineData(0L, 0, null)]
    [InlineData(5L, 5, null)]
    public void Quota_is_lowered_before_and_raised_after_other_changes(long? actual, long desired, string? phase) =>
        Assert.Equal(phase, Plan($$"""{"organizationId":"acme","quota":{{desired}}}""", Acme(quota: actual)).Changes.SingleOrDefault()?.Phase.ToString());

    [Theory]
    [InlineData("a=Editor", "a=ReadOnly", "Restrict a=ReadOnly")]
    [InlineData("a=ReadOnly", "a=Editor", "ChangeKey a=Editor")]
    [InlineData("a=Editor", "b=Editor", "Restrict ; ChangeKey b=Editor")]
    [InlineData("a=Editor,b=ReadOnly", "a=ReadOnly,b=Editor", "Restrict a=ReadOnly,b=ReadOnly; ChangeKey a=ReadOnly,b=Editor")]
    [InlineData("*=Admin", "a=Editor", "Restrict a=Editor")]
    [InlineData("a=Editor", "*=ReadOnly", "Restrict a=ReadOnly; ChangeKey *=ReadOnly")]
    [InlineData("a=Owner", "a=Editor", "Restrict ; ChangeKey a=Editor")]
    [InlineData("a=Editor", "", "Restrict ")]
    [InlineData("", "a=Editor", "ChangeKey a=Editor")]
    public void Roles_are_taken_away_before_roles_are_given(string actual, string desired, string expected)
    {
        var key = new AccessKey { AccessKeyId = "tid_1", KeyName = "ci", BucketRole = Roles(actual), Policy = [], Scope = "standard" };
        var roles = string.Join(",", Roles(desired).Select(role => $$"""{"bucketName":"{{role.BucketName}}","role":"{{role.Role}}"}"""));

        var plan = Plan($$"""{"organizationId":"acme","accessKey":[{"keyName":"ci","bucketRole":[{{roles}}]}]}""", Acme(keys: [key]));

        Assert.Equal(expected, string.Join("; ", plan.Changes.Select(change => $"{change.Phase} {string.Join(",", KeyRequests.Roles((List<object?>)change.After!).Select(role => role.ToString()))}")));
    }

    [Theory]
    [InlineData("Allow:a,Allow:b", "Allow:a", true)]
    [InlineData("Allow:a", "Allow:a,Deny:b", true)]
    [InlineData("Allow:a", "Allow:a,Allow:b", false)]
    [InlineData("Allow:a,Deny:b", "Allow:a", false)]
    [InlineData("Allow:a", "Allow:b", false)]
    [InlineData("Allow:a", "Deny:a", true)]
    public void Policy_change_that_only_removes_permissions_counts_as_restriction(string before, string after, bool narrows) =>
        Assert.Equal(narrows, PolicyOrder.Narrows(Document(before), Document(after)));

    [Fact]
    public void Inactive_organization_gets_its_quota_only_until_it_is_active()
    {
        const string desired = """{"organizationId":"acme","quota":5,"bucket":[{"bucketName":"a","public":false},{"bucketName":"new"}]}""";
        Bucket[] buckets = [new() { BucketName = "a", Public = true }];

        var inactive = Plan(desired, Acme(active: false, buckets: buckets));
        var activated = Plan(desired.Replace("\"quota\"", "\"active\":true,\"quota\"", StringComparison.Ordinal), Acme(active: false, buckets: buckets));

        Assert.Equal(["LowerQuota:Planned", "Restrict:Skipped", "CreateBucket:Skipped"], Phases(inactive));
        Assert.Equal(["LowerQuota:Planned", "Activate:Planned", "Restrict:Planned", "CreateBucket:Planned"], Phases(activated));
    }

    [Fact]
    public void Deactivated_organization_is_restricted_first_and_not_opened()
    {
        const string desired = """{"organizationId":"acme","active":false,"bucket":[{"bucketName":"a","public":false,"objectAcl":true}]}""";
        var actual = Acme(buckets: [new Bucket { BucketName = "a", Public = true, ObjectAcl = false }]);

        Assert.Equal(["Restrict:Planned", "Deactivate:Planned", "OpenBucket:Skipped"], Phases(Plan(desired, actual, allowDeactivate: true)));
        Assert.Equal(["Restrict:Planned", "Deactivate:Manual", "OpenBucket:Skipped"], Phases(Plan(desired, actual)));
    }

    [Fact]
    public void Forks_are_created_after_their_sources()
    {
        var plan = Plan("""{"organizationId":"acme","bucket":[{"bucketName":"c","forkOf":"b"},{"bucketName":"b","forkOf":"a"},{"bucketName":"a"}]}""", Acme(buckets: []));

        Assert.Equal(["a", "b", "c"], plan.Changes.Select(change => change.Name));
    }

    [Fact]
    public void Webhook_without_a_change_of_its_authentication_needs_no_credential()
    {
        var bucket = new Bucket { BucketName = "a", Notification = new BucketNotification { Enabled = true, Webhook = "https://a.example.com", Authentication = "Token" } };
        string Desired(string more) => $$$"""{"organizationId":"acme","bucket":[{"bucketName":"a","notification":{"webhook":"https://b.example.com"{{{more}}}}}]}""";

        Assert.Null(Assert.Single(Plan(Desired(""), Acme(buckets: [bucket])).Changes).Authentication);
        Assert.Null(Assert.Single(Plan(Desired(",\"authentication\":\"Token\""), Acme(buckets: [bucket])).Changes).Authentication);
        Assert.Equal("Basic", Assert.Single(Plan(Desired(",\"authentication\":\"Basic\""), Acme(buckets: [bucket])).Changes).Authentication);
    }

    internal static SyncPlan Plan(string desired, TenantState? actual, bool allowDeactivate = false, bool complete = false) =>
        new SyncPlanner(Read(desired), complete, allowDeactivate).Plan(actual, Now);

    internal static DesiredTenant Read(string line) =>
        new TenantGraph(new StateProblems(_ => { }), 1).Read((IReadOnlyDictionary<string, object?>)Local.Json.Parse(line)!);

    internal static TenantState Acme(long? quota = null, bool active = true, Bucket[]? buckets = null, AccessKey[]? keys = null) =>
        new() { OrganizationId = "acme", OrganizationName = "Acme", Active = active, Quota = quota, Bucket = buckets, AccessKey = keys };

    private static string[] Phases(SyncPlan plan) => [.. plan.Changes.Select(change => $"{change.Phase}:{change.State}")];

    private static BucketRole[] Roles(string text) =>
        [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(role => role.Split('=')).Select(parts => new BucketRole { BucketName = parts[0], Role = parts[1] })];

    private static Dictionary<string, object?> Document(string text) => PolicyState.Write(new PolicyDocument
    {
        Statement = [.. text.Split(',').Select(statement => statement.Split(':')).Select(parts => new PolicyStatement { Effect = parts[0], Action = ["s3:*"], Resource = [parts[1]] })],
    });
}
