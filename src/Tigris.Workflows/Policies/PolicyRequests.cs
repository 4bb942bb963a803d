using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Tigris.Workflows;

/// <summary>
/// Checks policies before a request. A certain violation is an error. For an uncertain one, it returns a warning, and the server decides.
/// </summary>
internal static class PolicyRequests
{
    private const int LongestDescription = 1000;
    private static readonly Regex Name = new(@"^[A-Za-z0-9+=,.@_-]{1,128}\z", RegexOptions.CultureInvariant);

    /// <exception cref="TigrisArgumentException">The server refuses the name or the description.</exception>
    public static PolicyRequest ToCreate(string policyName, PolicyDocument document, string? description) =>
        Name.IsMatch(Identifier.Require(policyName, nameof(Policy.PolicyName)))
            ? ToUpdate(policyName, document, description)
            : throw new TigrisArgumentException("InvalidPolicyName", MessageText.Of(Messages.InvalidPolicyName, policyName), policyName);

    /// <exception cref="TigrisArgumentException">The server refuses the description.</exception>
    public static PolicyRequest ToUpdate(string policyName, PolicyDocument document, string? description) => new()
    {
        PolicyName = policyName,
        Document = document,
        Description = description is null || LengthOf(description) <= LongestDescription
            ? description
            : throw new TigrisArgumentException(
                "InvalidDescription", MessageText.Of(Messages.InvalidDescription, LengthOf(description), LongestDescription), policyName),
    };

    /// <summary>Returns a warning for each finding that isn't only a hint.</summary>
    public static IEnumerable<string> Warnings(PolicyRequest request) => PolicyLint.Check(request.Document)
        .Where(finding => finding.Severity >= FindingSeverity.Warning)
        .Select(finding => MessageText.Of(Messages.WarnOfPolicy, request.PolicyName, finding));

    // A schema counts code points, .NET counts UTF-16 units.
    private static int LengthOf(string text) => text.Length - text.Count(char.IsLowSurrogate);
}
