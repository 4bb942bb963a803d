using System;
using System.Linq;

namespace Tigris.PowerShell.Tests.Input;

/// <summary>Checks that a body, query, policy or rule is sent completely or refused.</summary>
public sealed class RawBodyTests : EmulatorTest
{
    public static TheoryData<string, string> Written => new()
    {
        { "([uint64]::MaxValue)", "18446744073709551615" }, { "([sbyte]-1)", "-1" }, { "([uint16]7)", "7" }, { "([char]'x')", "\"x\"" }, { "1.5", "1.5" },
        { "([guid]'6f9619ff-8b86-d011-b42d-00c04fc964ff')", "\"6f9619ff-8b86-d011-b42d-00c04fc964ff\"" }, { "([bigint]12345678901234567890)", "12345678901234567890" },
        { "([DBNull]::Value)", "null" }, { "$null", "null" }, { "$true", "true" }, { "([System.DayOfWeek]::Friday)", "\"Friday\"" }, { "([uri]'https://a.example/x')", "\"https://a.example/x\"" },
        { "([version]'1.2')", "\"1.2\"" }, { "([ipaddress]'203.0.113.7')", "\"203.0.113.7\"" }, { "([datetimeoffset]'2026-11-01T02:00:00+02:00')", "\"2026-11-01T00:00:00Z\"" },
        { "(1, 'a', $null)", "[1,\"a\",null]" }, { "@()", "[]" }, { "@{}", "{}" }, { "([pscustomobject]@{ a = [pscustomobject]@{ b = 1 } })", "{\"a\":{\"b\":1}}" },
        { "([psobject]::AsPSObject('x'))", "\"x\"" }, { "([System.Collections.Generic.List[int]]@(1, 2))", "[1,2]" }, { "([switch]$true)", "true" },
    };

    public static TheoryData<string> Refused =>
    [
        "([timespan]1)", "([byte[]](1, 2))", "([System.Collections.Generic.List[byte]]@(1))", "([double]::NaN)", "([single]::PositiveInfinity)", "([bigint]::Pow(10, 40))", "$key",
        "([pscredential]::new('u', $key))", "{ 1 }", "([type]'int')", "([System.IO.FileInfo]'x')", "([regex]'x')", "(& { $h = @{}; $h[1] = 'a'; $h['1'] = 'b'; $h })",
        "([System.Collections.Generic.KeyValuePair[string,int]]::new('a', 1))", "([xml]'<a/>')", "(New-TigrisBucket acme acme-more)", "([System.Array]::CreateInstance([int], 2, 2))", "@{ @(1) = 2 }",
        "([cultureinfo]::InvariantCulture)", "([tuple]::Create(1, 2))", "([text.stringbuilder]'x')",
    ];

    [Theory]
    [MemberData(nameof(Written))]
    public void A_value_that_JSON_can_represent_is_sent(string value, string json)
    {
        Run("New-TigrisOrganization acme Acme").ThrowIfFailed();

        var outcome = Run($"Invoke-TigrisRequest POST /orgs/acme/nothing -Body @{{ v = {value} }} -Confirm:$false -Debug");

        Assert.Contains(outcome.Debug, text => text.Contains($"{{\"v\":{json}}}", StringComparison.Ordinal));
    }

