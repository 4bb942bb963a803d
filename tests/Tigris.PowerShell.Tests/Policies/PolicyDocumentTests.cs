using System;
using System.IO;
using System.Linq;
using System.Text;

namespace Tigris.PowerShell.Tests.Policies;

/// <summary>Passes policy documents in each form. The findings show that the command read the document.</summary>
public sealed class PolicyDocumentTests : IDisposable
{
    // The action causes one finding. The resources and the condition cause none.
    private const string Json = """
        { "Version": "2012-10-17", "Id": "P", "Statement": {
            "Sid": "S", "Effect": "Allow", "Action": "s3:GetObjects", "Resource": "arn:aws:s3:::acme/*",
            "Condition": { "IpAddress": { "aws:SourceIp": "203.0.113.0/24" } } } }
        """;

    private readonly Engine _engine = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("policy").FullName;

    public PolicyDocumentTests()
    {
        _engine.Set("json", Json);
        _engine.Set("folder", _folder);
        File.WriteAllText(Path.Combine(_folder, "policy.json"), "\uFEFF" + Json);
        _engine.Runspace.SessionStateProxy.Path.SetLocation(_folder);
    }

    public void Dispose()
    {
        _engine.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("$json")]
    [InlineData("$json -split '\\n'")]
    [InlineData("'policy.json'")]
    [InlineData("\"$folder/policy.json\"")]
    [InlineData("[System.IO.FileInfo]::new(\"$folder/policy.json\")")]
    [InlineData("@{ Statement = @{ Effect = 'Allow'; Action = 's3:GetObjects'; Resource = 'arn:aws:s3:::acme/*' } }")]
    [InlineData("@{ statement = @{ effect = 'Allow'; action = 's3:GetObjects'; resource = 'arn:aws:s3:::acme/*' } }")]
    [InlineData("@{ Effect = 'Allow'; Action = @('s3:GetObjects'); Resource = @('arn:aws:s3:::acme/*') }")]
    [InlineData("[pscustomobject]@{ Version = '2012-10-17'; Statement = @([pscustomobject]@{ Effect = 'Allow'; Action = 's3:GetObjects'; Resource = 'arn:aws:s3:::acme/*' }) }")]
    [InlineData("New-TigrisPolicyStatement s3:GetObjects arn:aws:s3:::acme/*")]
    [InlineData("@((New-TigrisPolicyStatement s3:GetObjects arn:aws:s3:::acme/*), (New-TigrisPolicyStatement s3:GetObject arn:aws:s3:::acme/*))")]
    [InlineData("@{ Version = '2012-10-17'; Statement = New-TigrisPolicyStatement s3:GetObjects arn:aws:s3:::acme/* }")]
    [InlineData("[Tigris.PolicyDocument]@{ Statement = [Tigris.PolicyStatement[]](New-TigrisPolicyStatement s3:GetObjects arn:aws:s3:::acme/*) }")]
    [InlineData("[pscustomobject]@{ OrganizationId = 'acme'; PolicyName = 'p'; Document = 'policy.json' }")]
    [InlineData("@{ PolicyName = 'p'; Document = $json }")]
    [InlineData("'{ \"PolicyName\": \"p\", \"Document\": ' + $json + '}'")]
    [InlineData("'[' + '{ \"Effect\": \"Allow\", \"Action\": \"s3:GetObjects\", \"Resource\": \"*\" }' + ']'")]
    public void A_document_is_accepted_as(string form)
    {
        var outcome = _engine.Run($"Test-TigrisPolicy -Document ({form})").ThrowIfFailed();

        Assert.Equal(["UnlistedAction"], outcome.Texts("Rule"));
        Assert.Equal(["0"], outcome.Texts("StatementIndex"));
    }

    [Theory]
    [InlineData("$json")]
    [InlineData("'policy.json'")]
    [InlineData("[System.IO.FileInfo]::new(\"$folder/policy.json\")")]
    [InlineData("[pscustomobject]@{ Document = 'policy.json' }")]
    [InlineData("New-TigrisPolicyStatement s3:GetObjects arn:aws:s3:::acme/*")]
    public void A_document_can_be_piped_as(string form) =>
        Assert.Equal(["UnlistedAction"], _engine.Run($"{form} | Test-TigrisPolicy").ThrowIfFailed().Texts("Rule"));

