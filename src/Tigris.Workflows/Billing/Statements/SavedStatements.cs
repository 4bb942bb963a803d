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
    /// <exception cref="TigrisArgumentException">The file has none, or in another currency.</exception>
    public IReadOnlyList<SavedStatement> Require(Statement current)
    {
        var same = _statements[(current.OrganizationId, current.Month)]
            .Where(saved => IsSameTime(saved.StartingOn, current.StartingOn)).ToArray();
        if (same.Length == 0)
        {
            throw new TigrisArgumentException(
                "StatementNotFound", MessageText.Of(Messages.SavedNotFound, current.OrganizationId, current.Month), current.OrganizationId);
        }

        return same.FirstOrDefault(saved => saved.Currency != current.Currency) is { } other
            ? throw new TigrisArgumentException(
                "CurrencyMismatch", MessageText.Of(Messages.SavedCurrency, current.OrganizationId, other.Currency, current.Currency), current.OrganizationId)
            : same;
    }

    private static bool IsSameTime(string saved, DateTimeOffset current) =>
        DateTimeOffset.TryParse(saved, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var time) && time == current;
}
