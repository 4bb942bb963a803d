using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Security;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Tests.Force;

/// <summary>
/// Ends pipelines of commands that return secrets, delete or deactivate, in each way, at random moments, while the server fails. Compares
/// what the server did with files, output and messages.
/// </summary>
public sealed class EarlyEndForceTests(ITestOutputHelper log) : EmulatorTest
{
    private const int Stated = 500;
    private const int RoundsPerKill = 10;

    private readonly ForceTotals _totals = new();

    [Invariant("early-end")]
    [Fact]
    public async Task No_secret_is_lost_and_no_change_is_unreported()
    {
        var seed = Environment.TickCount;
        log.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var ends = Enum.GetValues<ForceEnd>().Where(end => end != ForceEnd.Kill).ToArray();
        var secret = ForceCommand.All.Where(command => command.MakesSecrets).ToArray();
        for (var number = 0; number < TestScale.Of(Stated); number++)
        {
            var kills = number % RoundsPerKill == 0;
            var end = kills ? ForceEnd.Kill : ends[random.Next(ends.Length)];
            var command = kills ? secret[random.Next(secret.Length)] : ForceCommand.All[random.Next(ForceCommand.All.Length)];
            var file = command.MakesSecrets && (kills || random.Next(2) == 0) ? Path.Combine(Folder, $"{number}.jsonl") : null;
            var round = new ForceRound(Server, random, command, end, $"r{number}", file);
            await round.RunAsync(Engine);
            Judge(round, command, $"r{number}", file);
            _totals.Rounds++;
        }

        log.WriteLine(_totals.ToString());
        Assert.True(_totals.Lost.Count + _totals.Unreported.Count == 0, $"{_totals}\n{string.Join('\n', _totals.Lost.Concat(_totals.Unreported))}\nseed {seed}");
    }

    private void Judge(ForceRound round, ForceCommand command, string prefix, string? file)
    {
        if (command.MakesSecrets)
        {
            JudgeSecrets(round, prefix, file);
        }
        else
        {
            JudgeChanges(round, command, prefix);
        }
    }

    private void JudgeSecrets(ForceRound round, string prefix, string? file)
    {
        var before = round.Made.Where(item => item.Properties["AccessKeyId"] is not null).ToDictionary(Id, Works);
        var saved = file is null || !File.Exists(file) ? [] : Run($"Import-TigrisCredential '{file}' -IncludeSuperseded").ThrowIfFailed().Output;
        var pending = file is null || !File.Exists(file) ? [] : Run($"Import-TigrisCredential '{file}' -Pending").ThrowIfFailed().Texts("RecoveryCommand");
        var output = round.Received.Cast<object>().Select(PSObject.AsPSObject).ToArray();
        foreach (var key in Run($"Get-TigrisOrganization '{prefix}', '{prefix}-t*' -ErrorAction SilentlyContinue | Get-TigrisAccessKey").Output)
        {
            if (before.TryGetValue(Id(key), out var isUntouched) && isUntouched)
            {
                continue;
            }

            _totals.Secrets++;
            var inFile = saved.Any(item => Id(item) == Id(key) && Works(item));
            var inOutput = output.Any(item => Id(item) == Id(key) && Works(item));
            var isNamed = round.Texts.Concat(pending).Any(text => text is not null && Names(text, key));
            _totals.InFiles += inFile ? 1 : 0;
            _totals.InOutput += inOutput ? 1 : 0;
            _totals.Named += !inFile && !inOutput && isNamed ? 1 : 0;
            if (!inFile && !inOutput && !isNamed)
            {
                _totals.Lost.Add($"{round.Description}: {Id(key)} {key.Properties["KeyName"].Value}\n  {string.Join("\n  ", round.Texts)}");
            }
        }
    }

    private void JudgeChanges(ForceRound round, ForceCommand command, string prefix)
    {
        var left = Run(command.ItemScript(prefix)).Output.GroupBy(item => item.ToString()).ToDictionary(group => group.Key, group => group.Count());
        var texts = round.Texts.Concat(round.Received.Cast<object>().Select(item => PSObject.AsPSObject(item).Properties["OrganizationId"]?.Value?.ToString() ?? "")).ToArray();
        foreach (var name in round.Names)
        {
            var expected = command.Name == "Remove-TigrisTenant" ? 2 : 1;
            if (left.TryGetValue(name, out var count) && count == expected)
            {
                continue;
            }

            _totals.Changes++;
            var isReported = round.Completed || texts.Any(text => text.Contains(name, StringComparison.Ordinal));
            _totals.Reported += isReported ? 1 : 0;
            if (!isReported)
            {
                _totals.Unreported.Add($"{round.Description}: {name}\n  {string.Join("\n  ", round.Texts)}");
            }
        }
    }

    // A key whose id never arrived is named by its name and the command that finds it.
    private static bool Names(string text, PSObject key) => text.Contains(Id(key), StringComparison.Ordinal)
        || (key.Properties["KeyName"].Value is string { Length: > 0 } name
            && text.Contains("-TigrisAccessKey", StringComparison.Ordinal)
            && text.Contains(name.Replace("_access_key", "", StringComparison.Ordinal), StringComparison.Ordinal));

    private bool Works(PSObject key) =>
        key.Properties["SecretAccessKey"]?.Value is SecureString secret && Server.Authenticates(Id(key), new NetworkCredential("", secret).Password);

    private static string Id(PSObject item) => item.Properties["AccessKeyId"]?.Value?.ToString() ?? "";
}
