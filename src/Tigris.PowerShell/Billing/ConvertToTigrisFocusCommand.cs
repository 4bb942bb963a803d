using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace Tigris.PowerShell.Commands;

/// <summary>Converts invoices or statements to rows of the FOCUS 1.2 format. Sends no request.</summary>
[Cmdlet(VerbsData.ConvertTo, "TigrisFocus", HelpUri = HelpPages.Guide)]
[OutputType(typeof(FocusRow))]
public sealed class ConvertToTigrisFocusCommand : InputCmdlet
{
    private bool _hasWarned;
    private bool _isNamed;

    /// <summary>Invoices of Get-TigrisInvoice for the cost view, or statements of Get-TigrisStatement for the bill view.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [Record]
    public object? InputObject { get; set; }

    /// <summary>The name of the company that sells the service. The default for invoices is Tigris Data. For statements it is the partner.</summary>
    [Parameter]
    public string? ProviderName { get; set; }

    /// <summary>The name of the company that makes the service. The default is Tigris Data.</summary>
    [Parameter]
    public string? PublisherName { get; set; }

    /// <summary>
    /// The name of the company that issues the invoice. The default is the provider. With another company, BilledCost is 0, as the format
    /// requires.
    /// </summary>
    [Parameter]
    public string? InvoiceIssuerName { get; set; }

    /// <summary>The id of the account that is billed. The default is the id of the organization.</summary>
    [Parameter]
    public string? BillingAccountId { get; set; }

    /// <summary>The display name of the account that is billed. The default is the name of the organization, or else its id.</summary>
    [Parameter]
    public string? BillingAccountName { get; set; }

    /// <summary>The ISO 4217 code of the currency of invoices. The default is USD. Statements have their own currency.</summary>
    [Parameter]
    [ValidatePattern("^[A-Z]{3}$", Options = RegexOptions.None)]
    public string? BillingCurrency { get; set; }

    private protected override void ProcessInput()
    {
        object?[] items = Piped.Bare(InputObject) is IList { Count: > 0 } list ? [.. list.Cast<object?>()] : [InputObject];
        foreach (var item in items)
        {
            Attempt(BillTarget.NameOf(item), () => Write(item));
        }
    }

    private void Write(object? item)
    {
        foreach (var row in Convert(item))
        {
            WarnOfIssuer(row);
            Output.WriteObject(CsvCells.Of(row));
        }
    }

    private IEnumerable<FocusRow> Convert(object? item) =>
        PipedInvoice.Read(item) is { } invoice ? FocusInvoice.Convert(invoice, Names())
        : PipedStatement.Read(item) is { } statement ? FocusStatement.Convert(Require(statement), Names())
        : throw new TigrisArgumentException("NotBill", MessageText.Of(Messages.NotBill, item is null ? "null" : PSObject.AsPSObject(item).TypeNames[0]), item);

    private Statement Require(Statement statement)
    {
        if (BillingCurrency is not null && BillingCurrency != statement.Currency)
        {
            throw new TigrisArgumentException("BillingCurrencyMismatch", MessageText.Of(Messages.BillingCurrencyMismatch, statement.Currency, BillingCurrency), statement.Currency);
        }

        if (!_isNamed && ProviderName is null && InvoiceIssuerName is null)
        {
            WriteWarning(MessageText.Of(Messages.WarnNoProvider, FocusStatement.Partner));
        }

        _isNamed = true;
        return statement;
    }

    private FocusNames Names() => new()
    {
        ProviderName = ProviderName,
        PublisherName = PublisherName,
        InvoiceIssuerName = InvoiceIssuerName,
        BillingAccountId = BillingAccountId,
        BillingAccountName = BillingAccountName,
        BillingCurrency = BillingCurrency,
    };

    private void WarnOfIssuer(FocusRow row)
    {
        if (!_hasWarned && row.ProviderName != row.InvoiceIssuerName)
        {
            _hasWarned = true;
            WriteWarning(MessageText.Of(Messages.WarnOtherIssuer, row.InvoiceIssuerName, row.ProviderName));
        }
    }
}
