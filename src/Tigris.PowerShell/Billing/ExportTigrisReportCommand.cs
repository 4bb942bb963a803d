using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Writes a report of a month as an HTML file, or a statement for each customer.</summary>
[Cmdlet(VerbsData.Export, "TigrisReport", DefaultParameterSetName = ReportSet, SupportsShouldProcess = true, HelpUri = HelpPages.Guide)]
[OutputType(typeof(FileInfo))]
public sealed class ExportTigrisReportCommand : BulkCmdlet
{
    private const string ReportSet = "Report";
    private const string StatementSet = "Statement";
    private const decimal MinRate = 0.000001m;
    private const decimal MaxRate = 1_000_000_000m;

    private ReportFile? _file;
    private StatementFolder? _folder;
    private LoadedPriceBook? _book;
    private decimal? _rate;
    private PartnerIdentity _partner = new();

    /// <summary>The file of the report.</summary>
    [Parameter(ParameterSetName = ReportSet, Mandatory = true, Position = 0)]
    public string Path { get; set; } = "";

    /// <summary>The month, as yyyy-MM or a date. The report also contains the 11 months before it. The default is the previous month.</summary>
    [Parameter(ParameterSetName = ReportSet, Position = 1)]
    [Month]
    [ArgumentCompleter(typeof(MonthCompleter))]
    public string? Month { get; set; }

    /// <summary>The price book for the revenue: a path, JSON text, or the output of New-TigrisPriceBook. Without it the report has costs alone.</summary>
    [Parameter(ParameterSetName = ReportSet)]
    public object? PriceBook { get; set; }

    /// <summary>
    /// The contracts, which change the revenue: rows with OrganizationId and, where needed, Plan, StartedOn, EndedOn and Credit, as Get-TigrisStatement reads them.
    /// </summary>
    [Parameter(ParameterSetName = ReportSet)]
    [ValidateNotNull]
    public object[]? Contract { get; set; }

    /// <summary>The price of a US dollar in the currency of the price book, for costs and margins. A price book in US dollars needs none.</summary>
    [Parameter(ParameterSetName = ReportSet)]
    [BlankAsNull]
    public object? ExchangeRate { get; set; }

