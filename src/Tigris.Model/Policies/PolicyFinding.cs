namespace Tigris;

/// <summary>A finding of a check of a policy document.</summary>
public sealed class PolicyFinding
{
    /// <summary>The severity of the finding.</summary>
    public FindingSeverity Severity { get; init; }

    /// <summary>The stable name of the rule: <c>UnlistedAction</c>.</summary>
    public string Rule { get; init; } = "";

    /// <summary>The position of the statement, from 0; null for the document as a whole.</summary>
    public int? StatementIndex { get; init; }

    /// <summary>The problem.</summary>
    public string Message { get; init; } = "";

    /// <summary>The text to write instead.</summary>
    public string Suggestion { get; init; } = "";

    /// <summary>The organization of the tested policy; null if the document isn't part of a policy.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>The name of the tested policy; null if the document isn't part of a policy.</summary>
    public string? PolicyName { get; init; }

    /// <summary>The path of the tested file as the user gave it; null if the document isn't in a file.</summary>
    public string? Path { get; init; }

    /// <summary>Returns the statement, the problem, and the text to write instead.</summary>
    public override string ToString() =>
        StatementIndex is { } index ? $"Statement[{index}]: {Message} {Suggestion}" : $"{Message} {Suggestion}";
}
