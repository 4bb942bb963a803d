using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>The PowerShell code on pages.</summary>
internal static partial class Examples
{
    private const string Policy =
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": ["arn:aws:s3:::acme-reports/*"] }] }""";

    /// <summary>Returns the blocks of PowerShell on a page, in order.</summary>
    public static IEnumerable<string> Of(string page) => Fences().Matches(page).Select(match => match.Groups["script"].Value);

    /// <summary>Runs a page's blocks from top to bottom on an empty emulator, in a folder with the files that pages mention.</summary>
    /// <param name="page">The page's text.</param>
    /// <param name="strict">true to run under Set-StrictMode -Version Latest, as many scripts do.</param>
    public static async Task RunAsync(string page, bool strict)
    {
        var folder = Directory.CreateTempSubdirectory("tigris-examples-").FullName;
        try
        {
            WriteFiles(folder);
            await using var server = await EmulatorServer.StartAsync(new EmulatorOptions { Port = 0, DemoUsage = true });
            using var environment = new ProviderEnvironment(server);
            using var engine = Engine.ConnectedTo(server, $"-S3Endpoint {server.S3Endpoint}");
            engine.Runspace.SessionStateProxy.Path.SetLocation(folder);
            engine.Set("folder", folder);
            engine.Run(strict ? "Set-StrictMode -Version Latest" : "Set-StrictMode -Off").ThrowIfFailed();
            // Files in the home folder of the reader are not the test's. The host can't prompt, so the key replaces the reader's input.
            engine.Run("(Get-PSProvider FileSystem).Home = $folder; function Read-Host { param($Prompt, [switch]$AsSecureString) $key }").ThrowIfFailed();

            foreach (var script in Of(page))
            {
                var outcome = engine.Run(script.Replace("https://mgmt.storage.dev", server.Endpoint.AbsoluteUri, StringComparison.Ordinal));
                Assert.True(outcome.Thrown is null && outcome.Errors.Count == 0, $"{script}\n{outcome.Thrown}{string.Join('\n', outcome.Errors)}");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void WriteFiles(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, ".aws"));
        Directory.CreateDirectory(Path.Combine(folder, "policies"));
        File.WriteAllText(Path.Combine(folder, "policies", "read.json"), Policy);
        File.WriteAllLines(
            Path.Combine(folder, "tenants.csv"), ["OrganizationId,OrganizationName,BucketName", "hooli,Hooli,hooli-data", "stark,Stark,stark-data"]);
    }

    [GeneratedRegex("^```powershell[^\n]*\n(?<script>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();
}
