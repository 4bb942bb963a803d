using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using Tigris.Client.Json;

namespace Tigris.Client.Tests.Json;

public sealed class PolicyDocumentTests
{
    [Fact]
    public void Known_members_are_mapped_and_unknown_members_are_kept()
    {
        var document = Read(Wire.PolicyResponse.SampleDocument);

        Assert.Equal("2012-10-17", document.Version);
        Assert.Equal("doc-1", document.Other["Id"]);
        var statement = Assert.Single(document.Statement);
        Assert.Equal(("S1", "Allow"), (statement.Sid, statement.Effect));
        Assert.Equal(["s3:GetObject"], statement.Action);
        Assert.Equal(["arn:aws:s3:::uploads/*"], statement.Resource);
        Assert.Equal("*", statement.Other["Principal"]);
        var addresses = Assert.IsType<Dictionary<string, object?>>(statement.Condition!["IpAddress"]);
        Assert.Equal(new List<object?> { "10.0.0.0/8" }, addresses["aws:SourceIp"]);
    }

    [Invariant("round-trip")]
    [Theory]
    [InlineData(Wire.PolicyResponse.SampleDocument)]
    [InlineData("""{"Version":"2012-10-17","Statement":[]}""")]
    [InlineData("""{"Statement":[{"Effect":"Deny","NotAction":["s3:*"],"NotResource":["x"],"sid":"lower","Number":1.50}],"X":null}""")]
    public void A_round_trip_loses_nothing(string json)
    {
        var again = Write(Read(json));

        // A single action becomes a list.
        var expected = json.Replace("\"Action\":\"s3:GetObject\"", "\"Action\":[\"s3:GetObject\"]", System.StringComparison.Ordinal);
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(expected).RootElement, JsonDocument.Parse(again).RootElement), again);
    }

    [Fact]
    public void Single_values_and_a_single_statement_are_read_and_lists_are_sent()
    {
        var json = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}""";

        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*"],"Resource":["*"]}]}""", Write(Read(json)));
    }

    [Fact]
    public void A_new_statement_has_no_unset_member()
    {
        var document = new PolicyDocument { Statement = [new PolicyStatement { Effect = "Allow", Action = ["s3:GetObject"], Resource = ["*"] }] };

        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject"],"Resource":["*"]}]}""", Write(document));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"Statement":["x"]}""")]
    [InlineData("""{"Statement":[{"Effect":1}]}""")]
    [InlineData("""{"Statement":[{"Action":[1]}]}""")]
    [InlineData("""{"Statement":[{"Condition":"x"}]}""")]
    public void An_invalid_document_is_refused(string json) => Assert.Throws<JsonException>(() => Read(json));

    private static PolicyDocument Read(string json) => JsonSerializer.Deserialize(json, WireContext.Default.PolicyDocument)!;

    private static string Write(PolicyDocument document) => Encoding.UTF8.GetString(WireSerializer.Write(new Wire.UpdatePolicyRequest { Document = document }))
        ["""{"document":""".Length..^1];
}
