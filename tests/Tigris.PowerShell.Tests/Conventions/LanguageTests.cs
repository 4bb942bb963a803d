using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>
/// Checks the language of all texts. The numbers are the remaining violations. They only go down: a change that lowers a count also lowers its number here.
/// </summary>
public sealed class LanguageTests(ITestOutputHelper log)
{
    private const int QuestionSummaries = 0;
    private const int VagueWords = 0;
    private const int LongSentences = 26;

    [Fact]
    public void Summaries_do_not_begin_with_a_question_word() => CountAtMost(QuestionSummaries, nameof(QuestionSummaries), ".cs", LanguageRules.QuestionSummaries);

    [Fact]
    public void Texts_and_names_name_their_subject() => CountAtMost(VagueWords, nameof(VagueWords), "", LanguageRules.VagueWords);

    [Fact]
    public void Sentences_in_documentation_have_at_most_25_words() => CountAtMost(LongSentences, nameof(LongSentences), ".md", LanguageRules.LongSentences);

    [Theory]
    [InlineData("/// <summary>Whether it is open.</summary>", 1)]
    [InlineData("/// <summary>\n    /// How it was closed.\n    /// </summary>", 1)]
    [InlineData("/// <param name=\"mode\">Whether it is open.</param>", 1)]
    [InlineData("/// <summary>Returns what the server sent.</summary>", 0)]
    [InlineData("/// <summary>Whichever comes first.</summary>", 0)]
    public void A_question_word_counts_at_the_start_of_a_summary(string code, int expected) =>
        Assert.Equal(expected, LanguageRules.QuestionSummaries(code).Count());

    [Fact]
    public void A_vague_word_counts_in_text_and_in_names()
    {
        Assert.Equal(3, LanguageRules.VagueWords("There is nobody. NOBODY_answers_the_call, TellNobody()").Count());
        Assert.Equal(["by and by", "By_and_by"], LanguageRules.VagueWords("It ends by and by. By_and_by_it_ends"));
        Assert.Empty(LanguageRules.VagueWords("The body of a response"));
    }

    [Theory]
    [InlineData(25, "", 0)]
    [InlineData(26, "", 1)]
    [InlineData(26, "- ", 1)]
    [InlineData(26, "| ", 0)]
    [InlineData(26, "```\n", 0)]
    public void A_long_sentence_counts_outside_of_tables_and_code(int words, string before, int expected)
    {
        var sentence = string.Join(' ', Enumerable.Repeat("word", words)) + ".";
        var markdown = $"# Title\n\n{before}{sentence} Short one.\nAnother one!\n{(before == "```\n" ? "```\n" : "")}\nThe end.\n";

        Assert.Equal(expected, LanguageRules.LongSentences(markdown).Count());
    }

    [Fact]
    public void A_heading_and_a_list_item_begin_a_new_sentence() => Assert.Equal(
        ["Title", "First item", "Second item.", "Next one", "A paragraph on two lines."],
        LanguageRules.Sentences("# Title\n- First item\n- Second item. Next one\n\nA paragraph on\ntwo lines.\n").Select(text => text.Replace('\n', ' ')));

    private void CountAtMost(int checkedIn, string constant, string extension, Func<string, IEnumerable<string>> rule)
    {
        var found = LanguageRules.Files()
            .Where(file => file.Path.EndsWith(extension, StringComparison.Ordinal))
            .Select(file => (file.Path, Count: rule(file.Text).Count()))
            .Where(file => file.Count > 0).ToArray();
        var count = found.Sum(file => file.Count);

        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{constant}: {count} counted, {checkedIn} checked in."));
        if (count < checkedIn)
        {
            log.WriteLine($"Lower {constant} in LanguageTests.cs to {count}.");
        }

        Assert.True(
            count <= checkedIn,
            $"{constant}: {count} counted, and only {checkedIn} are allowed. Rewrite your text: see CONTRIBUTING.md.\n"
                + string.Join('\n', found.OrderByDescending(file => file.Count).Select(file => $"{file.Count,4} {file.Path}")));
    }
}
