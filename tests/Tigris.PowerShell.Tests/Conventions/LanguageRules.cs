using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>The rules on plain English that a program can check. Each method returns the violations in a text.</summary>
internal static partial class LanguageRules
{
    /// <summary>The lowest number of words of a sentence that is too long.</summary>
    private const int LongSentence = 26;

    /// <summary>Finds summaries and descriptions of parameters that begin with a question word instead of a verb or a noun.</summary>
    public static IEnumerable<string> QuestionSummaries(string code) => QuestionSummary().Matches(code).Select(match => match.Value);

    /// <summary>Finds words that name no subject, in names as well.</summary>
    public static IEnumerable<string> VagueWords(string text) => VagueWord().Matches(text).Select(match => match.Value);

    /// <summary>Finds sentences of more than 25 words.</summary>
    public static IEnumerable<string> LongSentences(string markdown) =>
        Sentences(markdown).Where(sentence => sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length >= LongSentence);

    /// <summary>Splits Markdown into sentences, without code blocks and table rows. A heading, a list item and a paragraph each begin a new one.</summary>
    public static IEnumerable<string> Sentences(string markdown)
    {
        var lines = CodeBlock().Replace(markdown, "").Split('\n').Where(line => !line.TrimStart().StartsWith('|'));
        var blocks = BlockStart().Replace(string.Join('\n', lines), "\n\n").Split("\n\n");
        return blocks.SelectMany(block => SentenceEnd().Split(block.Trim())).Where(sentence => sentence.Length > 0);
    }

    /// <summary>Returns the files that people write, without those of these rules, with their paths below the repository's root.</summary>
    public static IEnumerable<(string Path, string Text)> Files() => Directory.EnumerateFiles(Repository.Root)
        .Concat(Directory.EnumerateDirectories(Repository.Root)
            .Where(folder => Path.GetFileName(folder) is not ("artifacts" or ".git"))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)))
        .Where(path => Extensions.Contains(Path.GetExtension(path)) && !Path.GetFileName(path).StartsWith("Language", StringComparison.Ordinal))
        .Select(path => (Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'), File.ReadAllText(path)));

    // Without an extension: the scripts in .ci.
    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        "", ".cs", ".csproj", ".editorconfig", ".js", ".html", ".md", ".props", ".ps1", ".ps1xml", ".psd1", ".psm1", ".resx", ".sh", ".targets", ".txt",
    };

    [GeneratedRegex(@"<(summary|returns|param name=""\w+"")>\s*(///\s*)?(What|Whether|Where|When|Who|Whose|How|Which)\b")]
    private static partial Regex QuestionSummary();

    [GeneratedRegex(@"somebody|nobody|whoever|whatever|anybody|by[\s_]+and[\s_]+by", RegexOptions.IgnoreCase)]
    private static partial Regex VagueWord();

    [GeneratedRegex("^ *```.*?^ *```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"^\s*([-*]|\d+\.|#+)\s+|^[ \t]*\n", RegexOptions.Multiline)]
    private static partial Regex BlockStart();

    [GeneratedRegex(@"(?<=[.!?])\s+")]
    private static partial Regex SentenceEnd();
}
