using System.Linq;

namespace Tigris.Client.Tests.Json;

/// <summary>Checks the positions, paths and texts of schema errors.</summary>
public sealed class JsonSchemaTests
{
    private const string Schema = """
        {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://example.com/test.json","type":"object",
         "required":["currency","items"],"additionalProperties":false,
         "properties":{
          "currency":{"type":"string","pattern":"^[A-Z]{3}$","description":"Write a currency code, such as USD."},
          "mode":{"enum":["up","down",30],"description":"Write up or down."},
          "items":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/item"},"description":"Write a list of items."},
          "a/b~c":{"type":"number"}},
         "$defs":{"item":{"type":"object","additionalProperties":false,"required":["price"],
          "properties":{"price":{"type":"number","minimum":0,"description":"Write a number."}}}}}
        """;

    private static readonly IJsonSchemaValidator Schemas = new TigrisClientFactory().Schemas;

    [Fact]
    public void A_valid_text_has_no_error() =>
        Assert.Empty(Schemas.Validate("""{"currency":"USD","mode":30,"items":[{"price":5e-6},{"price":0.00}]}""", Schema));

    [Theory]
    [InlineData("""{"items":[{"price":1}]}""", "$", "required", 1, 1, "'currency'", "currency code")]
    [InlineData("""{"currency":"USD","items":[{}]}""", "$.items[0]", "required", 1, 28, "'price'", "Write a number.")]
    [InlineData("{\"currency\":\"USD\",\n \"items\":[{\"price\":\"1\"}]}", "$.items[0].price", "type", 2, 20, "string", "Write a number.")]
    [InlineData("""{"currency":"USD","items":[{"price":-1}]}""", "$.items[0].price", "minimum", 1, 37, "-1", "Write a number.")]
    [InlineData("""{"currency":"usd","items":[{"price":1}]}""", "$.currency", "pattern", 1, 13, "usd", "such as USD")]
    [InlineData("""{"currency":"USD","mode":"left","items":[{"price":1}]}""", "$.mode", "enum", 1, 26, "left", "up or down")]
    [InlineData("""{"currency":"USD","items":[]}""", "$.items", "minItems", 1, 27, "1", "list of items")]
    [InlineData("""{"currency":"USD","items":[{"price":1,"prise":2}]}""", "$.items[0].prise", "additionalProperties", 1, 47, "prise", "price")]
    [InlineData("""{"currency":"USD","items":[{"price":1}],"a b":2}""", "$['a b']", "additionalProperties", 1, 47, "a b", "currency")]
    [InlineData("""{"currency":"USD","items":[{"price":1}],"a/b~c":"x"}""", "$['a/b~c']", "type", 1, 49, "string", "")]
    [InlineData("""[1]""", "$", "type", 1, 1, "array", "")]
    [InlineData("""{"currency":"€","items":[{"price":"x"}]}""", "$.items[0].price", "type", 1, 35, "string", "")]
    public void An_error_has_its_path_position_problem_and_suggestion(
        string text, string path, string keyword, int line, int column, string message, string suggestion)
    {
        var error = Schemas.Validate(text, Schema).Single(error => error.Path == path);

        Assert.Equal((keyword, line, column), (error.Keyword, error.Line, error.Column));
        Assert.Contains(message, error.Message, System.StringComparison.Ordinal);
        Assert.Contains(suggestion, error.Suggestion, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{\"currency\":\"USD\",}")]
    [InlineData("{\"currency\":\"USD\" // comment\n}")]
    [InlineData("/* comment */ {}")]
    [InlineData("{} {}")]
    [InlineData("{\"currency\":NaN}")]
    [InlineData("{\"currency\":\"\\uD800\",\"\\uD800\":1}")]
    public void Text_that_is_not_JSON_is_one_error(string text)
    {
        var error = Assert.Single(Schemas.Validate(text, Schema));

        Assert.Equal(("$", "syntax"), (error.Path, error.Keyword));
        Assert.True(error.Line > 0 && error.Column > 0);
    }

    [Fact]
    public void A_syntax_error_has_its_position() =>
        Assert.Equal((2, 13), Schemas.Validate("{\n\"currency\": USD}", Schema).Select(error => (error.Line, error.Column)).Single());

    [Fact]
    public void A_member_that_occurs_twice_is_an_error_at_the_second() =>
        Assert.Equal(
            [("$.items[0].price", "duplicate", 39)],
            Schemas.Validate("""{"currency":"USD","items":[{"price":1,"price":2}]}""", Schema).Select(error => (error.Path, error.Keyword, error.Column)));

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    [InlineData("1e-400")]
    [InlineData("1e-28")]
    [InlineData("1e99999999999")]
    [InlineData("79228162514264337593543950336")]
    [InlineData("0.12345678901234567890123456789012345")]
    public void A_number_that_a_decimal_would_round_is_an_error(string number) =>
        Assert.Equal(["number"], Schemas.Validate($$"""{"currency":"USD","items":[{"price":{{number}}}]}""", Schema).Select(error => error.Keyword));

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("0e0")]
    [InlineData("0.000")]
    [InlineData("1.50")]
    [InlineData("1E3")]
    [InlineData("5e-6")]
    [InlineData("0.0000050")]
    [InlineData("1e-15")]
    [InlineData("100000000000000000000000000")]
    public void An_exact_number_is_not_an_error(string number) =>
        Assert.Empty(Schemas.Validate($$"""{"currency":"USD","items":[{"price":{{number}}}]}""", Schema));

    [Fact]
    public void Deep_nesting_is_an_error_and_no_overflow() =>
        Assert.Equal("syntax", Assert.Single(Schemas.Validate(new string('[', 100_000), Schema)).Keyword);

    [Fact]
    public void All_errors_are_reported_in_the_order_of_the_text() =>
        Assert.Equal(
            ["$.currency", "$.items[0].price", "$.items[1]"],
            Schemas.Validate("""{"currency":1,"items":[{"price":-1},{}]}""", Schema).Select(error => error.Path));
}
