using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Tigris.Client.Http;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Retry;

/// <summary>The page shows the matrix that the client has: each cell is tried.</summary>
public sealed class RetryPageTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

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
        var rows = new List<(string Operation, string Cells)>();
        foreach (var operation in Operations.All)
        {
            var cells = new List<string>();
            foreach (var (_, step) in Columns)
            {
                var clock = new TestClock();
                cells.Add(await TryAsync(operation, clock, step(clock), Responses.Json("{}")));
            }

            cells.Add(await TryAsync(operation, new TestClock(), Responses.Lost(), Responses.Status(404)) == "again" ? "done" : "error");
            rows.Add((operation.Name, string.Join(" | ", cells)));
        }

        // Operations that behave alike share a row. The last row is for most of them, so that a new one rarely changes the page.
        var groups = rows.GroupBy(row => row.Cells, row => row.Operation).OrderBy(group => group.Count()).ToArray();
        var table = string.Join('\n', (string[])
        [
            $"| operation | {string.Join(" | ", Columns.Select(column => column.Name))} | broken, then 404 |",
            "|---|" + string.Concat(Columns.Select(_ => "---|")) + "---|",
            .. groups.Take(groups.Length - 1).Select(group => $"| {string.Join(", ", group)} | {group.Key} |"),
            $"| all others | {groups[groups.Length - 1].Key} |",
        ]);
        var page = await File.ReadAllTextAsync(PagePath(), TestContext.Current.CancellationToken);
        Assert.True(page.Contains(table, StringComparison.Ordinal), "The page should hold this table:\n" + table);
        TestContext.Current.TestOutputHelper!.WriteLine($"{Operations.All.Count} operations x {Columns.Length + 1} outcomes as on the page");
    }

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

    private static string PagePath()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "INVARIANTS.md")))
        {
            root = Path.GetDirectoryName(root)!;
        }

        return Path.Combine(root, "docs", "about", "about_Tigris_Retries.md");
    }
}
