using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>Recipes work as they are written.</summary>
public sealed class RecipeTests
{
    public static TheoryData<string> Recipes => [.. Directory.EnumerateFiles(Repository.File("docs", "recipes"), "*.md").Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Recipes))]
    public async Task A_recipe_runs_from_top_to_bottom(string recipe)
    {
        var page = await File.ReadAllTextAsync(Repository.File("docs", "recipes", recipe));

        Assert.InRange(Examples.Of(page).Count(example => example.Language == "powershell"), 3, 20);
        await Examples.RunAsync(page);
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public void The_index_leads_to_it(string recipe) =>
        Assert.Contains($"(recipes/{recipe})", File.ReadAllText(Repository.File("docs", "README.md")), StringComparison.Ordinal);
}
