namespace Tigris.Workflows;

/// <summary>A place in a policy document that breaks a rule, and the values that break it.</summary>
internal sealed class RuleViolation(params object?[] values)
{
    /// <summary>The values for the placeholders of the rule's texts.</summary>
    public object?[] Values { get; } = values;

    /// <summary>The position of the statement, from 0; null for the document as a whole.</summary>
    public int? StatementIndex { get; private set; }

    /// <summary>The exact text to write instead; null if only the rule's advice applies.</summary>
    public string? Replacement { get; private set; }

    public RuleViolation At(int statementIndex)
    {
        StatementIndex = statementIndex;
        return this;
    }

    public RuleViolation ReplacedBy(string? replacement)
    {
        Replacement = replacement;
        return this;
    }
}
