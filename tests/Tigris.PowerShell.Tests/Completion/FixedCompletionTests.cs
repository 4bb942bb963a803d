using System;
using System.Linq;

namespace Tigris.PowerShell.Tests.Completion;

/// <summary>Completes the values that the vendor documents, with descriptions.</summary>
public sealed class FixedCompletionTests : EmulatorTest
{
    [Fact]
    public void Regions_have_their_places_as_descriptions()
    {
        var regions = Engine.Complete("New-TigrisBucket acme photos -Region ");

        Assert.Equal(
            ["ams", "fra", "gru", "iad", "jnb", "lhr", "nrt", "ord", "sin", "sjc", "syd", "usa", "eur", "global"],
            regions.Select(region => region.CompletionText));
        Assert.Equal("Frankfurt, Germany", regions[1].ToolTip);
        Assert.Equal(["ams"], Engine.Words("Set-TigrisBucket acme photos -Region fra,am"));
    }

    [Theory]
    [InlineData("New-TigrisBucket a b -Region ")]
    [InlineData("New-TigrisBucket a b -StorageClass ")]
    [InlineData("New-TigrisAccessKey a -Scope ")]
    [InlineData("New-TigrisTenant a -AccessKeyScope ")]
    [InlineData("Set-TigrisAccessKey a b -BucketRole ")]
    [InlineData("New-TigrisPolicyStatement ")]
    public void Each_completion_has_a_description(string line)
    {
        var words = Engine.Complete(line);

        Assert.NotEmpty(words);
        Assert.All(words, word => Assert.NotEqual(word.ListItemText, word.ToolTip));
    }

    [Fact]
    public void A_lifecycle_rule_offers_colder_storage_classes_only()
    {
        Assert.Equal(["STANDARD", "STANDARD_IA", "GLACIER", "GLACIER_IR"], Engine.Words("New-TigrisBucket a b -StorageClass "));
        Assert.Equal(["STANDARD_IA", "GLACIER", "GLACIER_IR"], Engine.Words("New-TigrisLifecycleRule a -StorageClass "));
    }

    [Fact]
    public void Actions_are_found_with_and_without_their_prefix()
    {
        Assert.Contains("s3:GetObject", Engine.Words("New-TigrisPolicyStatement s3:GetO"));
        Assert.Equal(["s3:ListAllMyBuckets"], Engine.Words("New-TigrisPolicyStatement -Action listall"));
        Assert.DoesNotContain("s3:GetObject", Engine.Words("New-TigrisPolicyStatement -Action s3:GetObject,s3:Get"));
    }

    [Fact]
    public void Months_are_the_current_one_and_the_twelve_before()
    {
        var months = Engine.Complete("Get-TigrisInvoice acme -Month ");

        Assert.Equal(13, months.Count);
        Assert.EndsWith("the current month", months[0].ToolTip, StringComparison.Ordinal);
        Assert.Equal(months.Select(month => month.CompletionText).OrderDescending(), months.Select(month => $"'{month.ListItemText}'".Trim('\'')));
        Assert.All(months, month => Assert.Matches("^20[0-9]{2}-(0[1-9]|1[0-2])$", month.CompletionText));
    }

    [Fact]
    public void Metrics_are_completed_without_an_organization()
    {
        Assert.Contains("'Storage used - Standard'", Engine.Words("Get-TigrisUsage -Metric stor"));
        Assert.Empty(Server.Requests.Entries);
    }
}
