using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>Reads policies to create together with a key: <c>@{ PolicyName = 'uploads'; Document = ...; Description = ... }</c>.</summary>
internal static class NewPolicies
{
    private static readonly string[] Members = ["PolicyName", "Document", "Description"];

    /// <exception cref="TigrisArgumentException">A name or a document is missing, or can't be used.</exception>
    public static IReadOnlyList<PolicyRequest>? From(object[]? given, SessionState session) =>
        given is null ? null : [.. given.Select(policy => From(policy, session))];

    private static PolicyRequest From(object given, SessionState session)
    {
        var policy = PolicyMembers.Bare(given);
        if (policy is IDictionary table && table.Keys.Cast<object>().FirstOrDefault(key => !Members.Contains($"{key}", StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new TigrisArgumentException("InvalidNewPolicy", MessageText.Of(Messages.UnknownMember, unknown, string.Join(", ", Members)), unknown);
        }

        return policy is not null && PolicyMembers.Find(policy, "PolicyName") is { } name && PolicyMembers.Find(policy, "Document") is { } document
            ? PolicyRequests.ToCreate($"{name}", PolicyDocuments.From(document, session), PolicyMembers.Find(policy, "Description")?.ToString())
            : throw new TigrisArgumentException("InvalidNewPolicy", MessageText.Of(Messages.InvalidNewPolicy, given), given);
    }
}
