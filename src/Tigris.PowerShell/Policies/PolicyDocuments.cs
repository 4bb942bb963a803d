using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>Turns what a user has at hand into a policy document of its own: to change the one does not change the other.</summary>
internal static class PolicyDocuments
{
    public const string ErrorId = "InvalidDocument";

    private static readonly string[] OfStatement = ["Effect", "Action", "NotAction", "Resource", "NotResource"];

    /// <param name="given">
    /// A document, a statement or several, or a policy: as objects, as hashtables, or as they came back from JSON. Or JSON text, also line
    /// by line; or a file, or the path of one.
    /// </param>
    /// <param name="session">The session whose location relative paths refer to.</param>
    /// <exception cref="TigrisArgumentException">It is none of these.</exception>
    public static PolicyDocument From(object? given, SessionState session)
    {
        var value = Inner(given);
        if (PolicyText.Of(value) is { } text)
        {
            value = Inner(text.Read(session));
        }

        return value switch
        {
            null => throw Invalid(Messages.DocumentMissing, null),
            string blank when string.IsNullOrWhiteSpace(blank) => throw Invalid(Messages.DocumentMissing, null),
            _ when PolicyMembers.Items(value) is { } statements => FromStatements(statements),
            _ when PolicyMembers.HasAny(value, "Statement") => PolicyGraph.ReadDocument(value),
            _ => FromStatements([value]),
        };
    }

    public static TigrisArgumentException Invalid(string message, object? value, Exception? inner = null) =>
        new(ErrorId, message, value, inner);

    // A policy, or a row of a table, holds the document as a member; once, or a row that names itself would never end.
    private static object? Inner(object? given)
    {
        var value = Single(given);
        if (value is null || PolicyMembers.HasAny(value, "Statement") || !PolicyMembers.HasAny(value, "Document"))
        {
            return value;
        }

        return Single(PolicyMembers.Find(value, "Document"))
            ?? throw Invalid(MessageText.Of(Messages.DocumentNotRead, PolicyMembers.Find(value, "PolicyName")), value);
    }

    private static object? Single(object? given)
    {
        var value = PolicyMembers.Bare(given);
        return PolicyMembers.Items(value) is { Length: 1 } one ? PolicyMembers.Bare(one[0]) : value;
    }

    private static PolicyDocument FromStatements(object?[] statements)
    {
        if (statements.Length == 0)
        {
            throw Invalid(Messages.DocumentMissing, null);
        }

        return statements.All(statement => statement is not null && PolicyMembers.HasAny(statement, OfStatement))
            ? PolicyGraph.ReadDocument(new Hashtable { ["Statement"] = statements })
            : throw Invalid(Messages.DocumentWithoutStatements, null);
    }
}
