using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;

namespace Tigris.Emulator;

/// <summary>The command-line options. "(assumed)" marks behavior that the vendor doesn't document and that may differ in the real service.</summary>
internal sealed class CommandLine
{
    private static readonly EmulatorOptions Default = new();

    private readonly Option<int> _port = Number("--port", Default.Port, 65_535, "Loopback port; 0 picks a free one.");
    private readonly Option<int?> _s3Port = new("--s3-port")
    {
        Description = "Loopback port of the S3 endpoint; 0 picks a free one. Default: the port after --port.",
        CustomParser = result => ReadNumber(result, "--s3-port", 65_535),
    };

    private readonly Option<string> _provider = Text("--provider-id", Default.ProviderId, "The id of the provider.");
    private readonly Option<string> _key = Text("--signing-key", Default.SigningKey, "The signing key of the provider.");
    private readonly Option<string?> _data = new("--data") { Description = "SQLite file for the state, secrets included. Default: in memory." };
    private readonly Option<Uri?> _publicUrl = new("--public-url")
    {
        Description = "Scheme and host that clients behind a proxy sign.",
        CustomParser = ParseUrl,
    };

    private readonly Option<int> _window = Number(
        "--clock-window", (int)Default.ClockWindow.TotalSeconds, 86_400, "Largest accepted difference of X-Tigris-Time, in seconds (assumed).");

    private readonly Option<bool> _strictNested = Switch("--strict-nested", "Refuses unknown members also in objects that the vendor's document leaves open (assumed).");
    private readonly Option<bool> _strictLimits = Switch("--strict-limits", "Responds with 400 to a limit out of range, instead of using the nearest allowed one (assumed).");

    private readonly Option<string> _repeat = Choice(
        "--repeat-provisioning", "The credentials that a repeated provisioning returns (assumed).", "same-key", "new-key");

    private readonly Option<string> _options = Choice(
        "--repeat-options", "Response to provisioning an existing bucket with other options (assumed).", "conflict", "ignore");

    private readonly Option<string> _duplicate = Choice(
        "--duplicate-organization", "Response to creating an organization that exists (assumed).", "conflict", "accept");

    private readonly Option<string> _reactivation = Choice(
        "--reactivation", "State of the keys of an organization that is activated again (assumed).", "keys-work", "keys-stay-inactive");

    private readonly Option<string> _foreign = Choice(
        "--foreign-key", "Response to a Member that acts on another user's key (assumed).", "not-found", "forbidden");

    private readonly Option<string> _updateRole = Choice("--organization-update-role", "The roles that can change an organization (assumed).", "any", "admin");
    private readonly Option<string> _order = Choice("--snapshot-order", "Order of snapshot lists (assumed).", "oldest-first", "newest-first");
    private readonly Option<int> _reuse = Number("--name-reuse-delay", 0, 86_400, "Seconds until the name of a deleted bucket can be used again (assumed).");
    private readonly Option<int> _ruleId = Number("--max-lifecycle-id", Default.MaxLifecycleIdLength, 255, "Most characters of the id of a lifecycle rule (assumed).");
    private readonly Option<bool> _singleTransition = Switch("--single-transition", "Allows one transition for each lifecycle rule, not several (assumed).");
    private readonly Option<bool> _anyRegion = Switch("--any-region", "Accepts any word as a region, not only known regions (assumed).");
    private readonly Option<bool> _archive = Switch("--refuse-archive-snapshots", "Refuses snapshots of GLACIER and GLACIER_IR buckets (assumed).");
    private readonly Option<bool> _demo = Switch("--demo-usage", "Adds made-up usage for each past day to the usage of S3 clients.");

    private readonly Option<bool> _quiet = Switch("--quiet", "Prints no startup text. Errors and problems are still printed.");

    private readonly Option<string[]> _faults = new("--fault")
    {
        Description = "A fault to inject, such as 503:5% or lost:x1:CreateAccessKey; repeatable. docs/emulator.md lists the kinds.",
        DefaultValueFactory = _ => [],
        CustomParser = ParseFaults,
    };

    private readonly Option<int> _faultSeed = Number(
        "--fault-seed", Default.FaultSeed, int.MaxValue, "The same seed and the same requests give the same faults.");

    private readonly Option<RateLimit?> _rateLimit = new("--rate-limit")
    {
        Description = "Refuses requests above RATE/s[:BURST], such as 50/s or 50/s:100. Default burst: the requests of one second.",
        CustomParser = ParseRateLimit,
    };

    private readonly Option<string> _rateLimitStatus = Choice("--rate-limit-status", "Status of a response that the rate limit refuses.", "429", "503");
    private readonly Option<string> _rateLimitRetryAfter = Choice("--rate-limit-retry-after", "Form of Retry-After in a response that the rate limit refuses.", "seconds", "date", "none");

    private readonly TextWriter _output;
    private readonly TextWriter _error;

    private CommandLine(TextWriter output, TextWriter error)
    {
        _output = output;
        _error = error;
    }

    public static RootCommand Create(TextWriter output, TextWriter error) => Create(new CommandLine(output, error));

    /// <summary>Parses a command line without running it.</summary>
    public static EmulatorOptions Read(string[] arguments)
    {
        var line = new CommandLine(TextWriter.Null, TextWriter.Null);
        return line.Read(Create(line).Parse(arguments));
    }

    private static RootCommand Create(CommandLine line)
    {
        var root = new RootCommand("""
            The Tigris Partner Integrations API and its S3 endpoint on localhost, with real state.
            "(assumed)" marks behavior that the vendor doesn't document. docs/emulator.md lists assumptions without an option.
            """);
        foreach (var option in line.All) root.Options.Add(option);
        root.SetAction(line.RunAsync);
        return root;
    }

