using System;
using System.Linq;
using System.Management.Automation;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Policies;

/// <summary>Creates policies and reports mistakes before the request.</summary>
public sealed class PolicyTests : PolicyTest
{
    private const string OneFinding = "(New-TigrisPolicyStatement s3:GetObject arn:aws:s3:::acme)";

    [Fact]
    public void A_new_policy_is_returned_with_its_document()
    {
        Organization();

        var policy = Run($"New-TigrisPolicy acme p {Read} -Description 'Reads all'").ThrowIfFailed().Output.Single();

        Assert.Equal(("acme", "p", "Reads all"), (policy.Properties["OrganizationId"].Value, policy.Properties["PolicyName"].Value, policy.Properties["Description"].Value));
        Engine.Set("policy", policy);
        Assert.Equal("2012-10-17 Allow s3:GetObject", Run("\"$($policy.Document.Version) $($policy.Document.Statement[0])\"").Output.Single().ToString());
    }

    [Fact]
    public void An_existing_name_is_a_conflict_and_the_others_are_created()
    {
        Organization();
        Run($"New-TigrisPolicy acme p {Read}").ThrowIfFailed();

        var outcome = Run($"'a','p','b' | New-TigrisPolicy -OrganizationId acme -Document {Read}");

        Assert.Equal("Conflict", outcome.ErrorId);
        Assert.Equal(ErrorCategory.ResourceExists, outcome.Error.CategoryInfo.Category);
        Assert.Equal("p", outcome.Error.TargetObject);
        Assert.Equal(["a", "b"], outcome.Texts("PolicyName"));
    }

    [Fact]
    public void Rows_bind_names_documents_and_descriptions()
    {
        Organization();
        Engine.Set("json", Rich);

        Run("""
            [pscustomobject]@{ OrganizationId = 'acme'; PolicyName = 'p'; Document = $json; Description = '' },
            [pscustomobject]@{ OrgId = 'acme'; policy_name = 'q'; document = @{ Effect = 'Deny'; Action = 's3:*'; Resource = '*' }; Description = 'No' } |
                New-TigrisPolicy -WarningAction SilentlyContinue
            """).ThrowIfFailed();

        Assert.Equal(["p", "q"], Run("Get-TigrisPolicy acme").ThrowIfFailed().Texts("PolicyName"));
        Assert.Equal([null, "No"], Run("Get-TigrisPolicy acme p,q").Texts("Description"));
    }

    [Theory]
    [InlineData("'a b'", "InvalidPolicyName")]
    [InlineData("'a/b'", "InvalidPolicyName")]
    [InlineData("'é'", "InvalidPolicyName")]
    [InlineData("\"p`n\"", "InvalidIdentifier")]
    [InlineData("('x' * 129)", "InvalidPolicyName")]
    [InlineData("'..'", "InvalidIdentifier")]
    [InlineData("' '", "InvalidIdentifier")]
    public void An_invalid_name_is_refused_before_any_request(string name, string errorId)
    {
        var outcome = Run($"New-TigrisPolicy acme {name} {Read}");

        Assert.Equal(errorId, outcome.ErrorId);
        Assert.NotEmpty(outcome.Error.ErrorDetails.RecommendedAction);
        Assert.Empty(Server.Requests.Entries);
    }

    [Fact]
    public void The_longest_name_and_description_with_all_valid_characters_are_sent()
    {
        Organization();

        var policy = Run($"New-TigrisPolicy acme ('a+=,.@_-' * 16) {Read} -Description ('é' * 1000)").ThrowIfFailed().Output.Single();

        Engine.Set("policy", policy);
        Assert.Equal(1000, Run("$policy | Get-TigrisPolicy").ThrowIfFailed().Output.Single().Properties["Description"].Value.ToString()!.Length);
    }

    [Theory]
    [InlineData("New-TigrisPolicy")]
    [InlineData("Set-TigrisPolicy")]
    public void A_description_that_is_too_long_is_refused_before_any_request(string command)
    {
        Assert.Equal("InvalidDescription", Run($"{command} acme p {Read} -Description ('x' * 1001)").ErrorId);
        Assert.Empty(Server.Requests.Entries);
    }

    [Theory]
    [InlineData("New-TigrisPolicy")]
    [InlineData("Set-TigrisPolicy")]
    public void An_invalid_document_is_refused_before_any_request(string command)
    {
        var outcome = Run($"{command} acme p '{{'");

        Assert.Equal("InvalidDocument", outcome.ErrorId);
        Assert.Equal("p", outcome.Error.TargetObject);
        Assert.Empty(Server.Requests.Entries);
    }

    [Theory]
    [InlineData("New-TigrisPolicy acme q")]
    [InlineData("Set-TigrisPolicy acme p")]
    public void Each_finding_is_one_warning_and_the_policy_is_sent(string command)
    {
        Organization();
        Run($"New-TigrisPolicy acme p {Read}").ThrowIfFailed();

        var outcome = Run($"{command} {OneFinding}").ThrowIfFailed();

        var warning = Assert.Single(outcome.Warnings);
        Assert.Matches("^Policy '[pq]': Statement\\[0\\]: s3:GetObject .* Add arn:aws:s3:::acme/\\* to Resource\\.$", warning);
        Assert.NotEmpty(Run("Get-TigrisPolicy acme q,p -ErrorAction Ignore | Where-Object { $_.Document.Statement[0].Resource[0] -eq 'arn:aws:s3:::acme' }").Output);
    }

    [Fact]
    public void Information_is_not_a_warning()
    {
        Organization();

        Assert.Empty(Run("New-TigrisPolicy acme p (New-TigrisPolicyStatement s3:* *)").ThrowIfFailed().Warnings);
    }

    [Fact]
    public void A_lost_response_to_a_creation_names_the_object_to_look_for_and_is_not_repeated()
    {
        Organization();
        Server.Faults.Next(FaultAction.AbortAfterHandling(), operationId: "CreatePolicy");

        var outcome = Run($"New-TigrisPolicy acme p {Read}");

        Assert.Equal("OutcomeUnknown", outcome.ErrorId);
        Assert.Contains("Get-TigrisPolicy", outcome.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(1, Server.Requests.Count("CreatePolicy"));
    }

    [Fact]
    public void A_policy_of_the_server_can_be_piped_to_Test()
    {
        Organization();
        Run($"New-TigrisPolicy acme p {OneFinding} -WarningAction SilentlyContinue").ThrowIfFailed();

        var finding = Run("Get-TigrisPolicy acme p | Test-TigrisPolicy").ThrowIfFailed().Output.Single();

        Assert.Equal(("acme", "p", "ObjectActionOnBucket"), (finding.Properties["OrganizationId"].Value, finding.Properties["PolicyName"].Value, finding.Properties["Rule"].Value));
    }
}
