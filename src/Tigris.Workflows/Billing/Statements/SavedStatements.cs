using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>The statements of a file, by organization, month and contract.</summary>
internal sealed class SavedStatements
{
    private const string ErrorId = "InvalidStatementFile";
    private const int MaxBytes = 512 * 1024 * 1024;

    private readonly ILookup<(string OrganizationId, string Month), SavedStatement> _statements;

    private SavedStatements(IEnumerable<SavedStatement> statements) =>
        _statements = statements.ToLookup(statement => (statement.OrganizationId, statement.Month));

    /// <summary>Reads a file that ConvertTo-Json wrote.</summary>
    /// <param name="json">The JSON serializer.</param>
    /// <param name="path">The path of the file system.</param>
    /// <param name="given">The path as the user gave it.</param>
    /// <exception cref="TigrisArgumentException">The file can't be read, or contains something else.</exception>
    public static SavedStatements Read(IJsonSerializer json, string path, string given)
    {
        try
        {
            return new SavedStatements(SavedStatement.ReadAll(json.Parse(TextFile.Decode(TextFile.Read(path, given, MaxBytes, ErrorId), given, ErrorId))));
        }
        catch (Exception exception) when (exception is FormatException || (exception is TigrisArgumentException { Value: null }))
        {
            throw new TigrisArgumentException(ErrorId, MessageText.Of(Messages.SavedInvalid, given, exception.Message), given, exception);
        }
    }

    /// <summary>Returns the statement and the corrections of an organization in a month.</summary>
    /// <exception cref="TigrisArgumentException">
    /// The file has none, or in another currency. Or its statements contain an amount or a day twice.
    /// </exception>
    public IReadOnlyList<SavedStatement> Require(Statement current)
    {
        var month = _statements[(current.OrganizationId, current.Month)].ToArray();
        var same = OfContract(month, current);
        if (same.Length == 0)
        {
            throw Wrong("StatementNotFound", MessageText.Of(Messages.SavedNotFound, current.OrganizationId, current.Month), current);
        }

        if (same.FirstOrDefault(saved => saved.Currency != current.Currency) is { } other)
        {
            throw Wrong("CurrencyMismatch", MessageText.Of(Messages.SavedCurrency, current.OrganizationId, other.Currency, current.Currency), current);
        }

        RequireOnce(same, current);
        RequireDays(month, current);
        return same;
    }

    // A contract that ended before the month has a statement without days. It may begin on the day of another contract.
    private static SavedStatement[] OfContract(SavedStatement[] month, Statement current)
    {
        var same = month.Where(saved => saved.StartingOn == current.StartingOn).ToArray();
        var withDays = current.EndingBefore > current.StartingOn;
        var exact = same.Where(saved => saved.EndingBefore > saved.StartingOn == withDays).ToArray();
        return exact.Any(saved => !saved.IsCorrection) ? exact : same;
    }

    // The sum of the file is what the customer was billed, so each statement and each correction must be there once.
    private static void RequireOnce(SavedStatement[] same, Statement current)
    {
        var originals = same.Count(saved => !saved.IsCorrection);
        if (originals != 1)
        {
            throw Conflict(MessageText.Of(originals == 0 ? Messages.SavedOnlyCorrections : Messages.SavedTwice, current.OrganizationId, current.Month, originals), current);
        }

        var corrections = same.Where(saved => saved.IsCorrection).ToArray();
        if (corrections.Zip(corrections.Skip(1), IsRepeated).Contains(true))
        {
            throw Conflict(MessageText.Of(Messages.SavedCorrectionTwice, current.OrganizationId, current.Month), current);
        }
    }

    // Contracts of a month have statements of their own. A day in two of them would be billed twice.
    private static void RequireDays(SavedStatement[] month, Statement current)
    {
        if (month.FirstOrDefault(saved => saved.StartingOn != current.StartingOn && saved.StartingOn < current.EndingBefore && current.StartingOn < saved.EndingBefore) is { } other)
        {
            var (from, until) = (other.StartingOn.ToUniversalTime(), other.EndingBefore.ToUniversalTime());
            throw Conflict(
                MessageText.Of(
                    Messages.SavedOverlap,
                    current.OrganizationId,
                    BilledPeriod.Day(from),
                    BilledPeriod.LastDayOf(from, until),
                    BilledPeriod.Day(current.StartingOn),
                    BilledPeriod.LastDayOf(current.StartingOn, current.EndingBefore)),
                current);
        }
    }

    // A correction that follows another one of the same usage and prices has no lines.
    private static bool IsRepeated(SavedStatement before, SavedStatement correction) =>
        correction.Lines.Count > 0 && correction.UsageSha256 is not null
        && (correction.UsageSha256, correction.PriceBookSha256) == (before.UsageSha256, before.PriceBookSha256)
        && AmountsOf(correction).SequenceEqual(AmountsOf(before));

    private static IEnumerable<(StatementLineKind?, string?, string?, string?, decimal)> AmountsOf(SavedStatement statement) =>
        statement.Lines.Select(line => (line.CorrectedKind, line.Metric, line.Unit, line.Tier, line.Amount));

    private static TigrisArgumentException Conflict(string message, Statement current) => Wrong("StatementFileConflict", message, current);

    private static TigrisArgumentException Wrong(string errorId, string message, Statement current) => new(errorId, message, current.OrganizationId);
}
