using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Validates price books, and reports each error with its position and a correction. Sends no request.</summary>
[Cmdlet(VerbsDiagnostic.Test, "TigrisPriceBook", HelpUri = HelpPages.Guide)]
[OutputType(typeof(PriceBookFinding))]
public sealed class TestTigrisPriceBookCommand : InputCmdlet
{
    /// <summary>The price book to test: the path of a file, a file, JSON text, a hashtable, an object, or a price book.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [Record]
    public object? PriceBook { get; set; }

    private protected override void ProcessInput()
    {
        foreach (var finding in PriceBooks.Reader.Check(PriceBooks.TextOf(PriceBook, this)))
        {
            Output.WriteObject(finding);
        }
    }
}
