namespace Tigris.Workflows.Tests.Billing;

/// <summary>Checks texts in CSV files that spreadsheets open.</summary>
public sealed class CsvTextTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t'=1")]
    [InlineData("\r=1", "'\r'=1")]
    [InlineData("\n=1", "'\n'=1")]
    [InlineData(" =1", " '=1")]
    [InlineData("a;=1", "a;'=1")]
    [InlineData("a,-1", "a,'-1")]
    [InlineData("a, =1", "a, '=1")]
    [InlineData("a\t@x", "a\t'@x")]
    [InlineData("a\"=1", "a\"'=1")]
    [InlineData("a|+1", "a|'+1")]
    [InlineData("a\r\n=1", "a\r'\n'=1")]
    [InlineData("\uFF1D1", "'\uFF1D1")]
    [InlineData("'=1", "'=1")]
    [InlineData("PUT, COPY, POST, LIST Requests", "PUT, COPY, POST, LIST Requests")]
    [InlineData("Storage used - Standard", "Storage used - Standard")]
    [InlineData("a-b=c@d", "a-b=c@d")]
    [InlineData("", "")]
    [InlineData(null, null)]
    public void A_character_that_begins_a_formula_gets_an_apostrophe(string? text, string? safe)
    {
        Assert.Equal(safe, CsvText.Neutralize(text));
        Assert.Equal(safe, CsvText.Neutralize(safe));
    }
}
