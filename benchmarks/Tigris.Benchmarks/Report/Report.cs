using System;
using System.IO;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Tigris.Benchmarks;

/// <summary>Where results go: always to the screen, and into the docs where that is asked for.</summary>
internal sealed class Report
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly bool _docs;

    private Report(bool docs) => _docs = docs;

    /// <summary>A folder for what is only made on the way.</summary>
    public static string Scratch => Folder(Repository.File("artifacts", "benchmarks"));

    /// <summary>A folder for charts.</summary>
    public string Images => _docs ? Folder(Repository.File("docs", "images")) : Scratch;

    public static Report To(bool docs) => new(docs);

    /// <summary>Takes the results of one kind of measurement, as a table and as they are.</summary>
    /// <param name="section">The name of the section in docs/performance.md and in the JSON.</param>
    /// <param name="table">For people.</param>
    /// <param name="results">For programs.</param>
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
