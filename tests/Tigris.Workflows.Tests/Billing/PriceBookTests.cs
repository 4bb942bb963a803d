using System;
using System.IO;
using System.Linq;
using System.Text;
using static Tigris.Workflows.Tests.Billing.Bills;

namespace Tigris.Workflows.Tests.Billing;

/// <summary>Checks the findings of price books, and the forms in which they are read.</summary>
public sealed class PriceBookTests
{
    private const string Valid = """{"currency":"USD","versions":[{"validFrom":"2026-01","metrics":[{"name":"*","price":1}]}]}""";

    public static TheoryData<string, string, string, string> Mistakes => new()
    {
        // The valid text, its replacement, the rule and the path.
        { "\"USD\"", "\"usd\"", "InvalidValue", "$.currency" },
        { "\"USD\"", "\"US Dollar\"", "InvalidValue", "$.currency" },
        { "\"USD\"", "\"XYZ\"", "UnknownCurrency", "$.currency" },
        { "\"USD\"", "[\"USD\",\"EUR\"]", "WrongType", "$.currency" },
        { "\"currency\":\"USD\",", "", "MissingMember", "$" },
        { "2026-01", "2026-01-15", "InvalidValue", "$.versions[0].validFrom" },
        { "2026-01", "2026-13", "InvalidValue", "$.versions[0].validFrom" },
        { "2026-01", "2026-1", "InvalidValue", "$.versions[0].validFrom" },
        { "2026-01", "2026-01\\n", "InvalidValue", "$.versions[0].validFrom" },
        { "\"price\":1", "\"price\":\"1\"", "WrongType", "$.versions[0].metrics[0].price" },
        { "\"price\":1", "\"price\":\"0,02\"", "WrongType", "$.versions[0].metrics[0].price" },
        { "\"price\":1", "\"price\":null", "WrongType", "$.versions[0].metrics[0].price" },
        { "\"price\":1", "\"price\":-1", "InvalidValue", "$.versions[0].metrics[0].price" },
        { "\"price\":1", "\"price\":1e400", "InexactNumber", "$.versions[0].metrics[0].price" },
        { "\"price\":1", "\"price\":1e-30", "InexactNumber", "$.versions[0].metrics[0].price" },
        { "\"price\":1", "\"prise\":1,\"price\":1", "UnknownMember", "$.versions[0].metrics[0].prise" },
        { "\"price\":1", "\"price\":1,\"price\":2", "DuplicateMember", "$.versions[0].metrics[0].price" },
        { ",\"price\":1", "", "MissingPrice", "$.versions[0].metrics[0]" },
        { "\"price\":1", "\"price\":1,\"tiers\":[{\"startingAfter\":0,\"price\":1}]", "DuplicatePrice", "$.versions[0].metrics[0]" },
        { "\"price\":1", "\"tiers\":[]", "InvalidValue", "$.versions[0].metrics[0].tiers" },
        { "\"price\":1", "\"tiers\":[{\"startingAfter\":5,\"price\":1}]", "TierGap", "$.versions[0].metrics[0].tiers[0].startingAfter" },
        { "\"price\":1", "\"tiers\":[{\"startingAfter\":0,\"price\":1},{\"startingAfter\":9,\"price\":1},{\"startingAfter\":5,\"price\":1}]", "TierOrder", "$.versions[0].metrics[0].tiers[2].startingAfter" },
        { "\"price\":1", "\"tiers\":[{\"startingAfter\":0,\"price\":1},{\"startingAfter\":0,\"price\":2}]", "TierOrder", "$.versions[0].metrics[0].tiers[1].startingAfter" },
        { "\"price\":1", "\"tiers\":[{\"price\":1}]", "MissingMember", "$.versions[0].metrics[0].tiers[0]" },
        { "\"price\":1", "\"price\":1,\"month\":31", "InvalidValue", "$.versions[0].metrics[0].month" },
        { "\"price\":1", "\"price\":1,\"month\":\"30\"", "InvalidValue", "$.versions[0].metrics[0].month" },
        { "\"price\":1", "\"price\":1,\"values\":\"Share\"", "InvalidValue", "$.versions[0].metrics[0].values" },
        { "\"price\":1", "\"price\":1,\"rounding\":{\"amount\":{\"mode\":\"down\"}}", "InvalidValue", "$.versions[0].metrics[0].rounding.amount.mode" },
        { "\"price\":1", "\"price\":1,\"rounding\":{\"amount\":{\"mode\":\"up\",\"decimals\":1.5}}", "WrongType", "$.versions[0].metrics[0].rounding.amount.decimals" },
        { "\"price\":1", "\"price\":1,\"rounding\":{\"amount\":{\"mode\":\"up\",\"decimals\":99}}", "InvalidValue", "$.versions[0].metrics[0].rounding.amount.decimals" },
        { "\"price\":1", "\"price\":1,\"rounding\":{\"amount\":{\"mode\":\"up\",\"multiple\":0}}", "InvalidValue", "$.versions[0].metrics[0].rounding.amount.multiple" },
        { "\"price\":1", "\"price\":1,\"rounding\":{\"quantity\":{\"mode\":\"up\",\"multiple\":9,\"decimals\":1}}", "DuplicateRounding", "$.versions[0].metrics[0].rounding.quantity" },
        { "\"metrics\"", "\"rounding\":{\"amount\":{\"mode\":\"up\",\"multiple\":9,\"decimals\":1}},\"metrics\"", "DuplicateRounding", "$.versions[0].rounding.amount" },
        { "\"price\":1", "\"price\":1,\"markupPercent\":5", "UnusedMarkup", "$.versions[0].metrics[0].markupPercent" },
        { "\"name\":\"*\"", "\"name\":\"* \"", "InvalidName", "$.versions[0].metrics[0].name" },
        { "\"name\":\"*\"", "\"name\":\"\"", "InvalidValue", "$.versions[0].metrics[0].name" },
        { "\"metrics\":[{\"name\":\"*\",\"price\":1}]", "\"metrics\":[]", "MissingMetrics", "$.versions[0]" },
        { ",\"metrics\":[{\"name\":\"*\",\"price\":1}]", "", "MissingMetrics", "$.versions[0]" },
        { "{\"name\":\"*\",\"price\":1}", "{\"name\":\"*\",\"price\":1},{\"name\":\"*\",\"unit\":\"*\",\"price\":2}", "DuplicateMetric", "$.versions[0].metrics[1].name" },
        { "{\"name\":\"*\",\"price\":1}", "{\"name\":\"Data\",\"price\":1},{\"name\":\"DATA\",\"price\":2}", "DuplicateMetric", "$.versions[0].metrics[1].name" },
        { "\"versions\":[", "\"versions\":[{\"validFrom\":\"2026-01\",\"metrics\":[{\"name\":\"*\",\"price\":1}]},", "DuplicateVersion", "$.versions[1].validFrom" },
        { "\"versions\":[", "\"basis\":\"invoice\",\"versions\":[", "MissingMarkup", "$.versions[0]" },
        { "\"versions\":[", "\"basis\":\"invoice\",\"versions\":[", "UnusedPrice", "$.versions[0].metrics[0].price" },
        { "\"metrics\"", "\"markupPercent\":5,\"metrics\"", "UnusedMarkup", "$.versions[0].markupPercent" },
        { "\"metrics\"", "\"plans\":[{\"name\":\"a\"},{\"name\":\"A\"}],\"metrics\"", "DuplicatePlan", "$.versions[0].plans[1].name" },
        { "\"metrics\"", "\"plans\":[{\"name\":\"a\",\"organizations\":[\"x*\"]},{\"name\":\"b\",\"organizations\":[\"X*\"]}],\"metrics\"", "DuplicateOrganization", "$.versions[0].plans[1].organizations[0]" },
        { "\"metrics\"", "\"plans\":[{\"name\":\"a\",\"discountPercent\":101}],\"metrics\"", "InvalidValue", "$.versions[0].plans[0].discountPercent" },
        { "\"metrics\"", "\"plans\":[{\"name\":\"a\",\"baseFee\":-1}],\"metrics\"", "InvalidValue", "$.versions[0].plans[0].baseFee" },
        { "]}]}", "]}]} // end", "InvalidJson", "$" },
        { "]}]}", "]}],}", "InvalidJson", "$" },
    };

