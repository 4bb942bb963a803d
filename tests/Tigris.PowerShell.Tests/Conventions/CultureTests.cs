using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>Checks that scripts on pages and in samples format dates independently of the culture. Under th-TH, the year would be 2569.</summary>
public sealed partial class CultureTests
{
    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Repository.File("docs"), "*.md", SearchOption.AllDirectories)
        .Concat(Directory.EnumerateFiles(Repository.File("samples"), "*.ps*1", SearchOption.AllDirectories))
        .Append(Repository.File("README.md"))
        .Select(file => Path.GetRelativePath(Repository.File(), file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_date_is_formatted_with_the_invariant_culture(string file)
    {
        var lines = File.ReadAllLines(Repository.File(file)).Where(line => Format().IsMatch(line));

        Assert.All(lines, line => Assert.Contains("[cultureinfo]::InvariantCulture", line, System.StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex(@"ToString\('[^']*(yyyy|MM|dd|HH)|Get-Date\s+-(Format|UFormat)|-f\s*\[datetime")]
    private static partial Regex Format();
}
