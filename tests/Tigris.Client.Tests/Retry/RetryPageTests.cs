using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using Tigris.Client.Http;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Retry;

/// <summary>Compares the matrix on the page, the notes of the commands and the texts of errors with the operations of the client.</summary>
public sealed class RetryPageTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private static readonly string[] Kinds = ["creates something new", "deletes", "all others"];

    private static readonly (string Name, Func<TestClock, Step> Step)[] Columns =
    [
        ("never connected", _ => Responses.Unreachable()),
        ("429", _ => Responses.Status(429)),
        ("503 + Retry-After", _ => Responses.RetryAfter(503, "1")),
        ("408", _ => Responses.Status(408)),
        ("other 5xx", _ => Responses.Status(502)),
        ("broken", _ => Responses.Lost()),
        ("timeout", clock => Responses.Stalls(clock, Timeout)),
        ("other 4xx", _ => Responses.Status(409)),
    ];

    [Invariant("documentation")]
    [Fact]
    public async Task The_page_has_the_whole_matrix()
    {
        var rows = new List<(string Kind, string Cells)>();
        foreach (var operation in Operations.All)
        {
            var cells = new List<string>();
            foreach (var (_, step) in Columns)
            {
                var clock = new TestClock();
                cells.Add(await TryAsync(operation, clock, step(clock), Responses.Json("{}")));
            }

            cells.Add(await TryAsync(operation, new TestClock(), Responses.Lost(), Responses.Status(404)) == "again" ? "done" : "error");
            rows.Add((KindOf(operation), string.Join(" | ", cells)));
        }

        // The rows are by kind, so that a new operation doesn't change the page.
        var table = string.Join('\n', (string[])
        [
            $"| operation | {string.Join(" | ", Columns.Select(column => column.Name))} | broken, then 404 |",
            "|---|" + string.Concat(Columns.Select(_ => "---|")) + "---|",
            .. rows.Distinct().OrderBy(row => Array.IndexOf(Kinds, row.Kind)).Select(row => $"| {row.Kind} | {row.Cells} |"),
        ]);
        var page = await File.ReadAllTextAsync(FileOf("docs", "about", "about_Tigris_Retries.md"), TestContext.Current.CancellationToken);
        Assert.True(page.Contains(table + "\n\n", StringComparison.Ordinal), "The page should have this table:\n" + table);
        TestContext.Current.TestOutputHelper!.WriteLine($"{Operations.All.Count} operations x {Columns.Length + 1} outcomes as on the page");
    }

    [Invariant("documentation")]
    [Fact]
    public void The_page_of_a_command_that_creates_something_new_names_the_error()
    {
        var creating = Operations.All.Where(operation => KindOf(operation) == Kinds[0]).ToArray();
        var pages = Directory.EnumerateFiles(FileOf("docs", "cmdlets")).Select(File.ReadAllText).ToArray();

        Assert.NotEmpty(creating);
        foreach (var operation in creating)
        {
            // The page has the address of the vendor's page, which for CreateAccessKey ends with tigris-create-access-key.
            var address = "/tigris" + string.Concat(operation.Name.Select(letter => char.IsUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : $"{letter}")) + ")";
            Assert.Contains(pages, page => page.Contains(address, StringComparison.Ordinal) && page.Contains("OutcomeUnknown", StringComparison.Ordinal));
        }
    }

    [Invariant("unknown-outcome")]
    [Fact]
    public void Each_change_has_the_texts_that_name_the_command_to_run()
    {
        var texts = XDocument.Load(FileOf("src", "Tigris.PowerShell", "Messages.resx")).Root!.Elements("data").Select(text => (string)text.Attribute("name")!);
        var changes = Operations.All.Where(operation => !operation.IsRead).ToArray();

        var needed = changes.Select(operation => "ShowChange_" + operation.Name)
            .Concat(changes.Where(operation => !operation.Repeatable).SelectMany(operation =>
                new[] { "NextStep_OutcomeUnknown_" + operation.Name, "NextStep_RepeatedAfterRefusal_" + operation.Name }));

        Assert.Empty(needed.Except(texts));
    }

    private static string KindOf(Operation operation) => operation switch
    {
        { Repeatable: false } => Kinds[0],
        { Method: "DELETE" } => Kinds[1],
        _ => Kinds[2],
    };

    private static async Task<string> TryAsync(Operation operation, TestClock clock, params Step[] steps)
    {
        using var lab = new Lab(clock, steps);
        var path = operation.Path!.Replace('{', 'x').Replace('}', 'x');
        var request = new RawRequest(operation.Method, path) { Body = operation.Method is "GET" ? null : "{}" };
        var exception = await Record.ExceptionAsync(() => lab.Client.SendAsync(request, TestContext.Current.CancellationToken));
        return exception switch
        {
            null => "again",
            TigrisOutcomeUnknownException => "**unknown**",
            _ => "error",
        };
    }

    private static string FileOf(params string[] path)
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "INVARIANTS.md")))
        {
            root = Path.GetDirectoryName(root)!;
        }

        return Path.Combine([root, .. path]);
    }
}