    public static TheoryData<string, string, string, FindingSeverity> Warnings => new()
    {
        { "{\"name\":\"*\",\"price\":1}", "{\"name\":\"*\",\"price\":1},{\"name\":\"Data*\",\"price\":2}", "UnreachableMetric", FindingSeverity.Warning },
        { "\"price\":1", "\"price\":1,\"unit\":\"Number of Requests\",\"month\":30", "MonthOfCount", FindingSeverity.Warning },
        { "\"price\":1", "\"price\":1,\"unit\":\"GiB\",\"aggregation\":\"peak\"", "MonthOfCount", FindingSeverity.Warning },
        { "\"price\":1", "\"price\":1,\"month\":30", "MonthOfCount", FindingSeverity.Warning },
        { "\"price\":1", "\"price\":1,\"unit\":\"G*\",\"aggregation\":\"peak\"", "MonthOfCount", FindingSeverity.Warning },
        { "\"price\":1", "\"price\":1,\"values\":\"level\"", "MonthOfCount", FindingSeverity.Warning },
        { "\"price\":1", "\"price\":1,\"unit\":\"Number of Requests\",\"values\":\"level\"", "MonthOfCount", FindingSeverity.Warning },
        { "\"price\":1", "\"price\":1,\"rounding\":{\"amount\":{\"mode\":\"up\",\"decimals\":4}}", "FineRounding", FindingSeverity.Warning },
        { "\"price\":1", "\"price\":1,\"rounding\":{\"amount\":{\"mode\":\"up\",\"multiple\":0.005}}", "FineRounding", FindingSeverity.Warning },
        { "\"price\":1", "\"mode\":\"volume\",\"tiers\":[{\"startingAfter\":0,\"price\":2},{\"startingAfter\":9,\"price\":1}]", "VolumeDrop", FindingSeverity.Information },
        { "\"name\":\"*\"", "\"name\":\"Storage*\"", "UnpricedMetric", FindingSeverity.Information },
        { "\"metrics\"", "\"plans\":[{\"name\":\"a\",\"organizations\":[\"*\"]},{\"name\":\"b\",\"organizations\":[\"x*\"]}],\"metrics\"", "UnreachableOrganization", FindingSeverity.Warning },
    };

