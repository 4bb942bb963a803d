using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Tests.Billing;

/// <summary>Writes statements for customers.</summary>
public sealed class StatementReportTests : ReportTest
{
    [Fact]
    public void Each_statement_is_a_file_without_a_connection()
    {
        Server.SeedOrganizations(3, number => ($"t{number}", $"Tenant {number}"));
        Run($"$statements = Get-TigrisOrganization | Get-TigrisStatement -Month 2026-03 -PriceBook {Book} -IncludeCost; Disconnect-Tigris").ThrowIfFailed();
        Server.Requests.Clear();

        var files = Run($"$statements | Export-TigrisReport -Folder '{At("new/statements")}' -PartnerName Contoso -PassThru").ThrowIfFailed();

        Assert.Equal(["t0-2026-03.html", "t1-2026-03.html", "t2-2026-03.html"], files.Output.Select(file => ((FileInfo)file.BaseObject).Name));
        var html = File.ReadAllText(At("new/statements/t1-2026-03.html"));
        Assert.Contains("Tenant 1", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Empty(Server.Requests.Entries);
    }

    [Fact]
    public void Names_that_differ_by_case_or_length_have_different_files()
    {
        var ids = new[] { "Acme", "acme", "ACME", "con", "a/b", "a_b", "..", new string('x', 300), new string('x', 301), "nul.", "\u00fcber" };
        Engine.Set("ids", ids);

        var files = Run($"$ids | ForEach-Object {{ {Statement("$_")} }} | Export-TigrisReport -Folder '{Folder}' -PassThru").ThrowIfFailed();

        var names = files.Output.Select(file => ((FileInfo)file.BaseObject).Name).ToArray();
        Assert.Equal(ids.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.Matches("^[a-z0-9_~-]{1,150}\\.html$", name));
        Assert.Equal(ids.Length, Directory.GetFiles(Folder).Length);
    }

    [Fact]
    public void A_statement_that_exists_is_the_error_of_its_record()
    {
        File.WriteAllText(At("a-2026-10.html"), "mine");

        var outcome = Run($"'a', 'b' | ForEach-Object {{ {Statement("$_")} }} | Export-TigrisReport -Folder '{Folder}'");

        Assert.Equal("ReportExists", outcome.ErrorId);
        Assert.Equal("mine", File.ReadAllText(At("a-2026-10.html")));
        Assert.True(File.Exists(At("b-2026-10.html")));
    }

    [Fact]
    public void Two_parts_of_a_month_and_a_correction_have_a_file_each()
    {
        Server.SeedOrganizations(1, _ => ("acme", "x"));
        const string Rows = "[pscustomobject]@{ OrganizationId = 'acme'; EndedOn = '2026-03-10' }, [pscustomobject]@{ OrganizationId = 'acme'; StartedOn = '2026-03-11' }";

        Run($"{Rows} | Get-TigrisStatement -Month 2026-03 -PriceBook {Book} | Export-TigrisReport -Folder '{Folder}'").ThrowIfFailed();
        Run($"[Tigris.Statement]@{{ OrganizationId = 'acme'; Month = '2026-03'; Currency = 'USD'; IsCorrection = $true; Lines = @() }} | Export-TigrisReport -Folder '{Folder}'").ThrowIfFailed();

        Assert.Equal(["acme-2026-03-01-10.html", "acme-2026-03-11-31.html", "acme-2026-03-correction.html"], Directory.GetFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_same_statement_twice_is_an_error_also_with_Force()
    {
        var outcome = Run($"'a', 'a' | ForEach-Object {{ {Statement("$_")} }} | Export-TigrisReport -Folder '{Folder}' -Force");

        Assert.Equal("StatementWrittenTwice", outcome.ErrorId);
    }

    [Fact]
    public void WhatIf_writes_nothing()
    {
        Server.SeedOrganizations(1, _ => ("acme", "x"));

        Run($"{Statement("'a'")} | Export-TigrisReport -Folder '{At("none")}' -WhatIf; Export-TigrisReport '{At("r.html")}' -Month 2026-03 -WhatIf").ThrowIfFailed();

        Assert.Empty(Directory.EnumerateFileSystemEntries(Folder));
        Assert.Empty(Server.Requests.Entries);
    }

    [Theory]
    [InlineData("logo.png", "89504E470D0A1A0A00", "data:image/png;base64,")]
    [InlineData("logo.txt", "FFD8FFE000", "data:image/jpeg;base64,")]
    [InlineData("logo.gif", "474946383961", "data:image/gif;base64,")]
    [InlineData("logo.webp", "524946460000000057454250565038", "data:image/webp;base64,")]
    public void A_logo_is_embedded_by_its_content(string name, string bytes, string expected)
    {
        File.WriteAllBytes(At(name), Convert.FromHexString(bytes));

        Run($"{Statement("'a'")} | Export-TigrisReport -Folder '{Folder}' -LogoPath '{At(name)}'").ThrowIfFailed();

        Assert.Contains(expected, File.ReadAllText(At("a-2026-10.html")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("logo.png", "3C7376673E")]
    [InlineData("logo.png", "")]
    [InlineData("page.png", "3C68746D6C3E")]
    public void A_logo_of_another_type_is_refused(string name, string bytes)
    {
        File.WriteAllBytes(At(name), Convert.FromHexString(bytes));

        var outcome = Run($"{Statement("'a'")} | Export-TigrisReport -Folder '{Folder}' -LogoPath '{At(name)}'");

        Assert.Equal("InvalidLogo", outcome.ErrorId);
        Assert.False(File.Exists(At("a-2026-10.html")));
    }

    [Fact]
    public void A_large_logo_is_refused()
    {
        File.WriteAllBytes(At("logo.png"), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[300 * 1024]]);

        Assert.Equal("InvalidLogo", Run($"{Statement("'a'")} | Export-TigrisReport -Folder '{Folder}' -LogoPath '{At("logo.png")}'").ErrorId);
    }

    [Theory]
    [InlineData("Get-TigrisInvoice acme", "NotStatement")]
    [InlineData("'text'", "NotStatement")]
    [InlineData("[pscustomobject]@{ OrganizationId = 'a'; Month = '2026-10'; PriceBookSha256 = ''; Lines = @('x'); IsFinal = $true; Currency = 'USD'; Subtotal = 1; Total = 1 }", "IncompleteStatement")]
    public void Another_object_is_the_error_of_its_record(string script, string errorId)
    {
        Server.SeedOrganizations(1, _ => ("acme", "x"));

        Assert.Equal(errorId, Run($"{script} | Export-TigrisReport -Folder '{Folder}'").ErrorId);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Folder));
    }

    [Fact]
    public void A_bad_item_of_a_list_does_not_keep_the_others_from_being_written()
    {
        var outcome = Run($"Export-TigrisReport -InputObject @('text', ({Statement("'a'")})) -Folder '{Folder}'");

        Assert.Equal("NotStatement", outcome.ErrorId);
        Assert.Single(Directory.EnumerateFileSystemEntries(Folder));
    }

    [Fact]
    public void A_folder_of_statements_that_is_a_file_is_refused()
    {
        File.WriteAllText(At("file"), "mine");

        var outcome = Run($"{Statement("'a'")} | Export-TigrisReport -Folder '{At("file")}'");

        Assert.Equal("FileNotAccessible", outcome.ErrorId);
        Assert.Contains("names a file", outcome.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(At("file")));
    }

    [Fact]
    public void A_saved_statement_gives_the_same_file_and_rows()
    {
        Server.SeedOrganizations(1, _ => ("acme", "Acme"));
        Run($"$statement = Get-TigrisStatement acme -Month 2026-03 -PriceBook {Book}; $copy = $statement | ConvertTo-Json -Depth 5 | ConvertFrom-Json").ThrowIfFailed();

        Run($"$statement | Export-TigrisReport -Folder '{At("1")}'; $copy | Export-TigrisReport -Folder '{At("2")}'").ThrowIfFailed();

        Assert.Equal(File.ReadAllText(At("1/acme-2026-03.html")), File.ReadAllText(At("2/acme-2026-03.html")));
        Assert.Equal(
            Run("$statement | ConvertTo-TigrisFocus -ProviderName P | ConvertTo-Csv").ThrowIfFailed().Output.Select(line => line.ToString()),
            Run("$copy | ConvertTo-TigrisFocus -ProviderName P | ConvertTo-Csv").ThrowIfFailed().Output.Select(line => line.ToString()));
    }

    [Fact]
    [Trait("Coverage", "excluded")]
    public async Task A_full_disk_leaves_the_old_statement()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has the limit that this test sets.");
        File.WriteAllText(At("a-2026-10.html"), "mine");
        File.WriteAllBytes(At("logo.png"), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[100 * 1024]]);

        // The limit is smaller than the statement with its logo.
        var session = SessionProcess.OfFullDisk(
            $"{Statement("'a'")} | Export-TigrisReport -Folder '{Folder}' -LogoPath '{At("logo.png")}' -Force -ErrorAction SilentlyContinue -ErrorVariable failures; $failures | ForEach-Object {{ $_.FullyQualifiedErrorId.Split(',')[0] }}",
            kibibytes: 16);
        var result = await session.RunAsync();

        Assert.Equal(["FileNotAccessible"], result.Lines);
        Assert.Equal("mine", File.ReadAllText(At("a-2026-10.html")));
        Assert.Equal(["a-2026-10.html", "logo.png"], Directory.GetFiles(Folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    [Trait("Coverage", "excluded")]
    public async Task A_statement_that_cannot_be_written_leaves_no_folder()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has the limit that this test sets.");
        File.WriteAllBytes(At("logo.png"), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[100 * 1024]]);

        var session = SessionProcess.OfFullDisk(
            $"{Statement("'a'")} | Export-TigrisReport -Folder '{At("new/statements")}' -LogoPath '{At("logo.png")}' -ErrorAction SilentlyContinue -ErrorVariable failures; $failures | ForEach-Object {{ $_.FullyQualifiedErrorId.Split(',')[0] }}",
            kibibytes: 16);
        var result = await session.RunAsync();

        Assert.Equal(["FileNotAccessible"], result.Lines);
        Assert.Equal([At("logo.png")], Directory.GetFileSystemEntries(Folder));
    }
}
