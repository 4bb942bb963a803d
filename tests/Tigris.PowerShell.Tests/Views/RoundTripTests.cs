using System;
using System.Linq;
using Tigris.PowerShell.Tests.Conventions;

namespace Tigris.PowerShell.Tests.Views;

/// <summary>Compares the views of live objects with those of deserialized objects and of a constrained session.</summary>
public sealed class RoundTripTests : IClassFixture<RoundTripTests.Sessions>
{
    private const string Show = """
        $show = { $_ | Format-Table | Out-String -Width 160; $_ | Format-List | Out-String -Width 160 }
        $item | ForEach-Object $show
        """;

    private const string Back = """
        ; $serializer = [System.Management.Automation.PSSerializer]
        $back = $serializer::Deserialize($serializer::Serialize($item, 2))
        $shallow = $serializer::Deserialize($serializer::Serialize($item, 1))
        $back, $shallow | ForEach-Object $show
        """;

    private readonly Sessions _sessions;

    public RoundTripTests(Sessions sessions) => _sessions = sessions;

    public static TheoryData<string> Types => ViewLayoutTests.Types;

    [Invariant("views")]
    [Theory]
    [MemberData(nameof(Types))]
    public void A_deserialized_object_has_the_cells_of_the_original_object(string type)
    {
        _sessions.Full.Set("item", Sample.Of(Surface.FindType(type)));

        var shown = _sessions.Full.Run(Show + Back).ThrowIfFailed().Output.Select(text => text.ToString().Trim()).ToArray();

        Assert.Equal(6, shown.Length);
        Assert.Equal([shown[0], shown[1], shown[0], shown[1]], shown[2..]);
    }

    [Invariant("views")]
    [Theory]
    [MemberData(nameof(Types))]
    public void A_constrained_session_shows_the_same_as_a_full_session(string type)
    {
        var sample = Sample.Of(Surface.FindType(type));
        _sessions.Full.Set("item", sample);
        _sessions.Constrained.Set("item", sample);

        var full = _sessions.Full.Run(Show).ThrowIfFailed().Output.Select(text => text.ToString());

        Assert.Equal(full, _sessions.Constrained.Run(Show).ThrowIfFailed().Output.Select(text => text.ToString()));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Exports_contain_no_texts_of_views(string type)
    {
        _sessions.Full.Set("item", Sample.Of(Surface.FindType(type)));

        var exports = _sessions.Full.Run("($item | Select-Object *).PSObject.Properties.Name; $item | ConvertTo-Csv | Select-Object -First 1; ($item | Get-Member).Name").ThrowIfFailed();

        Assert.DoesNotContain(exports.Output, text => text.ToString().Contains("ViewText", StringComparison.Ordinal));
    }

    [Invariant("views")]
    [Fact]
    public void A_deserialized_date_is_a_date()
    {
        _sessions.Full.Set("item", Sample.Of(Surface.FindType("Tigris.Invoice")));

        var dates = _sessions.Full.Run("""
            $serializer = [System.Management.Automation.PSSerializer]
            $serializer::Deserialize($serializer::Serialize($item, 2)).CreatedAt
            $file = [IO.Path]::GetTempFileName()
            $item | Export-Clixml $file
            (Import-Clixml $file).CreatedAt
            Remove-Item $file
            """).ThrowIfFailed().Output;

        Assert.Equal(2, dates.Count);
        Assert.All(dates, date => Assert.Equal(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), date.BaseObject));
    }

    [Theory]
    [InlineData("Invoice", "$1,234.56")]
    [InlineData("Organization", "1.15 GiB")]
    [InlineData("Bucket", "1.15 GiB")]
    [InlineData("UsageRecord", "1,234.56")]
    [InlineData("InvoiceLine", "$1,234.56")]
    public void Objects_of_JSON_and_CSV_fill_the_cells_if_the_type_name_is_added(string type, string cell)
    {
        _sessions.Full.Set("item", Sample.Of(Surface.FindType("Tigris." + type)));

        var shown = _sessions.Full.Run($$"""
            $json = $item | ConvertTo-Json -Depth 6 | ConvertFrom-Json
            $csv = $item | ConvertTo-Csv | ConvertFrom-Csv
            foreach ($row in $json, $csv) { $row.PSObject.TypeNames.Insert(0, 'Tigris.{{type}}'); $row | Format-Table | Out-String -Width 160 }
            """).ThrowIfFailed().Output;

        Assert.All(shown, text => Assert.Contains(cell, text.ToString(), StringComparison.Ordinal));
    }

    // ConvertTo-Json writes an enumeration as its number.
    [Invariant("views")]
    [Theory]
    [MemberData(nameof(Types))]
    public void An_enumeration_of_JSON_is_shown_by_its_name(string type)
    {
        var declared = Surface.FindType(type);
        var enums = declared.GetProperties().Where(property => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType).IsEnum);
        _sessions.Full.Set("item", Sample.Of(declared));

        var texts = _sessions.Full.Run($$"""
            $json = $item | ConvertTo-Json -Depth 6 | ConvertFrom-Json
            $json.PSObject.TypeNames.Insert(0, '{{type}}')
            foreach ($row in $item, $json) { ($row | Format-Table | Out-String -Width 160) + ($row | Format-List | Out-String -Width 160) }
            """).ThrowIfFailed().Output;

        Assert.All(
            enums.SelectMany(property => _sessions.Full.Run($"\"$($item.{property.Name})\"").ThrowIfFailed().Output)
                .Select(name => name.ToString()).Where(name => name.Length > 0 && texts[0].ToString().Contains(name, StringComparison.Ordinal)),
            name => Assert.Contains(name, texts[1].ToString(), StringComparison.Ordinal));
    }

    public sealed class Sessions : IDisposable
    {
        public Sessions()
        {
            Constrained.Run("$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'").ThrowIfFailed();
        }

        internal Engine Full { get; } = new();

        internal Engine Constrained { get; } = new();

        public void Dispose()
        {
            Full.Dispose();
            Constrained.Dispose();
        }
    }
}
