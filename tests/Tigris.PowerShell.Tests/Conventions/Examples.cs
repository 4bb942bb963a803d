using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>The code that pages show.</summary>
internal static partial class Examples
{
    /// <summary>
    /// The blocks of PowerShell. Those marked <c>powershell pwsh</c> need commands that the engine comes without: the Pester tests run them too.
    /// </summary>
    public static IEnumerable<(string Language, string Script)> Of(string page) =>
        Fences().Matches(page).Select(match => (match.Groups["language"].Value.Trim(), match.Groups["script"].Value));

    /// <summary>Runs a page's blocks from top to bottom, on an empty emulator.</summary>
    public static async Task RunAsync(string page)
    {
        await using var server = await EmulatorServer.StartAsync(new EmulatorOptions { Port = 0, DemoUsage = true });
        using var engine = Engine.ConnectedTo(server, $"-S3Endpoint {server.S3Endpoint}");
        // What a page may take for granted where the engine runs without its Security and Utility modules.
        engine.Run("function Read-Host { param($Prompt, [switch]$AsSecureString) $key }");

        foreach (var (_, script) in Of(page).Where(example => example.Language == "powershell"))
        {
            var outcome = engine.Run(script.Replace("https://mgmt.storage.dev", server.Endpoint.AbsoluteUri, StringComparison.Ordinal));
            Assert.True(outcome.Thrown is null && outcome.Errors.Count == 0, $"{script}\n{outcome.Thrown}{string.Join('\n', outcome.Errors)}");
        }
    }

    [GeneratedRegex("^```(?<language>powershell[^\n]*)\n(?<script>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();
}
