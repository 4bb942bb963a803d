using System;
using System.IO;
using System.Linq;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>Checks that each recipe is complete, and that the index lists it.</summary>
public sealed class RecipeTests
{
    public static TheoryData<string> Recipes => [.. Directory.EnumerateFiles(Repository.File("docs", "recipes"), "*.md").Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Recipes))]
    public void A_recipe_shows_its_steps(string recipe) =>
        Assert.InRange(Examples.Of(File.ReadAllText(Repository.File("docs", "recipes", recipe))).Count(), 3, 20);

    [Theory]
    [MemberData(nameof(Recipes))]
    public void The_index_links_to_the_recipe(string recipe) =>
        Assert.Contains($"(recipes/{recipe})", File.ReadAllText(Repository.File("docs", "README.md")), StringComparison.Ordinal);
}
