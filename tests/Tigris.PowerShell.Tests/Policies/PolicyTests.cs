using System;
using System.Linq;
using System.Management.Automation;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Policies;

/// <summary>Policies from creation to deletion.</summary>
public sealed class PolicyTests : EmulatorTest
{
    private const string Read = "(New-TigrisPolicyStatement s3:GetObject arn:aws:s3:::acme/*)";
    private const string OneFinding = "(New-TigrisPolicyStatement s3:GetObject arn:aws:s3:::acme)";

    // As it is on the wire, without this module's reading of it.
    private const string Wire = "(Invoke-TigrisRequest GET /orgs/acme/policies/p).document";

    private const string Rich = """
        { "Version": "2012-10-17", "Id": "P", "Note": { "deep": [1, 2.5, null, { "er": true }] }, "Statement": [{
            "Sid": "S", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme/*", "Principal": "*",
            "Condition": { "IpAddress": { "aws:SourceIp": ["203.0.113.7", "203.0.113.0/24"] } } }] }
        """;

    [Fact]
    public void A_new_policy_comes_out_with_its_document()
    {
        Organization();

        var policy = Run($"New-TigrisPolicy acme p {Read} -Description 'Reads all'").ThrowIfFailed().Output.Single();

        Assert.Equal(("acme", "p", "Reads all"), (policy.Properties["OrganizationId"].Value, policy.Properties["PolicyName"].Value, policy.Properties["Description"].Value));
        Engine.Set("policy", policy);
        Assert.Equal("2012-10-17 Allow s3:GetObject", Run("\"$($policy.Document.Version) $($policy.Document.Statement[0])\"").Output.Single().ToString());
    }

    [Fact]
    public void A_name_that_is_taken_is_a_conflict_and_the_others_are_created()
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
    public void Rows_of_a_table_bring_names_documents_and_descriptions()
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
    public void A_name_that_cannot_be_is_refused_before_any_request(string name, string errorId)
    {
        var outcome = Run($"New-TigrisPolicy acme {name} {Read}");

        Assert.Equal(errorId, outcome.ErrorId);
        Assert.NotEmpty(outcome.Error.ErrorDetails.RecommendedAction);
        Assert.Empty(Server.Requests.Entries);
    }

    [Fact]
    public void The_longest_name_and_description_with_all_characters_that_are_allowed_arrive()
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
    public void What_is_no_document_is_refused_before_any_request(string command)
    {
        var outcome = Run($"{command} acme p '{{'");

        Assert.Equal("InvalidDocument", outcome.ErrorId);
        Assert.Equal("p", outcome.Error.TargetObject);
        Assert.Empty(Server.Requests.Entries);
    }

    [Fact]
    public void Single_values_are_sent_as_the_lists_that_are_due()
    {
        Organization();
        Run("New-TigrisPolicy acme p @{ Statement = @{ Effect = 'Allow'; Action = 's3:GetObject'; Resource = 'arn:aws:s3:::acme/*' } }").ThrowIfFailed();

        Assert.Equal("True True True", Run($"$d = {Wire}; \"$($d.Statement -is [array]) $($d.Statement[0].Action -is [array]) $($d.Statement[0].Resource -is [array])\"").Output.Single().ToString());
    }

    [Fact]
    public void Members_without_a_value_are_not_sent()
    {
        Organization();
        Run("New-TigrisPolicy acme p @{ Id = $null; Statement = @{ Sid = $null; Effect = 'Allow'; Action = 's3:GetObject'; Resource = 'arn:aws:s3:::acme/*'; Condition = $null } }").ThrowIfFailed();

        Assert.Equal(["Version", "Statement"], Names(Wire));
        Assert.Equal(["Effect", "Action", "Resource"], Names($"{Wire}.Statement[0]"));
    }

    [Fact]
    public void Get_change_and_set_keeps_all_that_was_there()
    {
        Organization();
        Engine.Set("json", Rich);
        Run("New-TigrisPolicy acme p $json -WarningAction SilentlyContinue").ThrowIfFailed();

        Run("""
            $p = Get-TigrisPolicy acme p
            $p.Document.Statement[0].Action += 's3:PutObject'
            Set-TigrisPolicy acme p -Document $p.Document -WarningAction SilentlyContinue
            """).ThrowIfFailed();

        Assert.Equal(["Id", "Note", "Statement", "Version"], Names(Wire).Order());
        Assert.Equal(["Action", "Condition", "Effect", "Principal", "Resource", "Sid"], Names($"{Wire}.Statement[0]").Order());
        Assert.Equal(
            "s3:GetObject s3:PutObject|S|*|203.0.113.7 203.0.113.0/24|P|1 2.5  |True",
            Run($"$d = {Wire}; $s = $d.Statement[0]; \"$($s.Action)|$($s.Sid)|$($s.Principal)|$($s.Condition.IpAddress.'aws:SourceIp')|$($d.Id)|$($d.Note.deep[0..2]) |$($d.Note.deep[3].er)\"").Output.Single().ToString());
    }

