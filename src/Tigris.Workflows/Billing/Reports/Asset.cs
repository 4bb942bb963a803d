using System;
using System.Collections.Concurrent;
using System.IO;
using System.Text;

namespace Tigris.Workflows;

/// <summary>The styles and scripts of reports, which are embedded in this assembly.</summary>
internal static class Asset
{
    public const string Chart = "chart.umd.min.js";
    public const string ReportScript = "report.js";
    public const string ReportStyle = "report.css";
    public const string StatementStyle = "statement.css";

    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);

    /// <summary>
    /// Returns the text of a file with the line ends that a browser reads, so that its hash equals the hash that the browser computes.
    /// </summary>
    public static string Read(string name) => Texts.GetOrAdd(name, Load);

    private static string Load(string name)
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream("Tigris.Workflows.Assets." + name)
            ?? throw new InvalidOperationException(name);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = reader.ReadToEnd().Replace("\r\n", "\n");

        // A debugger would request the source map of the library.
        var map = text.LastIndexOf("//# sourceMappingURL=", StringComparison.Ordinal);
        return map < 0 ? text : text.Substring(0, map);
    }
}
