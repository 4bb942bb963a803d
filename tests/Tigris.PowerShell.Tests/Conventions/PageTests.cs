using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>Every command has a page, and what the page shows works.</summary>
public sealed partial class PageTests
{
    public static TheoryData<string> Names => Surface.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_has_its_sections_and_three_examples(string name)
    {
        Assert.True(File.Exists(Surface.Page(name)), $"{name} has no page in docs/cmdlets.");
        var page = Surface.ReadPage(name);

        Assert.StartsWith($"# {name}\n", page, StringComparison.Ordinal);
        Assert.All(new[] { "## Description", "## Examples", "## Notes", "## Outputs", "## Related" }, section => Assert.Contains($"\n{section}\n", page, StringComparison.Ordinal));
        Assert.InRange(Examples(page).Count(), 3, 20);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Readme_and_index_lead_to_the_page(string name)
    {
        Assert.Contains($"(docs/cmdlets/{name}.md)", File.ReadAllText(Repository.File("README.md")), StringComparison.Ordinal);
        Assert.Contains($"(cmdlets/{name}.md)", File.ReadAllText(Repository.File("docs", "README.md")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async System.Threading.Tasks.Task The_examples_of_a_page_run(string name)
    {
        await using var server = await EmulatorServer.StartAsync(new EmulatorOptions { Port = 0 });
        using var engine = Engine.ConnectedTo(server);
        // What a page may take for granted where the engine runs without its Security and Utility modules.
        engine.Run("function Read-Host { param($Prompt, [switch]$AsSecureString) $key }");

        foreach (var (language, script) in Examples(Surface.ReadPage(name)).Where(example => example.Language == "powershell"))
        {
            var outcome = engine.Run(script.Replace("https://mgmt.storage.dev", server.Endpoint.AbsoluteUri, StringComparison.Ordinal));
            Assert.True(outcome.Thrown is null && outcome.Errors.Count == 0, $"{script}\n{outcome.Thrown}{string.Join('\n', outcome.Errors)} ({language})");
        }
    }

    private static IEnumerable<(string Language, string Script)> Examples(string page) =>
        Fences().Matches(page[page.IndexOf("## Examples", StringComparison.Ordinal)..]).Select(match => (match.Groups["language"].Value.Trim(), match.Groups["script"].Value));

    [GeneratedRegex("^```(?<language>powershell[^\n]*)\n(?<script>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();
}
