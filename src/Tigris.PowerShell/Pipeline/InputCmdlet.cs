using System;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>
/// The base of every command. Explicit arguments are checked once, before the first record. The failure of a record is one error, of
/// any exception type; only the engine's own control exceptions end the pipeline.
/// </summary>
public abstract class InputCmdlet : PSCmdlet
{
    private CmdletOutput? _output;
    private Preferences? _preferences;
    private readonly RecordCounter _records = new();
    private string[]? _given;
    private RowColumns? _columns;
    private bool _isResumed;
    private int? _resumedRow;

    /// <summary>The values of the common parameters.</summary>
    private protected Preferences Preferences => _preferences ??= Preferences.Of(this);

    /// <summary>The number of the current record in the pipeline's input, from 1; null without such input, and before the first record.</summary>
    private protected int? InputRow => _isResumed ? _resumedRow : MyInvocation.ExpectingInput && _records.Row > 0 ? _records.Row : null;

    private RowColumns Columns => _columns ??= new RowColumns(GetType());

    /// <summary>The number of records that were refused before a call was started for them.</summary>
    private protected int RefusedRecords { get; private set; }

    private protected CmdletOutput Output => _output ??= new CmdletOutput(this, Preferences);

    /// <summary>true while records of the pipeline's input are bound; false for arguments of the command line.</summary>
    internal bool ReadsInput { get; private set; }

    /// <summary>Counts the record that the engine binds.</summary>
    internal void BeginRecord() => _records.Begin(InputPosition.CurrentOf(this));

    /// <summary>Returns to a record after the end of the input, for the errors that follow.</summary>
    private protected void ResumeRow(int? row)
    {
        _isResumed = true;
        _resumedRow = row;
    }

    /// <summary>Refuses a record that the engine can't bind, before the engine writes an error without its row.</summary>
    /// <param name="given">The value to bind. Only the whole record is checked, not a value of its properties.</param>
    /// <param name="value">The converted value.</param>
    internal void RequireBindable(object? given, object? value)
    {
        if (ReferenceEquals(Piped.Bare(given), Piped.Bare(InputPosition.CurrentOf(this))))
        {
            // The engine keeps the names of parameters that an earlier record has bound, so the first record decides.
            _given ??= [.. MyInvocation.BoundParameters.Keys];
            Columns.Require(given, value, _given);
        }
    }

    /// <summary>Ends a record that isn't bound, and returns the message of its error.</summary>
    internal string RefuseRecord(Exception exception)
    {
        _records.Complete();
        RefusedRecords++;
        return MessageText.Of(Messages.FailedForRow, _records.Row, exception.Message);
    }

    /// <summary>Prepares the command; runs before the first record. A failure ends the command.</summary>
    private protected virtual void Prepare()
    {
    }

    /// <summary>Records that the engine disposes the command: no stream can be written to any more.</summary>
    private protected void MarkDisposed()
    {
        if (_output is not null)
        {
            _output.IsDisposed = true;
        }
    }

    /// <summary>Handles the record that the parameters hold now.</summary>
    private protected abstract void ProcessInput();

    /// <summary>Creates the error that ends the command.</summary>
    private protected virtual ErrorRecord ErrorOf(Exception exception, object? target) => ErrorRecords.From(exception, target);

    /// <summary>Writes the error of a record.</summary>
    private protected virtual void Report(ErrorRecord record) => WriteError(record);

    /// <inheritdoc/>
    protected sealed override void BeginProcessing()
    {
        ReadsInput = MyInvocation.ExpectingInput;
        try
        {
            ExplicitArguments.Require(this);
            Prepare();
        }
        catch (Exception exception) when (!EngineExceptions.EndPipeline(exception))
        {
            ThrowTerminatingError(ErrorOf(exception, null));
        }
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => EndEarlyOnFailure(() =>
    {
        BeginRecord();
        _records.Complete();
        WarnOfColumns();
        Attempt(null, ProcessInput);
    });

    /// <summary>Refuses a row that has no column for an identity.</summary>
    /// <param name="value">The bound value.</param>
    /// <param name="parameter">The name of the parameter.</param>
    /// <exception cref="TigrisArgumentException">The value is blank, and the row has no such column.</exception>
    private protected void RequireColumn(string? value, string parameter)
    {
        if (string.IsNullOrWhiteSpace(value) && InputPosition.RowOf(this) is { } row && IdentityAttribute.NamesOf(GetType(), parameter) is var names
            && !names.Any(name => row.Properties[name] is not null))
        {
            throw new TigrisArgumentException("InvalidIdentifier", RowColumns.Missing(names, row.Properties.Select(property => property.Name)), null);
        }
    }

    private void WarnOfColumns()
    {
        if (InputPosition.RowOf(this) is not { } row)
        {
            return;
        }

        foreach (var (column, parameter) in Columns.NearMisses(row))
        {
            WriteWarning(MessageText.Of(Messages.ColumnNotUsed, InputRow, VisibleText.Of(column), parameter));
        }
    }

    /// <summary>Runs the work of a record. An exception that leaves the command ends the whole pipeline.</summary>
    private protected virtual void EndEarlyOnFailure(Action work) => work();

    /// <summary>Runs one record's part on the pipeline thread and reports its failure as the error of that record.</summary>
    private protected void Attempt(object? target, Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (!Output.IsBroken && !EngineExceptions.EndPipeline(exception))
        {
            RefusedRecords++;
            Report(ErrorRecords.From(exception, target, InputRow));
        }
    }
}