    [Invariant("exact-input")]
    [Theory]
    [MemberData(nameof(Refused))]
    public void A_value_that_JSON_cannot_represent_is_refused(string value)
    {
        Run("New-TigrisBucket acme acme-data -OrganizationName Acme").ThrowIfFailed();
        Engine.Set("key", Engine.Secret("the-secret"));
        Engine.Set("v", Run(value).Output.Count == 1 ? Run(value).Output[0] : null);
        Server.Requests.Clear();

        foreach (var command in new[] { $"Invoke-TigrisRequest POST /orgs/acme/nothing -Body @{{ v = {value} }} -Confirm:$false", $"Invoke-TigrisRequest POST /orgs/acme/nothing -Body @({value}, 1) -Confirm:$false" })
        {
            var error = Run(command).Error;

            Assert.Equal("InvalidBody", error.FullyQualifiedErrorId.Split(',')[0]);
            Assert.DoesNotContain("the-secret", error.ToString(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(Server.Requests.Entries, entry => entry.RawTarget.EndsWith("/nothing", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("@(1, 2)")]
    [InlineData("@{ a = 1 }")]
    [InlineData("$null")]
    [InlineData("([timespan]1)")]
    [InlineData("([pscustomobject]@{ a = 1 })")]
    [InlineData("([byte[]](1, 2))")]
    public void A_query_parameter_that_is_not_a_scalar_is_refused(string value)
    {
        Assert.Contains(Run($"Invoke-TigrisRequest GET /orgs -Query @{{ limit = {value} }}").ErrorId, new[] { "InvalidQuery", "InvalidBody" });
        Assert.Empty(Server.Requests.Entries);
    }

    [Theory]
    [InlineData("([uint64]7)", "limit=7")]
    [InlineData("'7'", "limit=7")]
    [InlineData("$true", "limit=true")]
    [InlineData("([char]'7')", "limit=7")]
    [InlineData("([datetimeoffset]'2026-11-01T00:00:00Z')", "limit=2026-11-01T00%3A00%3A00Z")]
    public void A_scalar_is_one_query_parameter(string value, string query)
    {
        Run($"Invoke-TigrisRequest GET /orgs -Query @{{ limit = {value} }}").ToString();

        Assert.EndsWith(query, Assert.Single(Server.Requests.Entries).RawTarget, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@{ Statement = @{ Effect = 'Allow'; Action = 's3:GetObject'; Resource = 'arn:aws:s3:::b/*'; Condition = $null } }")]
    [InlineData("@{ Statement = @{ Effect = 'Allow'; Action = 's3:GetObject'; Resource = 'arn:aws:s3:::b/*'; Condition = @{ IpAddress = @{ 'aws:SourceIp' = $null } } } }")]
    [InlineData("@{ Statement = @{ Effect = 'Allow'; Action = 's3:GetObject'; Resource = 'arn:aws:s3:::b/*'; Condition = @{ IpAddress = @{ 'aws:SourceIp' = [timespan]1 } } } }")]
    [InlineData("@{ Statement = @{ Effect = 'Allow'; Action = 's3:GetObject', $null; Resource = 'arn:aws:s3:::b/*' } }")]
    [InlineData("'{ \"Statement\": { \"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::b/*\", \"Condition\": { \"IpAddress\": null } } }'")]
    public void A_policy_with_null_is_refused(string document)
    {
        Assert.Equal("InvalidDocument", Run($"New-TigrisPolicy acme reader {document}").ErrorId);
        Assert.Equal("InvalidDocument", Run($"Test-TigrisPolicy {document}").ErrorId);
        Assert.Empty(Server.Requests.Entries);
    }

    [Invariant("exact-input")]
    [Theory]
    [InlineData("New-TigrisAccessKey acme ci -NewPolicy @{ PolicyName = 'p'; Document = '{ \"Statement\": [] }'; Descripton = 'x' }")]
    [InlineData("New-TigrisAccessKey acme ci -BucketRole @{ BucketName = 'b'; Role = 'Editor'; Prefix = 'x' }")]
    [InlineData("Set-TigrisBucketLifecycle acme acme-data @{ RuleId = 'tidy'; ExpireAfterDays = 1; Prefx = 'x' } -Confirm:$false")]
    [InlineData("Set-TigrisBucketLifecycle acme acme-data @{ RuleId = 'tidy'; Transition = @{ StorageClass = 'GLACIER'; Days = 1 } } -Confirm:$false")]
    [InlineData("New-TigrisBucket acme acme-data -OrganizationName A -Notification @{ Webhook = 'https://h.example.com'; Filtr = 'x' }")]
    public void An_unknown_member_is_refused_and_not_dropped(string command)
    {
        Assert.Single(Run(command).Errors);
        Assert.Empty(Server.Requests.Entries);
    }

    [Invariant("exact-input")]
    [Fact]
    public void A_rule_with_a_tag_filter_is_read_extended_and_set_without_loss()
    {
        const string Rules = """{"rules":[{"id":"tagged","enabled":true,"expiration":{"days":30,"keep_newest":2},"filter":{"prefix":"a/","tag":{"key":"k","value":"v"}},"noncurrent":{"days":5}}]}""";
        Run("New-TigrisBucket acme acme-data -OrganizationName Acme").ThrowIfFailed();
        Run($"Invoke-TigrisRequest PUT /orgs/acme/buckets/acme-data/lifecycle -Body '{Rules}' -Confirm:$false").ThrowIfFailed();

        Run("$rules = @(Get-TigrisBucketLifecycle acme acme-data) + (New-TigrisLifecycleRule tidy -ExpireAfterDays 7); Set-TigrisBucketLifecycle acme acme-data $rules").ThrowIfFailed();

        var stored = Run("Invoke-TigrisRequest GET /orgs/acme/buckets/acme-data/lifecycle -Raw").ThrowIfFailed().Output.Single().ToString();
        Assert.Contains("\"tag\":{\"key\":\"k\",\"value\":\"v\"}", stored, StringComparison.Ordinal);
        Assert.Contains("\"keep_newest\":2", stored, StringComparison.Ordinal);
        Assert.Contains("\"noncurrent\":{\"days\":5}", stored, StringComparison.Ordinal);
        Assert.Contains("\"tidy\"", stored, StringComparison.Ordinal);
        Run("$json = Get-TigrisBucketLifecycle acme acme-data | ForEach-Object { [pscustomobject]@{ RuleId = $_.RuleId; ExpireAfterDays = $_.ExpireAfterDays; Prefix = $_.Prefix; Other = $_.Other } }; Set-TigrisBucketLifecycle acme acme-data $json").ThrowIfFailed();
        Assert.Equal(stored, Run("Invoke-TigrisRequest GET /orgs/acme/buckets/acme-data/lifecycle -Raw").Output.Single().ToString());
    }

    [Theory]
    [InlineData("/v1/providers/local/orgs/acme")]
    [InlineData("$endpoint/v1/providers/local/orgs/acme")]
    public void A_full_path_as_verbose_prints_it_is_accepted(string path)
    {
        Run("New-TigrisOrganization acme Acme").ThrowIfFailed();
        Engine.Set("endpoint", Server.Endpoint.AbsoluteUri.TrimEnd('/'));

        Run($"Invoke-TigrisRequest GET \"{path}\"").ThrowIfFailed();

        Assert.EndsWith("/v1/providers/local/orgs/acme", Server.Requests.Entries[^1].RawTarget, StringComparison.Ordinal);
        Assert.Equal("InvalidPath", Run("Invoke-TigrisRequest GET /v1/providers/other/orgs/acme").ErrorId);
        Assert.Equal("InvalidPath", Run("Invoke-TigrisRequest GET https://other.example.com/v1/providers/local/orgs/acme").ErrorId);
    }
}
