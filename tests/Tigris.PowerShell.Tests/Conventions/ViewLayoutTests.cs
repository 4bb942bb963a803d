using System;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>Checks that tables and lists are readable in narrow and wide terminals.</summary>
public sealed class ViewLayoutTests : IClassFixture<ViewLayoutTests.Screens>
{
    private static readonly Type[] CultureTypes =
        [typeof(DateTimeOffset), typeof(DateTime), typeof(TimeSpan), typeof(decimal), typeof(double), typeof(float)];

    private readonly Screens _screens;

    public ViewLayoutTests(Screens screens) => _screens = screens;

    public static TheoryData<string> Types =>
    [
        .. Directory.GetFiles(Repository.File("module", "Formats"))
            .SelectMany(file => XDocument.Load(file).Descendants("ViewSelectedBy"))
            .Select(selected => selected.Element("TypeName")!.Value)
            .Distinct(),
    ];

    [Invariant("views")]
    [Theory]
    [MemberData(nameof(Types))]
    public void A_table_breaks_no_word_and_fits_the_terminal(string type) => Fits(_screens.Table, type);

    [Invariant("views")]
    [Theory]
    [MemberData(nameof(Types))]
    public void A_list_breaks_no_word_and_fits_the_terminal(string type) => Fits(_screens.List, type);

    [Invariant("views")]
    [Theory]
    [MemberData(nameof(Types))]
    public void A_table_shows_all_columns_in_120_characters(string type)
    {
        var sample = Sample(type);

        Assert.Equal(Words(_screens.Table.Show(sample, 1000)).Order(), Words(_screens.Table.Show(sample, 120)).Order());
    }

    // The engine formats such a value by the culture of the session, and a deserialized one by another.
    [Invariant("views")]
    [Theory]
    [MemberData(nameof(Types))]
    public void No_cell_depends_on_the_culture(string type)
    {
        var properties = Surface.FindType(type).GetProperties().ToDictionary(property => property.Name);
        var direct = Directory.GetFiles(Repository.File("module", "Formats"))
            .SelectMany(file => XDocument.Load(file).Descendants("View"))
            .Where(view => view.Descendants("TypeName").Any(name => name.Value == type))
            .SelectMany(view => view.Descendants("PropertyName"))
            .Select(name => name.Value)
            .Where(properties.ContainsKey);

        Assert.All(direct, name =>
            Assert.DoesNotContain(Nullable.GetUnderlyingType(properties[name].PropertyType) ?? properties[name].PropertyType, CultureTypes));
    }

    // A wide terminal shows whole words. A word that only the narrow terminal shows is a part of a word.
    private static void Fits(ViewScreen screen, string type)
    {
        var sample = Sample(type);
        var whole = Words(screen.Show(sample, 1000));
        Assert.NotEmpty(whole);
        Assert.All([80, 120, 160], width =>
        {
            var shown = screen.Show(sample, width);
            Assert.All(shown.Split('\n'), line => Assert.True(line.TrimEnd().Length <= width, line));
            Assert.Empty(Words(shown).Except(whole));
        });
    }

    private static object Sample(string type) => Conventions.Sample.Of(Surface.FindType(type));

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    public sealed class Screens : IDisposable
    {
        internal ViewScreen Table { get; } = new("TableControl");

        internal ViewScreen List { get; } = new("ListControl");

        public void Dispose()
        {
            Table.Dispose();
            List.Dispose();
        }
    }
}