    [Fact]
    public void A_valid_price_book_has_no_finding() => Assert.Empty(Check(Valid));

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_an_error_with_path_position_and_suggestion(string valid, string wrong, string rule, string path)
    {
        Assert.Contains(valid, Valid, StringComparison.Ordinal);
        var text = Valid.Replace(valid, wrong, StringComparison.Ordinal);

        var finding = Check(text).First(finding => finding.Rule == rule);

        Assert.Equal((FindingSeverity.Error, path), (finding.Severity, finding.JsonPath));
        Assert.True(finding.Line >= 1 && finding.Column >= 1);
        Assert.NotEmpty(finding.Message);
        Assert.NotEmpty(finding.Suggestion);
        Assert.Equal("InvalidPriceBook", Assert.Throws<TigrisArgumentException>(() => Read(text)).ErrorId);
    }

    [Theory]
    [MemberData(nameof(Warnings))]
    public void Price_book_with_a_warning_is_usable(string valid, string unusual, string rule, FindingSeverity severity)
    {
        var text = Valid.Replace(valid, unusual, StringComparison.Ordinal);

        Assert.Contains(Check(text), finding => finding.Rule == rule && finding.Severity == severity && finding.Line == 1 && finding.Suggestion.Length > 0);
        Assert.DoesNotContain(Check(text), finding => finding.Severity == FindingSeverity.Error);
        Assert.Equal("USD", Read(text).Book.Currency);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("\"text\"")]
    [InlineData("{\"currency\":\"USD\",\"versions\":[null]}")]
    [InlineData("{\"currency\":\"USD\",\"versions\":{}}")]
    public void Another_document_is_refused(string text)
    {
        Assert.NotEmpty(Check(text));
        Assert.Throws<TigrisArgumentException>(() => Read(text));
    }

