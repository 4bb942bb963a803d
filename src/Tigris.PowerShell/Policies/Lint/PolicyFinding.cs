using Tigris.PowerShell;

namespace Tigris;

/// <summary>Something about a policy document that should be looked at.</summary>
public sealed class PolicyFinding
{
    internal PolicyFinding(FindingSeverity severity, string rule, int? statementIndex, string message, string suggestion)
    {
        Severity = severity;
        Rule = rule;
        StatementIndex = statementIndex;
        Message = message;
        Suggestion = suggestion;
    }

    /// <summary>How sure it is.</summary>
    public FindingSeverity Severity { get; }

    /// <summary>The stable name of the rule: <c>UnlistedAction</c>.</summary>
    public string Rule { get; }

    /// <summary>Which statement, counted from 0; null for the document as a whole.</summary>
    public int? StatementIndex { get; }

    /// <summary>What there is.</summary>
    public string Message { get; }

    /// <summary>What to write instead.</summary>
    public string Suggestion { get; }

    /// <summary>The organization of the policy that was tested; null where no policy was given.</summary>
    public string? OrganizationId { get; private set; }

    /// <summary>The name of the policy that was tested; null where no policy was given.</summary>
    public string? PolicyName { get; private set; }

    /// <summary>The file that was tested, as it was given; null where none was.</summary>
    public string? Path { get; private set; }

    /// <summary>Where it is, what there is, and what to write instead.</summary>
    public override string ToString() =>
        StatementIndex is { } index ? $"Statement[{index}]: {Message} {Suggestion}" : $"{Message} {Suggestion}";

    internal PolicyFinding In(PolicySource source)
    {
        OrganizationId = source.OrganizationId;
        PolicyName = source.PolicyName;
        Path = source.Path;
        return this;
    }
}
