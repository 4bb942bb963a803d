using System;
using System.IO;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Tigris.Benchmarks;

/// <summary>Writes results to the screen and, on request, into the docs.</summary>
internal sealed class Report
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly bool _docs;

    private Report(bool docs) => _docs = docs;

    /// <summary>The folder for temporary files.</summary>
    public static string Scratch => Folder(Repository.File("artifacts", "benchmarks"));

    /// <summary>The folder for charts.</summary>
    public string Images => _docs ? Folder(Repository.File("docs", "images")) : Scratch;

    public static Report To(bool docs) => new(docs);

    /// <summary>Adds the results of one kind of measurement, as a table and as objects.</summary>
    /// <param name="section">The name of the section in docs/performance.md and in the JSON.</param>
    /// <param name="table">The table for readers.</param>
    /// <param name="results">The objects for programs.</param>
    public void Publish(string section, MarkdownTable table, object results)
    {
        Console.WriteLine(table.Text);
        var file = _docs ? Repository.File("docs", "performance.json") : Path.Combine(Scratch, "performance.json");
        var all = File.Exists(file) ? JsonNode.Parse(File.ReadAllText(file))!.AsObject() : [];
        all["machine"] = JsonSerializer.SerializeToNode(Machine.Describe(), Readable);
        all[section] = JsonSerializer.SerializeToNode(results, Readable);
        File.WriteAllText(file, all.ToJsonString(Readable) + "\n");
        if (_docs)
        {
            Write(Repository.File("docs", "performance.md"), section, table.Text);
        }
    }

    private static void Write(string page, string section, string table)
    {
        var place = new Regex($"(?<=<!-- {section} -->\n).*?(?=<!-- end of {section} -->)", RegexOptions.Singleline);
        File.WriteAllText(page, place.Replace(File.ReadAllText(page), table.Replace("$", "$$", StringComparison.Ordinal)));
    }

    private static string Folder(string path) => Directory.CreateDirectory(path).FullName;
}
