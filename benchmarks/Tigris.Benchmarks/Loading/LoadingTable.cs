using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.Benchmarks;

/// <summary>Measures import and first call, each in a new PowerShell process, in alternation.</summary>
internal static class LoadingTable
{
    public static async Task MeasureAsync(int rounds, Report report)
    {
        var empty = await NewModuleAsync("Empty");
        var other = await NewModuleAsync("Other");
        await using var server = Child.Self("serve", "0", "1");
        var endpoint = await server.ReadLineAsync();
        (string Name, string What, string Manifest)[] all =
        [
            ("import, the session's first", "cold", Repository.Manifest),
            ("the same, of an empty module", "cold", empty),
            ("import, warm", "warm", Repository.Manifest),
            ("the same, of an empty module, warm", "warm", empty),
            ("first call", "call", Repository.Manifest),
            ("first Invoke-RestMethod", "script", Repository.Manifest),
        ];
        var runs = all.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var index = 0; index < all.Length; index++)
            {
                var line = await Child.LineOfAsync(Child.PowerShell(
                    Repository.Script("Loading", "Measure"), all[index].What, all[index].Manifest, endpoint, other));
                runs[index].Add(double.Parse(line, CultureInfo.InvariantCulture));
            }
        }

        var table = new MarkdownTable("What", "Least, ms", "Median, ms");
        LoadingResult[] results =
        [
            .. all.Select((one, index) => new LoadingResult(one.Name, runs[index].Min(), runs[index].Order().ElementAt(rounds / 2))),
        ];
        foreach (var result in results)
        {
            table.Add(result.Name, result.Least, result.Median);
        }

        report.Publish("loading", table, results);
    }

    private static Task<string> NewModuleAsync(string name) =>
        Child.LineOfAsync(Child.PowerShell(Repository.Script("Loading", "EmptyModule"), Repository.Manifest, Report.Scratch, name));
}