    [Fact]
    public void Members_for_stored_sizes_are_found_once_at_the_price_that_applies_to_counts()
    {
        const string Sizes = """{"name":"Storage*","month":30,"values":"level","aggregation":"peak","price":1}""";
        const string Rest = """{"name":"*","month":30,"values":"level","price":PRICE}""";
        string[] Paths(string metrics) => [.. Check(Valid.Replace("""{"name":"*","price":1}""", metrics, StringComparison.Ordinal))
            .Where(finding => finding.Rule == "MonthOfCount").Select(finding => finding.JsonPath)];

        Assert.Empty(Paths(Sizes));
        Assert.Equal(
            ["$.versions[0].metrics[1].month", "$.versions[0].metrics[1].values"],
            Paths(Sizes + "," + Rest.Replace("PRICE", "1", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Empty(Paths(Sizes + "," + Rest.Replace("PRICE", "0", StringComparison.Ordinal)));
        Assert.Empty(Paths("""{"name":"*Requests","price":1},{"name":"Data*","price":1},""" + Rest.Replace("PRICE", "1", StringComparison.Ordinal)));
    }

    [Fact]
    public void Numbers_in_any_form_are_exact()
    {
        var book = Read(Valid.Replace("\"price\":1", "\"price\":5E-7", StringComparison.Ordinal));

        Assert.Equal(0.0000005m, book.Content.Versions[0].Metrics[0].Tiers[0].Price);
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    public void A_file_is_read_in_each_encoding_of_PowerShell(string encoding, bool hasMark)
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("prices.json");
        var content = Encoding.GetEncoding(encoding).GetBytes(Valid);
        File.WriteAllBytes(path, hasMark ? [.. Encoding.GetEncoding(encoding).GetPreamble(), .. content] : content);

        var book = Reader.Read(PriceBookText.Read(path, "prices.json")).Book;

        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path))), book.Sha256);
        Assert.Equal((Valid, "prices.json"), (book.Json, book.Path));
    }

    [Fact]
    public void A_file_that_is_missing_a_folder_too_large_or_no_text_is_an_error()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.PathOf("latin1"), [.. "{\"name\":\"Caf"u8, 0xE9, .. "\"}"u8]);
        using (var large = File.Create(folder.PathOf("large")))
        {
            large.SetLength(1L << 30);
        }

        Directory.CreateDirectory(folder.PathOf("folder"));

        Assert.All(["missing", "latin1", "large", "folder"], name => Assert.Equal(
            "PriceBookUnreadable", Assert.Throws<TigrisArgumentException>(() => PriceBookText.Read(folder.PathOf(name), name)).ErrorId));
    }

    [Theory]
    [InlineData("utf-32", true)]
    [InlineData("utf-32", false)]
    [InlineData("utf-32BE", true)]
    [InlineData("utf-32BE", false)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", false)]
    public void Another_encoding_is_named_with_the_next_step(string encoding, bool hasMark)
    {
        var content = Encoding.GetEncoding(encoding).GetBytes(Valid);
        byte[] file = hasMark ? [.. Encoding.GetEncoding(encoding).GetPreamble(), .. content] : content;

        var error = Assert.Throws<TigrisArgumentException>(() => TextFile.Decode(file, "prices.json", "PriceBookUnreadable"));

        Assert.Contains("isn't text in UTF-8", error.Message, StringComparison.Ordinal);
        Assert.Contains("Save the file as UTF-8", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0.02, 0.000005)]
    [InlineData(20, 0.024, 0.000006)]
    [InlineData(-100, 0, 0)]
    [InlineData(12.5, 0.0225, 0.000005625)]
    public void List_prices_with_a_markup_are_exact_and_valid(double markup, double storage, double classA)
    {
        var text = ListPrices.Create((decimal)markup);

        Assert.Empty(Check(text));
        var version = Read(text).Content.Versions[0];
        Assert.Equal((decimal)storage, version.FindRule(Storage, GibMonth)!.Tiers[0].Price);
        Assert.Equal((decimal)classA, version.FindRule(ClassA, "Number of Requests")!.Tiers[0].Price);
        Assert.All(VendorMetrics.Names, name => Assert.NotNull(version.FindRule(name, name.StartsWith("Storage", StringComparison.Ordinal) ? GibMonth : name.StartsWith("Data r", StringComparison.Ordinal) ? "GiB" : "x")));
    }

    [Theory]
    [InlineData("*", "", true)]
    [InlineData("a*c", "abbbc", true)]
    [InlineData("a*b*c", "aXbXbXc", true)]
    [InlineData("a*b*c", "aXbXb", false)]
    [InlineData("?", "", false)]
    [InlineData("*a?", "ba1", true)]
    [InlineData("IMAGES*", "images-i", true)]
    [InlineData("a[b]", "a[b]", true)]
    [InlineData("a[b]", "ab", false)]
    public void A_wildcard_matches_whole_names_without_case(string pattern, string name, bool matches) => Assert.Equal(matches, new Wildcard(pattern).Matches(name));

    [Fact]
    public void A_wildcard_with_many_stars_ends_soon() => Assert.False(new Wildcard(string.Concat(Enumerable.Repeat("a*", 40)) + "b").Matches(new string('a', 10_000)));
}