    [Fact]
    public void A_policy_that_is_read_is_a_copy_for_another_organization()
    {
        Organization();
        Run($"New-TigrisOrganization globex Globex; New-TigrisPolicy acme p {Read} -Description D").ThrowIfFailed();

        var copy = Run("Get-TigrisPolicy acme p | New-TigrisPolicy -OrganizationId globex").ThrowIfFailed().Output.Single();

        Assert.Equal(("globex", "p", "D"), (copy.Properties["OrganizationId"].Value, copy.Properties["PolicyName"].Value, copy.Properties["Description"].Value));
    }

    [Fact]
    public void A_policy_that_was_listed_has_no_document_to_copy_and_the_error_says_so()
    {
        Organization();
        Run($"New-TigrisPolicy acme p {Read}").ThrowIfFailed();

        var outcome = Run("Get-TigrisPolicy acme | New-TigrisPolicy -OrganizationId acme");

        Assert.Equal("InvalidDocument", outcome.ErrorId);
        Assert.Contains("Policy 'p' was listed, not read", Run("Get-TigrisPolicy acme | Test-TigrisPolicy").Error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wildcards_list_without_documents_and_exact_names_read()
    {
        Organization();
        Run($"'read-a','read-b','write' | New-TigrisPolicy acme -Document {Read}").ThrowIfFailed();

        Assert.Equal(["read-a", "read-b"], Run("Get-TigrisPolicy acme READ-*").ThrowIfFailed().Texts("PolicyName"));
        Assert.All(Run("Get-TigrisPolicy acme").Values("Document"), Assert.Null);
        Assert.NotNull(Run("Get-TigrisPolicy acme write").Values("Document").Single());
        Assert.Empty(Run("Get-TigrisPolicy acme nothing*").ThrowIfFailed().Output);
        Assert.Equal(["write", "read-a"], Run("Get-TigrisPolicy acme write,read-a").Texts("PolicyName"));
        Assert.Equal("NotFound", Run("Get-TigrisPolicy acme nothing").ErrorId);
        Assert.Equal("nothing", Run("Get-TigrisPolicy acme nothing").Error.TargetObject);
    }

    [Fact]
    public void Policies_of_all_organizations_are_listed_through_a_wildcard()
    {
        Run($"'a','b' | ForEach-Object {{ New-TigrisOrganization $_ $_; New-TigrisPolicy $_ p {Read} }}").ThrowIfFailed();

        Assert.Equal(["a", "b"], Run("Get-TigrisPolicy *").ThrowIfFailed().Texts("OrganizationId"));
        Assert.Equal(["a", "b"], Run("Get-TigrisOrganization | Get-TigrisPolicy -PolicyName p").ThrowIfFailed().Texts("OrganizationId"));
    }

    [Fact]
    public void Every_page_of_a_listing_is_read()
    {
        Organization();
        Run($"1..1003 | ForEach-Object {{ 'p{{0:0000}}' -f $_ }} | New-TigrisPolicy acme -Document {Read} -ThrottleLimit 64").ThrowIfFailed();
        Server.Requests.Clear();

        Assert.Equal(1003, Run("Get-TigrisPolicy acme").ThrowIfFailed().Output.Count);
        Assert.Equal(2, Server.Requests.Count("ListPolicies"));
    }

    [Fact]
    public void Set_says_nothing_unless_it_is_asked_and_leaves_the_description()
    {
        Organization();
        Run($"New-TigrisPolicy acme p {Read} -Description D").ThrowIfFailed();

        Assert.Empty(Run($"Set-TigrisPolicy acme p {Read}").ThrowIfFailed().Output);
        var policy = Run("Set-TigrisPolicy acme p (New-TigrisPolicyStatement s3:PutObject arn:aws:s3:::acme/*) -PassThru").ThrowIfFailed().Output.Single();

        Assert.Equal("D", policy.Properties["Description"].Value);
        Engine.Set("policy", policy);
        Assert.Equal("Allow s3:PutObject", Run("$policy.Document.Statement[0].ToString()").Output.Single().ToString());
        Assert.Equal("E", Run($"Set-TigrisPolicy acme p {Read} -Description E -PassThru").Texts("Description").Single());
    }

    [Fact]
    public void Piped_policies_give_Set_their_names_and_never_their_documents()
    {
        Organization();
        Run($"'p','q' | New-TigrisPolicy acme -Document {Read} -Description D").ThrowIfFailed();

        Run("Get-TigrisPolicy acme p,q | Set-TigrisPolicy -Document (New-TigrisPolicyStatement s3:PutObject arn:aws:s3:::acme/*)").ThrowIfFailed();

        Assert.Equal(["Allow s3:PutObject", "Allow s3:PutObject"], Run("Get-TigrisPolicy acme p,q | ForEach-Object { $_.Document.Statement[0].ToString() }").Output.Select(text => text.ToString()));
        Assert.Equal(["D", "D"], Run("Get-TigrisPolicy acme").Texts("Description"));
        Assert.NotNull(Run("Get-TigrisPolicy acme p | Set-TigrisPolicy -Document $null").Errors.Single());
    }

    [Fact]
    public void Listed_policies_pipe_into_removal_which_gives_nothing()
    {
        Organization();
        Run($"'a','b','keep' | New-TigrisPolicy acme -Document {Read}").ThrowIfFailed();

        Assert.Empty(Run("Get-TigrisPolicy acme ? | Remove-TigrisPolicy -Confirm:$false").ThrowIfFailed().Output);

        Assert.Equal(["keep"], Run("Get-TigrisPolicy acme").Texts("PolicyName"));
        Assert.Equal("NotFound", Run("'a' | Remove-TigrisPolicy acme -Confirm:$false").ErrorId);
    }

    [Fact]
    public void A_host_that_cannot_ask_removes_nothing()
    {
        Organization();
        Run($"New-TigrisPolicy acme p {Read}").ThrowIfFailed();
        Server.Requests.Clear();

        Assert.Equal("ConfirmationRequired", Run("Remove-TigrisPolicy acme p").ErrorId);
        Assert.Empty(Server.Requests.Entries);
    }

    [Fact]
    public void WhatIf_sends_nothing()
    {
        Organization();
        Run($"New-TigrisPolicy acme p {Read}").ThrowIfFailed();
        Server.Requests.Clear();

        Assert.Empty(Run($"New-TigrisPolicy acme q {Read} -WhatIf; Set-TigrisPolicy acme p {Read} -WhatIf; Remove-TigrisPolicy acme p -WhatIf").ThrowIfFailed().Output);

        Assert.Empty(Server.Requests.Entries);
    }

    [Theory]
    [InlineData("New-TigrisPolicy acme q")]
    [InlineData("Set-TigrisPolicy acme p")]
    public void Each_finding_is_one_warning_and_the_policy_is_sent_all_the_same(string command)
    {
        Organization();
        Run($"New-TigrisPolicy acme p {Read}").ThrowIfFailed();

        var outcome = Run($"{command} {OneFinding}").ThrowIfFailed();

        var warning = Assert.Single(outcome.Warnings);
        Assert.Matches("^Policy '[pq]': Statement\\[0\\]: s3:GetObject: .* Add arn:aws:s3:::acme/\\* to Resource\\.$", warning);
        Assert.NotEmpty(Run("Get-TigrisPolicy acme q,p -ErrorAction Ignore | Where-Object { $_.Document.Statement[0].Resource[0] -eq 'arn:aws:s3:::acme' }").Output);
    }

    [Fact]
    public void What_is_only_information_is_no_warning()
    {
        Organization();

        Assert.Empty(Run("New-TigrisPolicy acme p (New-TigrisPolicyStatement s3:* *)").ThrowIfFailed().Warnings);
    }

    [Fact]
    public void A_lost_answer_to_a_creation_says_what_to_look_at_and_is_not_repeated()
    {
        Organization();
        Server.Faults.Next(FaultAction.AbortAfterHandling(), operationId: "CreatePolicy");

        var outcome = Run($"New-TigrisPolicy acme p {Read}");

        Assert.Equal("OutcomeUnknown", outcome.ErrorId);
        Assert.Contains("Get-TigrisPolicy", outcome.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(1, Server.Requests.Count("CreatePolicy"));
    }

    [Fact]
    public void A_policy_of_the_server_can_be_tested_by_pipeline()
    {
        Organization();
        Run($"New-TigrisPolicy acme p {OneFinding} -WarningAction SilentlyContinue").ThrowIfFailed();

        var finding = Run("Get-TigrisPolicy acme p | Test-TigrisPolicy").ThrowIfFailed().Output.Single();

        Assert.Equal(("acme", "p", "ObjectActionOnBucket"), (finding.Properties["OrganizationId"].Value, finding.Properties["PolicyName"].Value, finding.Properties["Rule"].Value));
    }

    private string[] Names(string expression) => [.. Run($"({expression}).psobject.Properties | ForEach-Object Name").ThrowIfFailed().Output.Select(name => name.ToString())];

    private void Organization()
    {
        Run("New-TigrisOrganization acme Acme").ThrowIfFailed();
        Server.Requests.Clear();
    }
}
