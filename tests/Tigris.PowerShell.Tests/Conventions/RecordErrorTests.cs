using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>Each error of a piped record names its row, also those that the engine writes. One bad record is one error.</summary>
public sealed class RecordErrorTests : EmulatorTest
{
    // Arguments of a command besides the mandatory ones, which SampleCall derives.
    private static readonly Dictionary<string, string> Extras = new()
    {
        ["Set-TigrisBucket"] = "-Public $true",
        ["Set-TigrisBucketNotification"] = "-Webhook https://hooks.example.com",
        ["Set-TigrisAccessKey"] = "-Scope standard",
        ["Set-TigrisPolicy"] = "-Document '{}'",
        ["Get-TigrisStatement"] = """-PriceBook '{"currency":"USD","versions":[{"validFrom":"2025-01","metrics":[{"name":"*","price":1}]}]}'""",
        ["Export-TigrisReport"] = "-Folder statements -WhatIf",
        ["Get-TigrisOffboarding"] = "-JournalPath $journal",
    };

    public static TheoryData<string> Piped =>
        [.. Surface.Cmdlets.Where(cmdlet => Surface.Parameters(cmdlet).Any(Surface.TakesPipelineInput)).Select(cmdlet => cmdlet.Name)];

    [Invariant("record-messages")]
    [Theory]
    [MemberData(nameof(Piped))]
    public void Each_error_of_a_record_names_its_row(string command)
    {
        var values = new object?[] { null, "", " ", 1.5, new DateTime(2026, 1, 1), Array.Empty<object>(), new object?[] { null }, new Hashtable { ["a"] = 1 }, "zz,,", 7 };
        var records = new List<object?> { null, "", "text", 1.5, new object?[] { "a", null }, new object[] { new object[] { "a", "b" } }, new Hashtable { ["Other"] = 1 }, Record(("Other", 1)) };
        foreach (var name in Bound(command))
        {
            records.AddRange(values.Select(value => Good(command, 2, (name, value))));
            records.Add(Without(Good(command, 2), name));
            records.Add(Unreadable(command, name));
        }

        records.Insert(0, Good(command, 1));
        records.Add(Good(command, 3));

        var outcome = Pipe(command, [.. records]);

        Assert.Null(outcome.Thrown);
        Assert.All(outcome.Errors, error => Assert.Matches(@"Row \d+\b", error.ToString()));
        Assert.All(
            outcome.Errors.Where(error => error.ToString().Contains("row-three", StringComparison.Ordinal)),
            error => Assert.Contains($"Row {records.Count},", error.ToString(), StringComparison.Ordinal));
    }

    [Invariant("record-messages")]
    [Theory]
    [MemberData(nameof(Piped))]
    public void A_property_that_throws_is_one_error_and_the_other_records_are_processed(string command)
    {
        foreach (var name in Bound(command))
        {
            Server.Requests.Clear();
            var outcome = Pipe(command, Good(command, 1), Unreadable(command, name), Good(command, 3));

            Assert.Null(outcome.Thrown);
            Assert.Single(outcome.Errors, error => error.ToString().Contains("unreadable", StringComparison.Ordinal) && error.ToString().Contains("Row 2", StringComparison.Ordinal));
            Assert.DoesNotContain(Server.Requests.Entries, entry => entry.RawTarget.Contains("row-two", StringComparison.Ordinal));
        }
    }

