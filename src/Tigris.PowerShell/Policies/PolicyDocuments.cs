using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>Converts the input of a user to a separate policy document. A change of the input doesn't change the document.</summary>
internal static class PolicyDocuments
{
    public const string ErrorId = "InvalidDocument";

    private static readonly string[] OfStatement = ["Effect", "Action", "NotAction", "Resource", "NotResource"];

    /// <param name="given">
    /// A document, one or several statements, or a policy: as objects, as hashtables, or converted from JSON. JSON text, also as several lines, a
    /// file, and the path of a file are accepted too.
    /// </param>
    /// <param name="session">The session whose location relative paths refer to.</param>
    /// <exception cref="TigrisArgumentException">The value is of another kind.</exception>
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

    // A policy, or a row of a table, has the document as a member. Only one level is read, because a row that contains itself would never end.
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
