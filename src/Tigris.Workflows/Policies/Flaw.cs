namespace Tigris.Workflows;

/// <summary>Where a rule is broken, and by what.</summary>
internal sealed class Flaw(params object?[] values)
{
    /// <summary>What the rule's texts speak of.</summary>
    public object?[] Values { get; } = values;

    /// <summary>Which statement; null for the document as a whole.</summary>
    public int? StatementIndex { get; private set; }

    /// <summary>What exactly to write instead, where that is known; otherwise the rule's advice holds.</summary>
    public string? Replacement { get; private set; }

    public Flaw At(int statementIndex)
    {
        StatementIndex = statementIndex;
        return this;
    }

    public Flaw ReplacedBy(string? replacement)
    {
        Replacement = replacement;
        return this;
    }
}
