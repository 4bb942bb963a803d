using System.IO;
using System.Management.Automation;
using System.Text;

namespace Tigris.PowerShell.Commands;

/// <summary>Creates a price book from the vendor's public list prices, with an optional markup. Sends no request.</summary>
[Cmdlet(VerbsCommon.New, "TigrisPriceBook", SupportsShouldProcess = true, HelpUri = HelpPages.Guide)]
[OutputType(typeof(PriceBook))]
public sealed class NewTigrisPriceBookCommand : InputCmdlet
{
    /// <summary>The file to write the price book to.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>The markup on each list price in per cent, from -100 to 10000. The default is 0.</summary>
    [Parameter]
    [BlankAsNull]
    public object? MarkupPercent { get; set; }

    /// <summary>Replaces an existing file.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter Force { get; set; }

    private protected override void ProcessInput()
    {
        var text = ListPrices.Create(Amount.Read(MarkupPercent, nameof(MarkupPercent), ListPrices.MinMarkup, ListPrices.MaxMarkup) ?? 0);
        var source = Path is { } path && Save(UserFile.Resolve(this, path), text)
            ? PriceBookText.Read(UserFile.Resolve(this, path), path)
            : PriceBookText.Of(text);
        Output.WriteObject(PriceBooks.Reader.Read(source).Book);
    }

    private bool Save(string path, string text)
    {
        if (!Force && File.Exists(path))
        {
            throw new TigrisFileException("PriceBookExists", MessageText.Of(Messages.PriceBookExists, path), path);
        }

        if (!Output.Confirm(path, Messages.ActionWritePriceBook))
        {
            return false;
        }

        FileOperation.Run(path, () =>
        {
            using var file = ClientLoader.Files.Replace(path, Force, Force);
            file.Commit(Encoding.UTF8.GetBytes(text));
        });
        return true;
    }
}