    // The engine ignores a cell that it can't convert, and the command would continue with the default.
    [Invariant("exact-input")]
    [Theory]
    [MemberData(nameof(Piped))]
    public void A_cell_that_cannot_be_converted_is_refused_and_never_ignored(string command)
    {
        foreach (var name in Bound(command).Where(name => name is not ("Document" or "PriceBook")))
        {
            Server.Requests.Clear();
            var outcome = Pipe(command, Good(command, 2, (name, Record(("Other", 1)))));

            Assert.Contains("Row 1", outcome.Error.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(Server.Requests.Entries, entry => entry.RawTarget.Contains("row-two", StringComparison.Ordinal));
        }
    }

    [Invariant("record-messages")]
    [Theory]
    [MemberData(nameof(Piped))]
    public void A_mandatory_property_that_is_missing_is_named(string command)
    {
        foreach (var name in Bound(command).Where(name => name != "PriceBook" && Surface.Cmdlet(command).Parameters[name].ParameterSets.Values.All(set => set.IsMandatory)))
        {
            var error = Pipe(command, Without(Good(command, 1), name)).Error;

            Assert.Contains("Row 1", error.ToString(), StringComparison.Ordinal);
            Assert.Contains(name == "Document" ? "document" : name, error.ToString(), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Invariant("record-messages")]
    [Theory]
    [InlineData("$rows")]
    [InlineData("$rows | Where-Object { $true }")]
    [InlineData("& { $rows }")]
    [InlineData("$rows | & { process { $_ } }")]
    public void Rows_are_counted_through_records_that_do_not_bind(string source)
    {
        Engine.Set("bad", Record(("Other", 1)));

        var outcome = Run($"$rows = $bad, $bad, 'a', $null, $bad, 'b', 1.5, $bad, $bad, 'c'; {source} | Get-TigrisOrganization");

        Assert.Equal(
            ["1", "10 c", "2", "3 a", "4", "5", "6 b", "7", "8", "9"],
            outcome.Errors.Select(error => RowOf(error.ToString())).OrderBy(row => row, StringComparer.Ordinal));
    }

    [Fact]
    public void An_argument_of_the_command_line_has_no_row()
    {
        foreach (var command in new[] { "Get-TigrisBucket -BucketName 1.5", "Get-TigrisOrganization -Name $null", "Get-TigrisUsage -ThrottleLimit 1.5" })
        {
            Assert.DoesNotContain("Row", Run($"'acme' | {command}").Error.ToString(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Row", Run("1, 2 | ForEach-Object { Get-TigrisOrganization 1.5 }").Errors[0].ToString(), StringComparison.Ordinal);
        Assert.StartsWith("'acme': ", Run("Get-TigrisOrganization acme").Error.ToString(), StringComparison.Ordinal);
    }

    private static string RowOf(string message)
    {
        var match = System.Text.RegularExpressions.Regex.Match(message, @"Row (\d+)(?:, '(.)')?");
        return $"{match.Groups[1].Value} {match.Groups[2].Value}".Trim();
    }

    private static string[] Bound(string command) => [.. Surface.Parameters(Surface.Cmdlet(command))
        .Where(Surface.TakesPipelineInput).Select(parameter => parameter.Name).Where(name => name != "LiteralPath")];

    // A record that binds, with an identity that doesn't exist on the server.
    private PSObject Good(string command, int row, params (string Name, object? Value)[] cells)
    {
        var record = new PSObject();
        foreach (var name in Bound(command).Where(name => Surface.Cmdlet(command).Parameters[name].ParameterSets.Values.Any(set => set.IsMandatory || set.ValueFromPipeline)))
        {
            record.Properties.Add(new PSNoteProperty(name, name switch
            {
                "Quota" => "1GB",
                "Document" => "{}",
                "Path" => Path.Combine(Folder, "none"),
                _ => $"row-{(row == 1 ? "one" : row == 2 ? "two" : "three")}",
            }));
        }

        foreach (var (name, value) in cells)
        {
            record.Properties.Remove(name);
            record.Properties.Add(new PSNoteProperty(name, value));
        }

        return record;
    }

    private static PSObject Record(params (string Name, object? Value)[] cells)
    {
        var record = new PSObject();
        cells.ToList().ForEach(cell => record.Properties.Add(new PSNoteProperty(cell.Name, cell.Value)));
        return record;
    }

    private static PSObject Without(PSObject record, string name)
    {
        record.Properties.Remove(name);
        return record;
    }

    private PSObject Unreadable(string command, string name)
    {
        var record = Without(Good(command, 2), name);
        record.Properties.Add(new PSScriptProperty(name, ScriptBlock.Create("throw 'unreadable'")));
        return record;
    }

    private static string ArgumentsOf(string command)
    {
        var cmdlet = Surface.Cmdlet(command);
        var set = cmdlet.ParameterSets.FirstOrDefault(candidate => candidate.IsDefault) ?? cmdlet.ParameterSets[0];
        return Extras.GetValueOrDefault(command) ?? string.Join(' ', set.Parameters
            .Where(parameter => parameter.IsMandatory && !parameter.ValueFromPipeline && !parameter.ValueFromPipelineByPropertyName)
            .Select(parameter => $"-{parameter.Name} {SampleCall.Value(cmdlet, parameter.Name)}"));
    }

    private Outcome Pipe(string command, params object?[] records)
    {
        var journal = Path.Combine(Folder, "journal.jsonl");
        File.WriteAllText(journal, "");
        Engine.Set("journal", journal);
        Engine.Set("rows", records);
        var confirm = Surface.Attribute(Surface.Cmdlet(command)).SupportsShouldProcess ? "-Confirm:$false" : "";
        return Run($"$rows | {command} {ArgumentsOf(command)} {confirm} -WarningAction SilentlyContinue");
    }
}
