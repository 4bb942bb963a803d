using System.IO;

namespace Tigris.PowerShell.Tests.Billing;

/// <summary>A test of Export-TigrisReport, with a separate folder.</summary>
public abstract class ReportTest : EmulatorTest
{
    private protected const string Book = "(New-TigrisPriceBook -MarkupPercent 20)";

    private protected string At(string name) => Path.Combine(Folder, name);

    private protected static string Statement(string id) =>
        $"[Tigris.Statement]@{{ OrganizationId = {id}; Month = '2026-10'; Currency = 'USD'; IsFinal = $true; Total = 1; Lines = [Tigris.StatementLine[]]@([Tigris.StatementLine]@{{ Description = 'x'; Amount = 1 }}) }}";
}