    /// <summary>The statements, as Get-TigrisStatement returns them.</summary>
    [Parameter(ParameterSetName = StatementSet, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [Record]
    public object? InputObject { get; set; }

    /// <summary>The folder for one file for each statement. It is created if it doesn't exist.</summary>
    [Parameter(ParameterSetName = StatementSet, Mandatory = true)]
    public string Folder { get; set; } = "";

    /// <summary>The text above the lines of a statement. A line break starts a paragraph.</summary>
    [Parameter(ParameterSetName = StatementSet)]
    public string? Introduction { get; set; }

    /// <summary>The text at the end of a statement. A line break starts a paragraph.</summary>
    [Parameter(ParameterSetName = StatementSet)]
    public string? Footer { get; set; }

    /// <summary>The name of the partner.</summary>
    [Parameter]
    public string? PartnerName { get; set; }

    /// <summary>A picture of at most 256 KiB: PNG, JPEG, GIF or WebP. Each file contains it.</summary>
    [Parameter]
    public string? LogoPath { get; set; }

    /// <summary>Replaces files that exist, also if they are read-only.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the files that were written.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter PassThru { get; set; }

    // Statements are written without a request.
    private protected override bool NeedsConnection => ParameterSetName == ReportSet;

    private protected override void Open()
    {
        _partner = new PartnerIdentity
        {
            Name = PartnerName,
            Logo = LogoPath is null ? null : LogoFile.Read(UserFile.Resolve(this, LogoPath)),
            Introduction = Introduction,
            Footer = Footer,
        };
        if (ParameterSetName == StatementSet)
        {
            _folder = new StatementFolder(ClientLoader.Services, UserFile.ResolveFolder(this, Folder), Force);
            return;
        }

        _book = PriceBook is null ? null : PriceBooks.Read(PriceBook, this);
        _rate = Amount.Read(ExchangeRate, nameof(ExchangeRate), MinRate, MaxRate);
        if (_book is not null)
        {
            Rating.RequireRate(_book, _rate);
        }
    }

    private protected override void CloseFiles() => _file?.Dispose();

    private protected override void ProcessInput()
    {
        if (ParameterSetName == StatementSet)
        {
            WriteStatement();
        }
        else
        {
            Attempt(Path, WriteReport);
        }
    }

    private void WriteStatement()
    {
        foreach (var item in Piped.Bare(InputObject) is IList { Count: > 0 } list ? list.Cast<object?>() : [InputObject])
        {
            Attempt(BillTarget.OrganizationOf(item), () => Write(PipedStatement.Read(item)
                ?? throw new TigrisArgumentException("NotStatement", MessageText.Of(Messages.NotStatement, item is null ? "null" : PSObject.AsPSObject(item).TypeNames[0]), item)));
        }
    }

    private void Write(Statement statement)
    {
        var file = _folder!.PathOf(statement);
        _folder.Require(file);
        if (!Confirmed(file, MessageText.Of(Messages.ActionWriteStatement, statement.OrganizationId, statement.Month)))
        {
            return;
        }

        _folder.Write(file, StatementDocument.Write(statement, _partner));
        if (PassThru)
        {
            Output.WriteObject(new FileInfo(file));
        }
    }

    private void WriteReport()
    {
        var client = Active.Client();
        var month = Workflows.Month.BegunOrLast(Month, client.UtcNow);
        var path = UserFile.Resolve(this, Path);
        UserFile.RequireDistinct(path, nameof(Path), PriceBooks.PathOf(PriceBook, this), nameof(PriceBook));
        UserFile.RequireDistinct(path, nameof(Path), LogoPath is null ? null : UserFile.Resolve(this, LogoPath), nameof(LogoPath));
        ReportFile.Require(path, Force);
        var contracts = ReadContracts();
        var data = new ReportData(month, _book, _rate, client.UtcNow) { Contracts = contracts };
        data.RequireContracts();
        if (!Confirmed(path, MessageText.Of(Messages.ActionWriteReport, month)))
        {
            return;
        }

        _file = ReportFile.Open(ClientLoader.Services, path, Force);
        Read(data);

        // With -ErrorAction Stop, an error ends the command here, and no report is written.
        AwaitCalls();
        Finish(_file, data);
    }

    private ReportContracts ReadContracts()
    {
        if (Contract is not null && _book is null)
        {
            throw new TigrisArgumentException("ContractWithoutPrices", Messages.ContractWithoutPrices, null);
        }

        var contracts = new ReportContracts();
        var columns = new RowColumns(typeof(GetTigrisStatementCommand));
        foreach (var (row, number) in (Contract ?? []).Select((row, index) => (row, index + 1)))
        {
            try
            {
                contracts.Add(ContractRow.Read(row));
            }
            catch (TigrisArgumentException exception)
            {
                throw new TigrisArgumentException(exception.ErrorId, MessageText.Of(Messages.FailedForRow, number, exception.Message), exception.Value, exception);
            }

            foreach (var (column, parameter) in columns.NearMisses(PSObject.AsPSObject(row)))
            {
                WriteWarning(MessageText.Of(Messages.ColumnNotUsed, number, VisibleText.Of(column), parameter));
            }
        }

        return contracts;
    }

    private void Read(ReportData data)
    {
        var reader = new ReportReader(data);
        foreach (var month in data.Months)
        {
            Start($"{Active.ProviderId} {month.Month}", call => reader.ReadAccountAsync(call, month.Month));
        }

        var listed = new HashSet<string>(StringComparer.Ordinal);
        ForEachListedOrganization(Active.ProviderId, organization =>
        {
            listed.Add(organization.OrganizationId);
            Start(organization.OrganizationId, call => reader.ReadAsync(call, organization));
        });
        if (data.Contracts.OrganizationIds.Where(id => !listed.Contains(id)).ToArray() is { Length: > 0 } unknown)
        {
            WriteWarning(MessageText.Of(Messages.WarnContractsUnknown, string.Join(", ", unknown.Select(VisibleText.Of))));
        }
    }

    private void Finish(ReportFile file, ReportData data)
    {
        if (data.Current.InvoiceStatus == "PAST_DUE")
        {
            WriteWarning(MessageText.Of(Messages.WarnAccountPastDue, data.Current.Month));
        }

        if (data.Failed.Count > 0)
        {
            WriteWarning(MessageText.Of(Messages.WarnReportIncomplete, file.FullName, data.Failed.Count));
        }

        file.Write(new ReportDocument(data, _partner, ClientLoader.Json).Write());
        if (PassThru)
        {
            Output.WriteObject(new FileInfo(file.FullName));
        }
    }
}
