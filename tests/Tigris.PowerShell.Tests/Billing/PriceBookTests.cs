using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;

namespace Tigris.PowerShell.Tests.Billing;

/// <summary>Creates and tests price books. No command sends a request.</summary>
public sealed class PriceBookTests : EmulatorTest
{
    private string Prices => Path.Combine(Folder, "prices.json");

    [Fact]
    public void A_new_price_book_is_valid_and_its_hash_is_that_of_the_file()
    {
        var book = Run($"New-TigrisPriceBook '{Prices}' -MarkupPercent 20").ThrowIfFailed().Output.Single();

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Prices))), book.Properties["Sha256"].Value);
        Assert.Equal(File.ReadAllText(Prices), book.Properties["Json"].Value);
        Assert.Empty(Run($"Test-TigrisPriceBook '{Prices}'").ThrowIfFailed().Output);
        Assert.Contains("\"price\": 0.024 ", File.ReadAllText(Prices), StringComparison.Ordinal);
    }

    [Fact]
    public void An_existing_file_is_replaced_with_Force_only()
    {
        File.WriteAllText(Prices, "mine");

        Assert.Equal("PriceBookExists", Run($"New-TigrisPriceBook '{Prices}'").ErrorId);
        Assert.Equal("mine", File.ReadAllText(Prices));
        Run($"New-TigrisPriceBook '{Prices}' -Force").ThrowIfFailed();
        Assert.NotEqual("mine", File.ReadAllText(Prices));
    }

    [Fact]
    public void WhatIf_writes_no_file_and_returns_the_price_book()
    {
        Assert.Equal("USD", Run($"New-TigrisPriceBook '{Prices}' -WhatIf").ThrowIfFailed().Output.Single().Properties["Currency"].Value);
        Assert.False(File.Exists(Prices));
    }

    [Theory]
    [InlineData("New-TigrisPriceBook -MarkupPercent '1,5'", "InvalidAmount")]
    [InlineData("New-TigrisPriceBook -MarkupPercent -101", "InvalidAmount")]
    [InlineData("New-TigrisPriceBook -MarkupPercent $true", "InvalidAmount")]
    [InlineData("New-TigrisPriceBook env:X", "InvalidFilePath")]
    [InlineData("Test-TigrisPriceBook $null", "InvalidPriceBook")]
    [InlineData("Test-TigrisPriceBook ' '", "InvalidPriceBook")]
    [InlineData("Test-TigrisPriceBook .", "FileNotAccessible")]
    [InlineData("Test-TigrisPriceBook missing.json", "PriceBookUnreadable")]
    [InlineData("Test-TigrisPriceBook { 1 }", "InvalidBody")]
    public void A_wrong_argument_is_an_error(string command, string errorId) => Assert.Equal(errorId, Run(command).ErrorId);

    [Fact]
    public void A_folder_that_does_not_exist_is_an_error() => Assert.Equal("FileNotAccessible", Run($"New-TigrisPriceBook '{Path.Combine(Folder, "none", "p.json")}'").ErrorId);

    [Fact]
    public void Each_record_has_its_own_error_or_findings()
    {
        File.WriteAllText(Prices, """{ "currency": "usd", "versions": [] }""");

        var outcome = Run($"$null, 'missing.json', '{Prices}', '{{}}' | Test-TigrisPriceBook");

        Assert.Equal(["$.currency", "$.versions", "$", "$"], outcome.Texts("JsonPath"));
        Assert.Equal([Prices, Prices, null, null], outcome.Values("Path"));
        Assert.Equal(["InvalidPriceBook", "PriceBookUnreadable"], outcome.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
    }

    [Fact]
    public void The_package_has_the_schema_that_the_command_uses() => Assert.Equal(
        File.ReadAllText(Repository.File("module", "Schemas", "price-book-1.json")),
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(Repository.Manifest)!, "Schemas", "price-book-1.json")));
}
