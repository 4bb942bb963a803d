using System;
using System.Linq;

namespace Tigris.PowerShell.Tests.Policies;

/// <summary>Checks that each rule of Test-TigrisPolicy finds its mistake and accepts a correct document.</summary>
public sealed class PolicyRuleTests : IDisposable
{
    private const string Clean = """
        "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": ["arn:aws:s3:::acme/*"]
        """;

    private readonly Engine _engine = new();

    public void Dispose() => _engine.Dispose();

    [Theory]
    [InlineData("UnsupportedVersion", "Error", """{ "Version": "2008-10-17", "Statement": [{ %CLEAN% }] }""", """{ "Version": "2012-10-17", "Statement": [{ %CLEAN% }] }""")]
    [InlineData("NoStatement", "Warning", """{ "Statement": [] }""", """{ "Statement": { %CLEAN% } }""")]
    [InlineData("DuplicateSid", "Warning", """{ "Statement": [{ "Sid": "A", %CLEAN% }, { "Sid": "A", %CLEAN% }] }""", """{ "Statement": [{ "Sid": "A", %CLEAN% }, { "Sid": "B", %CLEAN% }, { %CLEAN% }, { %CLEAN% }] }""")]
    [InlineData("UnknownMember", "Information", """{ "Note": "x", "Statement": [{ %CLEAN% }] }""", """{ "Id": "x", "Statement": [{ %CLEAN% }] }""")]
    [InlineData("UnknownMember", "Information", """{ "Statement": [{ "Note": "x", %CLEAN% }] }""", """{ "Statement": [{ "Sid": "x", %CLEAN% }] }""")]
    public void A_rule_on_documents_finds_its_case_and_no_other(string rule, string severity, string wrong, string right)
    {
        AssertFinds(rule, severity, wrong.Replace("%CLEAN%", Clean, StringComparison.Ordinal));
        AssertClean(right.Replace("%CLEAN%", Clean, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("InvalidEffect", "Error", """ "Effect": "allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/*" """, """ "Effect": "Deny", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/*" """)]
    [InlineData("InvalidEffect", "Error", """ "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/*" """, """ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/*" """)]
    [InlineData("NegatedMember", "Error", """ "Effect": "Allow", "NotAction": "s3:GetObject", "Resource": "arn:aws:s3:::a/*" """, """ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::a/*" """)]
    [InlineData("NegatedMember", "Error", """ "Effect": "Allow", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::a/*" """, """ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*" """)]
    [InlineData("EmptyMember", "Warning", """ "Effect": "Allow", "Action": [], "Resource": "arn:aws:s3:::a/*" """, """ "Effect": "Allow", "Action": ["s3:Get*"], "Resource": "arn:aws:s3:::a/*" """)]
    [InlineData("EmptyMember", "Warning", """ "Effect": "Allow", "Action": "s3:GetObject" """, """ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" """)]
    [InlineData("UnsupportedMember", "Warning", """ "Principal": "*", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" """, """ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" """)]
    [InlineData("UnsupportedMember", "Warning", """ "NotAction": "s3:PutObject", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" """, """ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" """)]
    [InlineData("UnlistedAction", "Warning", """ "Effect": "Allow", "Action": "s3:CompleteMultipartUpload", "Resource": "*" """, """ "Effect": "Allow", "Action": "s3:RestoreObject", "Resource": "*" """)]
    [InlineData("UnlistedAction", "Warning", """ "Effect": "Allow", "Action": "s3:Head*", "Resource": "*" """, """ "Effect": "Allow", "Action": "s3:List*", "Resource": "*" """)]
    [InlineData("UnlistedAction", "Warning", """ "Effect": "Deny", "Action": "*", "Resource": "*" """, """ "Effect": "Deny", "Action": "s3:*", "Resource": "*" """)]
    [InlineData("InvalidResource", "Warning", """ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "acme/*" """, """ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme/reports/2026 #1.csv" """)]
    [InlineData("InvalidResource", "Warning", """ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::Acme/*" """, """ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-*/reports/*" """)]
    [InlineData("ObjectActionOnBucket", "Warning", """ "Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": "arn:aws:s3:::acme" """, """ "Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": ["arn:aws:s3:::acme", "arn:aws:s3:::acme/*"] """)]
    [InlineData("ObjectActionOnBucket", "Warning", """ "Effect": "Allow", "Action": "s3:PutObject*", "Resource": "arn:aws:s3:::acme" """, """ "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::acme" """)]
    [InlineData("BucketActionOnObject", "Warning", """ "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::acme/*" """, """ "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::acme" """)]
    [InlineData("BucketActionOnObject", "Warning", """ "Effect": "Allow", "Action": "s3:*Bucket*", "Resource": "arn:aws:s3:::acme/*" """, """ "Effect": "Allow", "Action": "s3:List*", "Resource": "arn:aws:s3:::acme/*" """)]
    [InlineData("AllowsEverything", "Information", """ "Effect": "Allow", "Action": "s3:*", "Resource": "*" """, """ "Effect": "Allow", "Action": "s3:*", "Resource": ["arn:aws:s3:::acme", "arn:aws:s3:::acme/*"] """)]
    [InlineData("AllowsEverything", "Information", """ "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::*" """, """ "Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::*" """)]
    public void A_rule_on_statements_finds_its_case_and_no_other(string rule, string severity, string wrong, string right)
    {
        AssertFinds(rule, severity, $$"""{ "Statement": [{ {{wrong}} }] }""");
        AssertClean($$"""{ "Statement": [{ {{right}} }] }""");
    }

    [Theory]
    [InlineData("InvalidCondition", """{ "IpAddress": "203.0.113.7" }""", """{ "IpAddress": { "aws:SourceIp": "203.0.113.7" } }""")]
    [InlineData("UnsupportedOperator", """{ "StringEquals": { "s3:prefix": "a" } }""", """{ "NotIpAddress": { "aws:SourceIp": ["203.0.113.0/24", "2001:db8::/32"] } }""")]
    [InlineData("UnsupportedOperator", """{ "IpAddressIfExists": { "aws:SourceIp": "203.0.113.7" } }""", """{ "DateEquals": { "aws:CurrentTime": "2026-11-01T00:00:00Z" } }""")]
    [InlineData("UnsupportedConditionKey", """{ "IpAddress": { "aws:VpcSourceIp": "203.0.113.7" } }""", """{ "DateNotEquals": { "aws:CurrentTime": "2026-11-01T00:00:00.5Z" } }""")]
    [InlineData("UnsupportedConditionKey", """{ "DateLessThan": { "aws:TokenIssueTime": "2026-11-01T00:00:00Z" } }""", """{ "DateLessThan": { "aws:CurrentTime": "2026-11-01T00:00:00+00:00" } }""")]
    [InlineData("InvalidAddress", """{ "IpAddress": { "aws:SourceIp": ["203.0.113.7", "203.0.113.0/33"] } }""", """{ "IpAddress": { "aws:SourceIp": ["203.0.113.7", "203.0.113.0/32"] } }""")]
    [InlineData("InvalidAddress", """{ "IpAddress": { "aws:SourceIp": "203.0/16" } }""", """{ "IpAddress": { "aws:SourceIp": "203.0.0.0/16" } }""")]
    [InlineData("InvalidAddress", """{ "IpAddress": { "aws:SourceIp": "office" } }""", """{ "IpAddress": { "aws:SourceIp": "::1" } }""")]
    [InlineData("InvalidTime", """{ "DateGreaterThan": { "aws:CurrentTime": "2026-11-01" } }""", """{ "DateGreaterThan": { "aws:CurrentTime": "2026-11-01T00:00:00Z" } }""")]
    [InlineData("InvalidTime", """{ "DateGreaterThanEquals": { "aws:CurrentTime": "2026-11-01T02:00:00+02:00" } }""", """{ "DateGreaterThanEquals": { "aws:CurrentTime": "2026-11-01T00:00:00Z" } }""")]
    [InlineData("InvalidTime", """{ "DateLessThanEquals": { "aws:CurrentTime": "2026-13-01T00:00:00Z" } }""", """{ "DateLessThanEquals": { "aws:CurrentTime": "2026-12-01T00:00:00Z" } }""")]
    public void A_rule_on_conditions_finds_its_case_and_no_other(string rule, string wrong, string right)
    {
        AssertFinds(rule, "Warning", $$"""{ "Statement": [{ {{Clean}}, "Condition": {{wrong}} }] }""");
        AssertClean($$"""{ "Statement": [{ {{Clean}}, "Condition": {{right}} }] }""");
    }

    [Fact]
    public void Size_is_counted_without_white_space_and_is_information_only()
    {
        var spaces = new string(' ', 7000);
        AssertClean($$"""{ "Statement": [{ {{spaces}} {{Clean}} }] }""");
        AssertClean($$"""{ "Id": "{{spaces}}", "Statement": [{ {{Clean}} }] }""");

        // As compact JSON: {"Version":"2012-10-17","Id":"","Statement":[{"Effect":"Allow","Action":["s3:GetObject"],"Resource":["arn:aws:s3:::acme/*"]}]}
        var rest = """{"Version":"2012-10-17","Id":"","Statement":[{"Effect":"Allow","Action":["s3:GetObject"],"Resource":["arn:aws:s3:::acme/*"]}]}""".Length;
        AssertClean($$"""{ "Id": "{{new string('x', 6144 - rest)}}", "Statement": [{ {{Clean}} }] }""");
        AssertFinds("LargeDocument", "Information", $$"""{ "Id": "{{new string('x', 6145 - rest)}}", "Statement": [{ {{Clean}} }] }""");
    }

    [Theory]
    [InlineData("s3:getobject", "s3:GetObject")]
    [InlineData("GetObject", "s3:GetObject")]
    [InlineData("s3:GetObjects", "s3:GetObject")]
    [InlineData("s3:PutLifecyleConfiguration", "s3:PutLifecycleConfiguration")]
    [InlineData("s3:CompleteMultipartUpload", "s3:PutObject")]
    [InlineData("s3:HeadBucket", "s3:ListBucket")]
    [InlineData("s3:ListBuckets", "s3:ListAllMyBuckets")]
    [InlineData("s3:PutBucketCors", "s3:PutBucketCORS")]
    [InlineData("s3:get*", "s3:Get*")]
    [InlineData("*", "s3:*")]
    [InlineData("s3:GetObject s3:PutObject", "'s3:GetObject', 's3:PutObject'")]
    public void An_unknown_action_is_reported_with_the_closest_action(string action, string meant) =>
        Assert.Equal($"Write {meant}.", Suggestion("UnlistedAction", $$""" "Effect": "Deny", "Action": "{{action}}", "Resource": "*" """));

    [Theory]
    [InlineData("iam:CreatePolicy")]
    [InlineData("s3:Replicate")]
    [InlineData("s3:Replicate*")]
    public void An_action_without_a_close_match_is_reported_with_advice(string action) =>
        Assert.StartsWith("Use a documented action", Suggestion("UnlistedAction", $$""" "Effect": "Deny", "Action": "{{action}}", "Resource": "*" """), StringComparison.Ordinal);

    [Theory]
    [InlineData("acme", "Write arn:aws:s3:::acme.")]
    [InlineData("acme/*", "Write arn:aws:s3:::acme/*.")]
    [InlineData("s3://acme/reports/*", "Write arn:aws:s3:::acme/reports/*.")]
    [InlineData("arn:aws:s3:eu-central-1:123456789012:acme", "Write arn:aws:s3:::acme.")]
    public void A_resource_that_is_not_an_ARN_is_reported_with_its_ARN(string resource, string suggestion) =>
        Assert.Equal(suggestion, Suggestion("InvalidResource", $$""" "Effect": "Allow", "Action": "s3:Get*", "Resource": "{{resource}}" """));

    [Fact]
    public void A_misplaced_action_is_reported_with_the_missing_resource()
    {
        Assert.Equal("Add arn:aws:s3:::acme/* to Resource.", Suggestion("ObjectActionOnBucket", """ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme" """));
        Assert.Equal("Add arn:aws:s3:::acme to Resource.", Suggestion("BucketActionOnObject", """ "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::acme/a/*" """));
    }

    [Fact]
    public void A_time_of_another_zone_is_reported_with_the_same_time_in_UTC() => Assert.Equal(
        "Write 2026-10-31T22:00:00Z.",
        Suggestion("InvalidTime", $$"""{{Clean}}, "Condition": { "DateLessThan": { "aws:CurrentTime": "2026-11-01T00:00:00+02:00" } }"""));

    [Theory]
    [InlineData("AbortMultipartUpload")]
    [InlineData("CreateBucket")]
    [InlineData("DeleteBucket")]
    [InlineData("DeleteObject")]
    [InlineData("DeleteObjectTagging")]
    [InlineData("GetAccelerateConfiguration")]
    [InlineData("GetBucketAcl")]
    [InlineData("GetBucketCORS")]
    [InlineData("GetBucketOwnershipControls")]
    [InlineData("GetBucketPolicyStatus")]
    [InlineData("GetBucketRequestPayment")]
    [InlineData("GetBucketTagging")]
    [InlineData("GetLifecycleConfiguration")]
    [InlineData("GetObject")]
    [InlineData("GetObjectAcl")]
    [InlineData("GetObjectTagging")]
    [InlineData("ListAllMyBuckets")]
    [InlineData("ListBucket")]
    [InlineData("ListBucketMultipartUploads")]
    [InlineData("ListMultipartUploadParts")]
    [InlineData("PutAccelerateConfiguration")]
    [InlineData("PutBucketAcl")]
    [InlineData("PutBucketCORS")]
    [InlineData("PutLifecycleConfiguration")]
    [InlineData("PutBucketOwnershipControls")]
    [InlineData("PutBucketTagging")]
    [InlineData("PutObject")]
    [InlineData("PutObjectAcl")]
    [InlineData("PutObjectTagging")]
    [InlineData("RestoreObject")]
    public void Every_documented_action_is_listed_and_acts_on_buckets_or_on_objects(string action)
    {
        AssertClean($$"""{ "Statement": [{ "Effect": "Allow", "Action": "s3:{{action}}", "Resource": "*" }] }""");
        var onBucket = Rules($$"""{ "Statement": [{ "Effect": "Allow", "Action": "s3:{{action}}", "Resource": "arn:aws:s3:::acme" }] }""");
        var onObjects = Rules($$"""{ "Statement": [{ "Effect": "Allow", "Action": "s3:{{action}}", "Resource": "arn:aws:s3:::acme/*" }] }""");

        Assert.Single(onBucket.Concat(onObjects));
    }

    private void AssertFinds(string rule, string severity, string document)
    {
        var finding = Assert.Single(Test(document).Output, finding => (string)finding.Properties["Rule"].Value == rule);

        Assert.Equal(severity, finding.Properties["Severity"].Value.ToString());
        Assert.All(new[] { "Message", "Suggestion" }, text => Assert.Matches("^.+\\.$", (string)finding.Properties[text].Value));
    }

    private void AssertClean(string document) => Assert.Empty(Rules(document));

    private string[] Rules(string document) => [.. Test(document).Texts("Rule").Select(rule => rule!)];

    private string? Suggestion(string rule, string statement) => Test($$"""{ "Statement": [{ {{statement}} }] }""")
        .Output.Single(finding => (string)finding.Properties["Rule"].Value == rule).Properties["Suggestion"].Value.ToString();

    private Outcome Test(string document)
    {
        _engine.Set("document", document);
        return _engine.Run("Test-TigrisPolicy $document").ThrowIfFailed();
    }
}
