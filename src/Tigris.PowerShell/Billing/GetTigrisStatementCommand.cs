using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Computes the bills of a partner's customers for a month: the usage of organizations at the prices of a price book.</summary>
[Cmdlet(VerbsCommon.Get, "TigrisStatement", HelpUri = HelpPages.Guide)]
[OutputType(typeof(Statement), typeof(StatementLine))]
public sealed class GetTigrisStatementCommand : BillingCmdlet
{
    private const decimal MinRate = 0.000001m;
    private const decimal MaxRate = 1_000_000_000m;

    private readonly StatementPeriods _periods = new();
    private LoadedPriceBook _book = null!;
    private StatementRun _run = null!;
    private decimal? _rate;
    private string[] _months = [];

    /// <summary>The months, as yyyy-MM or dates. The default is the previous month.</summary>
    [Parameter(Position = 1)]
    [Month]
    [ArgumentCompleter(typeof(MonthCompleter))]
    public string[]? Month { get; set; }

    /// <summary>The price book: the path of a file, JSON text, a hashtable, an object, or the output of New-TigrisPriceBook.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNull]
    public object? PriceBook { get; set; }

    /// <summary>The name of the plan. Without one, the price book determines the plan by the id of the organization.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? Plan { get; set; }

    /// <summary>The first day of the contract, UTC. Usage before it isn't billed, and monthly amounts are prorated.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankAsNull]
    public object? StartedOn { get; set; }

    /// <summary>The last day of the contract, UTC. Usage after it isn't billed, and monthly amounts are prorated.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankAsNull]
    public object? EndedOn { get; set; }

    /// <summary>A credit in the currency of the price book, in addition to the credit of the plan. It reduces the total to 0 at most.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankAsNull]
    public object? Credit { get; set; }

    /// <summary>Reads the vendor's invoice too, for cost, margin and status.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter IncludeCost { get; set; }

    /// <summary>The price of a US dollar in the currency of the price book.</summary>
    [Parameter]
    [BlankAsNull]
    public object? ExchangeRate { get; set; }

    /// <summary>The file with earlier statements, which ConvertTo-Json wrote. The output has the differences as corrections.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Against { get; set; }

    /// <summary>Returns flat lines for a CSV: numbers and dates are the same in each culture, and no text is a formula.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter Line { get; set; }

    private protected override void Open()
    {
        var now = Active.Client().UtcNow;
        _months = ReadMonths(Month, () => Workflows.Month.StartOf(now).AddMonths(-1));
        foreach (var month in _months)
        {
            Workflows.Month.RequireBegun(month, now);
        }

        _book = PriceBooks.Read(PriceBook, this);
        _rate = Amount.Read(ExchangeRate, nameof(ExchangeRate), MinRate, MaxRate);
        Rating.RequireRate(_book, _rate);
        var against = Against is { } path ? SavedStatements.Read(ClientLoader.Json, UserFile.Resolve(this, path), path) : null;
        var isMany = MyInvocation.ExpectingInput || OrganizationId.Length > 1 || OrganizationId.Any(WildcardPattern.ContainsWildcardCharacters);
        _run = new StatementRun(_book, IncludeCost, against, new OrganizationActivity(isMany));
    }

    private protected override void ProcessBill(string organizationId, string? organizationName)
    {
        var isActive = PipedState.IsActive(this);
        var line = Line;
        var contract = ContractRow.Of(organizationId, Plan, StartedOn, EndedOn, Credit);
        foreach (var month in _months)
        {
            var input = contract with { OrganizationName = organizationName, Month = month, ExchangeRate = _rate };
            Rating.Require(_book, input);
            _periods.Require(input, _book.Content.Basis);
            Start(organizationId, async call =>
            {
                var statement = await _run.RunAsync(call, input, isActive).ConfigureAwait(false);
                IEnumerable<object> output = line ? statement.Lines.Select(StatementRow.Of) : [statement];
                foreach (var item in output)
                {
                    call.Write(item);
                }
            });
        }
    }
}
