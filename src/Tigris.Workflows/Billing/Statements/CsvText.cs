using System.Text;

namespace Tigris.Workflows;

/// <summary>Texts for CSV files that spreadsheets open.</summary>
internal static class CsvText
{
    // A tab and the ends of lines begin a cell by themselves. Spreadsheets for East Asian languages accept the wide forms.
    private const string Dangerous = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";
    private const string Delimiters = ",;|\"\t\r\n";

    /// <summary>
    /// Puts an apostrophe before each character that begins a formula: at the beginning of the text, and after a delimiter or a quotation
    /// mark, where a spreadsheet with another delimiter begins a cell.
    /// </summary>
    public static string? Neutralize(string? text)
    {
        if (text is null)
        {
            return null;
        }

        StringBuilder? safe = null;
        var isStart = true;
        for (var index = 0; index < text.Length; index++)
        {
            var letter = text[index];
            if (isStart && Dangerous.IndexOf(letter) >= 0)
            {
                safe ??= new StringBuilder(text, 0, index, text.Length + 8);
                safe.Append('\'');
            }

            safe?.Append(letter);
            isStart = Delimiters.IndexOf(letter) >= 0 || (isStart && letter == ' ');
        }

        return safe?.ToString() ?? text;
    }
}
