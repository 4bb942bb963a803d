namespace Tigris.Workflows.Tests;

/// <summary>Tests the quotation of values in recommended commands.</summary>
public sealed class QuotedTests
{
    [Theory]
    [InlineData("acme", "'acme'")]
    [InlineData("", "''")]
    [InlineData("o'brien", "'o''brien'")]
    [InlineData("a\u2018b\u2019c\u201Ad\u201Be", "'a\u2018\u2018b\u2019\u2019c\u201A\u201Ad\u201B\u201Be'")]
    [InlineData("$(x)`n\"", "'$(x)`n\"'")]
    public void Value_is_in_single_quotation_marks(string value, string expected) => Assert.Equal(expected, Quoted.Text(value));
}
