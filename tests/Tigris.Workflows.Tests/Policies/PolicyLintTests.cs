using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows.Tests.Policies;

/// <summary>Tests the checks of policy documents.</summary>
public sealed class PolicyLintTests
{
    private static readonly PolicyStatement Clean = new() { Sid = "read", Effect = "Allow", Action = ["s3:GetObject"], Resource = ["arn:aws:s3:::photos/*"] };

    [Fact]
    public void Supported_document_has_no_findings() => Assert.Empty(PolicyLint.Check(Document(Clean)));

    [Theory]
    [InlineData("InvalidEffect", "allow", "s3:GetObject", "arn:aws:s3:::photos/*")]
    [InlineData("UnlistedAction", "Allow", "s3:GetObjekt", "arn:aws:s3:::photos/*")]
    [InlineData("InvalidResource", "Allow", "s3:GetObject", "photos/*")]
    [InlineData("ObjectActionOnBucket", "Allow", "s3:GetObject", "arn:aws:s3:::photos")]
    [InlineData("BucketActionOnObject", "Allow", "s3:ListBucket", "arn:aws:s3:::photos/a")]
    [InlineData("AllowsEverything", "Allow", "s3:*", "*")]
    public void Statement_breaks_one_rule(string rule, string effect, string action, string resource)
    {
        var finding = Assert.Single(PolicyLint.Check(Document(Clean, new PolicyStatement { Effect = effect, Action = [action], Resource = [resource] })));

        Assert.Equal((rule, 1), (finding.Rule, finding.StatementIndex));
        Assert.NotEmpty(finding.Message);
        Assert.NotEmpty(finding.Suggestion);
    }

    [Fact]
    public void Condition_rules_find_operator_key_and_values()
    {
        var statement = new PolicyStatement
        {
            Effect = "Allow",
            Action = ["s3:GetObject"],
            Resource = ["arn:aws:s3:::photos/*"],
            Condition = new Dictionary<string, object?>
            {
                ["StringLike"] = new Dictionary<string, object?> { ["aws:UserAgent"] = "*" },
                ["IpAddress"] = new Dictionary<string, object?> { ["aws:SourceIp"] = "10.1" },
                ["DateLessThan"] = new Dictionary<string, object?> { ["aws:SourceIp"] = "2026-11-01T00:00:00Z" },
            },
        };

        Assert.Equal(
            ["InvalidAddress", "UnsupportedConditionKey", "UnsupportedOperator"],
            PolicyLint.Check(Document(statement)).Select(finding => finding.Rule).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Findings_name_the_source_and_begin_with_the_document()
    {
        var document = new PolicyDocument { Version = "2008-10-17", Statement = [new PolicyStatement { Effect = "Permit", Action = ["s3:GetObject"], Resource = ["*"] }] };

        var findings = PolicyLint.Check(document, new PolicySource("acme", "read-photos", "policy.json")).ToArray();

        Assert.Equal(["UnsupportedVersion", "InvalidEffect"], findings.Select(finding => finding.Rule));
        Assert.All(findings, finding => Assert.Equal(("acme", "read-photos", "policy.json"), (finding.OrganizationId, finding.PolicyName, finding.Path)));
        Assert.Equal(FindingSeverity.Error, findings[0].Severity);
    }

    [Fact]
    public void Request_warns_of_findings_but_not_of_hints()
    {
        var request = PolicyRequests.ToCreate("read", Document(Clean, new PolicyStatement { Effect = "Allow", Action = ["s3:*"], Resource = ["*"] }, new PolicyStatement { Effect = "Allow", Action = ["s3:Nothing"], Resource = ["*"] }), null);

        Assert.Contains("s3:Nothing", Assert.Single(PolicyRequests.Warnings(request)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("with blank")]
    [InlineData("a/b")]
    public void Request_with_an_invalid_name_is_refused(string name) =>
        Assert.ThrowsAny<TigrisException>(() => PolicyRequests.ToCreate(name, Document(Clean), null));

    private static PolicyDocument Document(params PolicyStatement[] statements) => new() { Version = "2012-10-17", Statement = statements };
}
