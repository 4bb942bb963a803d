using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Compares the permissions that policy documents grant.</summary>
internal static class PolicyOrder
{
    /// <summary>
    /// Returns true if the change of a document only removes permissions: each removed statement is an Allow, and each new statement is a Deny.
    /// If this isn't certain, returns false.
    /// </summary>
    public static bool Narrows(object? before, object? after)
    {
        var (had, has) = (StatementsOf(before), StatementsOf(after));
        return has.All(statement => IsIn(statement, had) || IsDeny(statement)) && had.All(statement => IsIn(statement, has) || IsAllow(statement));
    }

    private static IReadOnlyList<object?> StatementsOf(object? document) =>
        document is IReadOnlyDictionary<string, object?> members ? StateObjects.Find(members, "Statement") as List<object?> ?? [] : [];

    private static bool IsIn(object? statement, IEnumerable<object?> statements) => statements.Any(other => StateValue.AreEqual(statement, other));

    private static bool IsDeny(object? statement) => EffectOf(statement) == "Deny";

    private static bool IsAllow(object? statement) => EffectOf(statement) == "Allow";

    private static string? EffectOf(object? statement) => statement is IReadOnlyDictionary<string, object?> members ? StateObjects.Find(members, "Effect") as string : null;
}