    [Fact]
    public void Unknown_members_keep_their_place_after_ConvertTo_Json_and_back()
    {
        var outcome = _engine.Run("""
            [pscustomobject]@{
                Version = '2012-10-17'
                Statement = @([pscustomobject]@{
                    Sid = $null; Effect = 'Allow'; Action = @('s3:GetObject'); Resource = @('arn:aws:s3:::acme/*'); Condition = $null
                    Other = [pscustomobject]@{ Principal = '*' }
                })
                Other = [pscustomobject]@{ Id = 'P'; Note = 'x' }
            } | Test-TigrisPolicy
            """).ThrowIfFailed();

        Assert.Equal(["UnknownMember", "UnsupportedMember"], outcome.Texts("Rule"));
        Assert.Contains("'Note'", outcome.Texts("Message")[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-32")]
    [InlineData("latin1")]
    public void A_file_in_another_encoding_is_refused_with_the_next_step(string encoding)
    {
        var coding = Encoding.GetEncoding(encoding);
        File.WriteAllBytes(Path.Combine(_folder, "other.json"), [.. coding.GetPreamble(), .. coding.GetBytes(Json.Replace("\"S\"", "\"é\"", StringComparison.Ordinal))]);

        var outcome = _engine.Run("Test-TigrisPolicy other.json");

        Assert.Equal("InvalidDocument", outcome.ErrorId);
        Assert.Contains("Save the file as UTF-8", outcome.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_UTF_16_with_a_mark_is_read()
    {
        File.WriteAllText(Path.Combine(_folder, "wide.json"), Json, Encoding.Unicode);

        Assert.Equal(["UnlistedAction"], _engine.Run("Test-TigrisPolicy wide.json").ThrowIfFailed().Texts("Rule"));
    }

    [Fact]
    public void A_date_from_ConvertFrom_Json_is_the_original_time() =>
        Assert.Empty(_engine.Run("""
            $statement = @{ Effect = 'Allow'; Action = 's3:GetObject'; Resource = '*' }
            $statement.Condition = @{ DateLessThan = @{ 'aws:CurrentTime' = [datetime]::new(2026, 11, 1, 0, 0, 0, [System.DateTimeKind]::Utc) } }
            Test-TigrisPolicy $statement
            """).ThrowIfFailed().Output);

    [Theory]
    [InlineData("''", "No policy document was given")]
    [InlineData("'  '", "No policy document was given")]
    [InlineData("$null", "No policy document was given")]
    [InlineData("@()", "No policy document was given")]
    [InlineData("'no-such.json'", "'no-such.json' is neither JSON text nor a file")]
    [InlineData("$folder", "can't be read")]
    [InlineData("'nodrive:x.json'", "can't be read")]
    [InlineData("'{ \"Statement\": [ }'", "The text is not JSON: ")]
    [InlineData("'{ \"Statement\": [{},\n 5 ] }'", "Statement[1] is not an object")]
    [InlineData("@{ Version = '2012-10-17' }", "isn't a policy document")]
    [InlineData("42", "isn't a policy document")]
    [InlineData("@{ Statement = 'Allow' }", "Statement[0] is not an object")]
    [InlineData("@{ Effect = 'Allow'; Action = @('s3:GetObject', @{}); Resource = '*' }", "Statement[0].Action[1] is not text")]
    [InlineData("@{ Effect = @{}; Action = 's3:GetObject'; Resource = '*' }", "Statement[0].Effect is not text")]
    [InlineData("@{ Effect = 'Allow'; Action = 's3:GetObject'; Resource = '*'; Condition = 'System.Collections.Hashtable' }", "Statement[0].Condition is not an object")]
    [InlineData("@{ Document = @{ Document = 'policy.json' } }", "isn't a policy document")]
    [InlineData("@{ PolicyName = 'p'; Document = $null }", "Policy 'p' was listed but not read")]
    public void An_invalid_document_is_an_error_that_names_the_position(string form, string message)
    {
        var outcome = _engine.Run($"Test-TigrisPolicy -Document ({form})");

        Assert.Equal("InvalidDocument", outcome.ErrorId);
        Assert.Contains(message, outcome.Error.Exception.Message, StringComparison.Ordinal);
        Assert.NotEmpty(outcome.Error.ErrorDetails.RecommendedAction);
        Assert.Empty(outcome.Output);
    }

    [Theory]
    [InlineData("big.json", false)]
    [InlineData("/dev/zero", true)]
    public void A_file_that_is_too_large_is_not_read_to_its_end(string path, bool isDevice)
    {
        Assert.SkipUnless(!isDevice || File.Exists(path), "The system has no such device.");
        File.WriteAllText(Path.Combine(_folder, "big.json"), Json + new string(' ', 1024 * 1024));

        var outcome = _engine.Run($"Test-TigrisPolicy {path}");

        Assert.Equal("InvalidDocument", outcome.ErrorId);
        Assert.Equal($"'{path}' can't be read: it is larger than 1 MiB.", outcome.Error.Exception.Message);
    }

    [Fact]
    public void A_file_without_JSON_is_named()
    {
        File.WriteAllText(Path.Combine(_folder, "notes.txt"), "Allow everything.");

        Assert.StartsWith("'notes.txt' is not JSON", _engine.Run("Test-TigrisPolicy notes.txt").Error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unreadable_document_is_one_error_and_the_others_are_checked()
    {
        var outcome = _engine.Run("'policy.json', 'no-such.json', 'policy.json' | Test-TigrisPolicy");

        Assert.Equal(2, outcome.Output.Count);
        Assert.Equal("no-such.json", outcome.Error.TargetObject);
    }

    [Fact]
    public void A_finding_names_its_file_or_policy()
    {
        Assert.Equal("policy.json", _engine.Run("'policy.json' | Test-TigrisPolicy").Texts("Path").Single());
        var finding = _engine.Run("[pscustomobject]@{ OrganizationId = 'acme'; PolicyName = 'p'; Document = $json } | Test-TigrisPolicy").Output.Single();
        Assert.Equal(("acme", "p", null), (finding.Properties["OrganizationId"].Value, finding.Properties["PolicyName"].Value, finding.Properties["Path"].Value));
    }

    [Fact]
    public void A_statement_is_created_offline_and_keeps_its_values()
    {
        var statement = _engine.Run(
            "New-TigrisPolicyStatement -Effect deny s3:Get*,PutObject arn:aws:s3:::acme/* -Sid One -Condition @{ IpAddress = @{ 'aws:SourceIp' = '203.0.113.7' } }")
            .ThrowIfFailed().Output.Single();

        Assert.Equal("Tigris.PolicyStatement", statement.TypeNames[0]);
        Assert.Equal("Deny s3:Get*, PutObject", statement.BaseObject.ToString());
        _engine.Set("statement", statement);
        Assert.Equal("One|arn:aws:s3:::acme/*|203.0.113.7", _engine.Run("$statement.Sid, $statement.Resource[0], $statement.Condition.IpAddress.'aws:SourceIp' -join '|'").Output.Single().ToString());
    }

    [Fact]
    public void A_script_can_change_a_document()
    {
        var outcome = _engine.Run("""
            $document = [Tigris.PolicyDocument]::new()
            $document.Statement += New-TigrisPolicyStatement s3:GetObject arn:aws:s3:::acme/*
            $document.Statement[0].Action += 's3:PutObject'
            $document.Statement[0].Resource = 'arn:aws:s3:::acme/*'
            Test-TigrisPolicy $document
            $document.Statement[0].ToString()
            """).ThrowIfFailed();

        Assert.Equal("Allow s3:GetObject, s3:PutObject", outcome.Output.Single().ToString());
    }

    [Fact]
    public void A_condition_can_be_assigned_as_a_hashtable()
    {
        var outcome = _engine.Run("""
            $statement = New-TigrisPolicyStatement s3:GetObject arn:aws:s3:::acme/*
            $statement.Condition = @{ IpAddress = @{ 'aws:SourceIp' = 'office' } }
            Test-TigrisPolicy $statement
            """).ThrowIfFailed();

        Assert.Equal(["InvalidAddress"], outcome.Texts("Rule"));
    }
}
