using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>Reads and runs the PowerShell code on pages.</summary>
internal static partial class Examples
{
    private const string Policy =
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": ["arn:aws:s3:::acme-reports/*"] }] }""";

    // Pages assume a user who answers prompts and has tenants. The host can't prompt, so the key replaces typed input.
    // Execution policies and blocked files exist on Windows only, and the vault isn't part of PowerShell.
    private const string Reader = """
        (Get-PSProvider FileSystem).Home = $folder
        function Read-Host { param($Prompt, [switch]$AsSecureString) $key }
        function Set-ExecutionPolicy { param($ExecutionPolicy, $Scope) }
        function Unblock-File { param($Path) }
        function Set-Secret { param($Name, $Secret) }
        """;

    // General pages mention tenants that exist already.
    private const string Tenants = """
        $ids = 'acme', 'globex'
        $credentials = $ids | ForEach-Object { New-TigrisBucket -OrganizationId $_ -OrganizationName $_ -BucketName "$_-data" }
        function Get-AutomationConnection { param($Name) @{ ProviderId = 'local'; SigningKey = 'local-signing-key'; Endpoint = $env:TIGRIS_PARTNER_ENDPOINT } }
        """;

    /// <summary>Returns the blocks of PowerShell on a page, in order.</summary>
    public static IEnumerable<string> Of(string page) => Fences().Matches(page).Select(match => match.Groups["script"].Value);

    /// <summary>Runs a page's blocks from top to bottom on an empty emulator, in a folder with the files that pages mention.</summary>
    /// <param name="page">The page's text.</param>
    /// <param name="hasTenants">true for a page that doesn't create the tenants it mentions.</param>
    /// <param name="strict">true to run under Set-StrictMode -Version Latest, as many scripts do.</param>
    public static async Task RunAsync(string page, bool hasTenants, bool strict)
    {
        var folder = Directory.CreateTempSubdirectory("tigris-examples-").FullName;
        try
        {
            WriteFiles(folder);
            await using var server = await EmulatorServer.StartAsync(new EmulatorOptions { Port = 0, DemoUsage = true });
            using var environment = new UserEnvironment(server);
            using var engine = Engine.ConnectedTo(server, $"-S3Endpoint {server.S3Endpoint}");
            engine.Runspace.SessionStateProxy.Path.SetLocation(folder);
            engine.Set("folder", folder);
            engine.Run(strict ? "Set-StrictMode -Version Latest" : "Set-StrictMode -Off").ThrowIfFailed();
            engine.Run(Reader).ThrowIfFailed();
            engine.Screen.Choose = () => 0;
            if (hasTenants)
            {
                engine.Run(Tenants).ThrowIfFailed();
            }

            // The package tests run the commands that install the module, in a real PowerShell.
            foreach (var script in Of(page).Where(script => !script.Contains("PSResource", StringComparison.Ordinal)))
            {
                var outcome = engine.Run(Here(script, server));
                Assert.True(outcome.Thrown is null && outcome.Errors.Count == 0, $"{script}\n{outcome.Thrown}{string.Join('\n', outcome.Errors)}");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The code never calls production: the test replaces addresses and paths on a page.
    private static string Here(string script, EmulatorServer server) => script
        .Replace("https://mgmt.storage.dev", server.Endpoint.AbsoluteUri, StringComparison.Ordinal)
        .Replace("http://127.0.0.1:5600", server.Endpoint.AbsoluteUri, StringComparison.Ordinal)
        .Replace("http://127.0.0.1:5601", server.S3Endpoint.AbsoluteUri, StringComparison.Ordinal)
        .Replace("./artifacts/module/Tigris", Repository.Manifest, StringComparison.Ordinal)
        .Replace("-ProviderId my-provider", $"-ProviderId {server.Options.ProviderId} -Endpoint {server.Endpoint}", StringComparison.Ordinal);

    private static void WriteFiles(string folder)
    {
        File.WriteAllLines(Path.Combine(folder, "leavers.csv"), ["OrganizationId", "globex"]);
        Directory.CreateDirectory(Path.Combine(folder, ".aws"));
        Directory.CreateDirectory(Path.Combine(folder, "policies"));
        File.WriteAllText(Path.Combine(folder, "policies", "read.json"), Policy);
        File.WriteAllLines(
            Path.Combine(folder, "tenants.csv"), ["OrganizationId,OrganizationName,BucketName", "hooli,Hooli,hooli-data", "stark,Stark,stark-data"]);
    }

    [GeneratedRegex("^```powershell[^\n]*\n(?<script>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();
}
