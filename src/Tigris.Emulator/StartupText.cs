using System;
using System.IO;
using System.Linq;

namespace Tigris.Emulator;

/// <summary>Writes the text that the program prints when it listens, with the commands to connect.</summary>
internal static class StartupText
{
    public static void Write(TextWriter output, EmulatorServer server)
    {
        var endpoint = server.Endpoint.GetLeftPart(UriPartial.Authority);
        var s3 = server.S3Endpoint.GetLeftPart(UriPartial.Authority);
        output.WriteLine($"""
            Tigris emulator listening on {endpoint}
              S3 endpoint  {s3} (path style, or http://BUCKET.localhost:{server.S3Endpoint.Port})
              provider id  {server.Options.ProviderId}
              state        {server.Options.DataPath ?? "in memory (deleted when the emulator stops)"}{Faults(server)}{RateLimit(server)}

            Connect from PowerShell:
              $env:TIGRIS_PROVIDER_ID = '{Quote(server.Options.ProviderId)}'
              $env:TIGRIS_SIGNING_KEY = '{Quote(server.Options.SigningKey)}'
              $env:TIGRIS_PARTNER_ENDPOINT = '{endpoint}'
              Connect-Tigris -FromEnvironment -UserId admin -UserRole Admin -S3Endpoint {s3}

            To stop the emulator, press Ctrl+C.
            """);
    }

    private static string Faults(EmulatorServer server) => server.Faults.Rules.Count == 0
        ? ""
        : FormattableString.Invariant($"\n  faults       {string.Join("  ", server.Faults.Rules.Select(rule => rule.Fault))} (seed {server.Faults.Seed})");

    private static string RateLimit(EmulatorServer server) => server.RateLimit is { } limit ? $"\n  rate limit   {limit}" : "";

    private static string Quote(string text) => text.Replace("'", "''", StringComparison.Ordinal);
}
