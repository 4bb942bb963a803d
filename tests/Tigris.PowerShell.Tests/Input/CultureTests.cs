using System;
using System.Globalization;
using System.Linq;

namespace Tigris.PowerShell.Tests.Input;

/// <summary>Checks input, views and files in several cultures.</summary>
public sealed class CultureTests : EmulatorTest
{
    private static bool HasCultures => !(AppContext.TryGetSwitch("System.Globalization.Invariant", out var invariant) && invariant)
        && new CultureInfo("tr-TR").TextInfo.ToUpper("i") == "\u0130";

    public static TheoryData<string> Cultures => ["tr-TR", "th-TH", "ar-SA", "de-DE", "fa-IR"];

    [Invariant("runtimes")]
    [Theory]
    [MemberData(nameof(Cultures))]
    public void Wildcards_ignore_case_by_the_invariant_rules(string culture)
    {
        RequireCultures();
        In(culture, "'images-i', 'INFO' | ForEach-Object { New-TigrisOrganization $_ $_ }; New-TigrisBucket images-i images-bucket").ThrowIfFailed();

        Assert.Equal(["images-i"], In(culture, "Get-TigrisOrganization IMAGES*").ThrowIfFailed().Texts("OrganizationId"));
        Assert.Equal(["INFO"], In(culture, "Get-TigrisOrganization inf?").ThrowIfFailed().Texts("OrganizationId"));
        Assert.Equal(["images-bucket"], In(culture, "Get-TigrisBucket images-i IMAGES-*").ThrowIfFailed().Texts("BucketName"));
        Assert.NotEmpty(In(culture, "Get-TigrisUsage images-i -Metric 'STORAGE USED - INFREQUENT*'").ThrowIfFailed().Output);
    }

    [Invariant("runtimes")]
    [Theory]
    [MemberData(nameof(Cultures))]
    public void Sizes_and_numbers_have_a_decimal_point_and_never_a_comma(string culture)
    {
        RequireCultures();
        In(culture, "New-TigrisOrganization acme Acme -Quota 1.5TIB").ThrowIfFailed();

        Assert.Equal(1536L << 30, In(culture, "Get-TigrisOrganization acme").ThrowIfFailed().Values("Quota").Single());
        Assert.Equal("InvalidSize", In(culture, "Set-TigrisOrganization acme -Quota '1,5TB'").ErrorId);
        Assert.Equal("InvalidSize", In(culture, "Set-TigrisOrganization acme -Quota '۱GB'").ErrorId);
    }

    [Invariant("runtimes")]
    [Theory]
    [MemberData(nameof(Cultures))]
    public void Months_are_those_of_the_Gregorian_calendar(string culture)
    {
        RequireCultures();
        In(culture, "New-TigrisOrganization acme Acme").ThrowIfFailed();

        Assert.Equal(["2026-02", "2026-01"], In(culture, "Get-TigrisInvoice acme -Month 2026-02, ([datetime]::new(2026, 1, 15))").ThrowIfFailed().Texts("Month"));
        Assert.Contains("starting_on=2026-02-01T00:00:00Z", Sent(culture, "Get-TigrisUsage acme -Month 2026-02"), StringComparison.Ordinal);
        Assert.Contains("starting_on=2026-03-04T00:00:00Z", Sent(culture, "Get-TigrisUsage acme -StartingOn 2026-03-04"), StringComparison.Ordinal);
    }

    [Invariant("runtimes")]
    [Theory]
    [MemberData(nameof(Cultures))]
    public void Views_show_the_same_text_as_without_a_culture(string culture)
    {
        Run("New-TigrisOrganization acme Acme -Quota 1536GB").ThrowIfFailed();
        const string Views = """
            Get-TigrisInvoice acme -Month 2026-01 | Format-List | Out-String -Width 120
            Get-TigrisInvoice acme -Month 2026-01 -Line | Format-Table | Out-String -Width 120
            Get-TigrisOrganization acme | Format-Table | Out-String -Width 120
            Get-TigrisUsage acme -Month 2026-01 | Format-Table | Out-String -Width 120
            """;
        var expected = Run(Views).ThrowIfFailed().Output.Select(text => text.ToString()).ToArray();

        RequireCultures();

        Assert.Equal(expected, In(culture, Views).ThrowIfFailed().Output.Select(text => text.ToString()));
    }

    private string Sent(string culture, string command)
    {
        In(culture, command).ThrowIfFailed();
        return Uri.UnescapeDataString(Server.Requests.Entries[^1].RawTarget);
    }

    // The culture belongs to the pipeline thread, so each script sets it.
    private Outcome In(string culture, string script) => Run($"[cultureinfo]::CurrentCulture = '{culture}'; {script}");

    private static void RequireCultures() => Assert.SkipUnless(
        HasCultures, "There are no cultures here: ICU is not installed (on Debian: apt-get install libicu72), or the process runs without globalization.");
}