    private IEnumerable<Option> All =>
    [
        _port, _s3Port, _provider, _key, _data, _publicUrl, _window, _strictNested, _strictLimits, _repeat, _options, _duplicate, _reactivation, _foreign,
        _updateRole, _order, _reuse, _ruleId, _singleTransition, _anyRegion, _archive, _demo, _quiet,
        _faults, _faultSeed, _rateLimit, _rateLimitStatus, _rateLimitRetryAfter,
    ];

    private EmulatorOptions Read(ParseResult line) => new()
    {
        Port = line.GetValue(_port),
        S3Port = line.GetValue(_s3Port),
        ProviderId = line.GetValue(_provider)!,
        SigningKey = line.GetValue(_key)!,
        DataPath = line.GetValue(_data),
        PublicUrl = line.GetValue(_publicUrl),
        ClockWindow = TimeSpan.FromSeconds(line.GetValue(_window)),
        NameReuseDelay = TimeSpan.FromSeconds(line.GetValue(_reuse)),
        MaxLifecycleIdLength = line.GetValue(_ruleId),
        StrictNested = line.GetValue(_strictNested),
        StrictLimits = line.GetValue(_strictLimits),
        SingleTransition = line.GetValue(_singleTransition),
        AnyRegion = line.GetValue(_anyRegion),
        RefuseArchiveSnapshots = line.GetValue(_archive),
        DemoUsage = line.GetValue(_demo),
        Faults = line.GetValue(_faults)!,
        FaultSeed = line.GetValue(_faultSeed),
        RateLimit = line.GetValue(_rateLimit) is not { } limit ? null : limit with
        {
            Status = int.Parse(line.GetValue(_rateLimitStatus)!, CultureInfo.InvariantCulture),
            RetryAfter = Chosen<RetryAfterForm>(line, _rateLimitRetryAfter),
        },
        RepeatProvisioning = Chosen<RepeatProvisioning>(line, _repeat),
        RepeatOptions = Chosen<RepeatOptions>(line, _options),
        DuplicateOrganization = Chosen<DuplicateOrganization>(line, _duplicate),
        Reactivation = Chosen<Reactivation>(line, _reactivation),
        ForeignKey = Chosen<ForeignKeyResponse>(line, _foreign),
        OrganizationUpdateRole = Chosen<OrganizationUpdateRole>(line, _updateRole),
        SnapshotOrder = Chosen<SnapshotOrder>(line, _order),
    };

    private async Task<int> RunAsync(ParseResult line, CancellationToken cancellationToken)
    {
        var options = Read(line);
        try
        {
            await using var server = await EmulatorServer.StartAsync(options, cancellationToken);
            if (!line.GetValue(_quiet)) StartupText.Write(_output, server);
            server.Problems.Noted = problem => _error.WriteLine(problem.Text);
            await server.WaitForShutdownAsync(cancellationToken);
            return 0;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            // Only the message tells which of the two ports is in use.
            var ofS3 = !e.Message.Contains($":{options.Port}:", StringComparison.Ordinal);
            var (port, option) = ofS3 ? (options.S3Port ?? options.Port + 1, _s3Port.Name) : (options.Port, _port.Name);
            await _error.WriteLineAsync($"Port {port} is in use. Choose another with {option} (0 picks a free one).");
            return 1;
        }
        catch (SocketException e)
        {
            await _error.WriteLineAsync($"Port {options.Port} can't be opened: {e.Message}");
            return 1;
        }
        catch (FormatException e)
        {
            await _error.WriteLineAsync($"--fault: {e.Message}");
            return 1;
        }
        catch (Exception e) when (e is SqliteException or InvalidDataException)
        {
            await _error.WriteLineAsync($"The data file {options.DataPath} can't be used: {e.Message}");
            return 1;
        }
    }

    private static Option<string> Text(string name, string value, string description) =>
        new(name) { Description = description, DefaultValueFactory = _ => value };

    private static Option<int> Number(string name, int value, int max, string description) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => value,
        CustomParser = result => ReadNumber(result, name, max) ?? value,
    };

    private static int? ReadNumber(ArgumentResult result, string name, int max)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= max) return number;
        result.AddError($"{name} must be a number from 0 to {max}");
        return null;
    }

    private static Uri? ParseUrl(ArgumentResult result)
    {
        if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https")) return url;
        result.AddError("--public-url must be a URL, such as https://mgmt.example.com");
        return null;
    }

    private static RateLimit? ParseRateLimit(ArgumentResult result)
    {
        try
        {
            return RateLimit.Parse(result.Tokens[0].Value);
        }
        catch (FormatException e)
        {
            result.AddError($"--rate-limit: {e.Message}");
            return null;
        }
    }

    private static string[] ParseFaults(ArgumentResult result)
    {
        foreach (var token in result.Tokens)
        {
            try
            {
                Fault.Parse(token.Value);
            }
            catch (FormatException e)
            {
                result.AddError($"--fault {token.Value}: {e.Message}");
            }
        }

        return [.. result.Tokens.Select(token => token.Value)];
    }

    private static Option<bool> Switch(string name, string description) => new(name) { Description = description };

    private static Option<string> Choice(string name, string description, params string[] options)
    {
        var option = Text(name, options[0], description);
        option.AcceptOnlyFromAmong(options);
        return option;
    }

    // "same-key" is SameKey.
    private static T Chosen<T>(ParseResult line, Option<string> option)
        where T : struct, Enum =>
        Enum.Parse<T>(string.Concat(line.GetValue(option)!.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..])));
}
