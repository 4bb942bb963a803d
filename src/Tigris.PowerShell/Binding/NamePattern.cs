using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>An identity as a user wrote it: a name, or a wildcard over names.</summary>
internal sealed class NamePattern
{
    private readonly WildcardPattern? _pattern;

    private NamePattern(string literal, WildcardPattern? pattern, bool mayBeLiteral)
    {
        Literal = literal;
        _pattern = pattern;
        MayBeLiteral = mayBeLiteral;
    }

    /// <summary>The name without its backticks; meaningless for a pattern.</summary>
    public string Literal { get; }

    public bool IsPattern => _pattern is not null;

    /// <summary>
    /// Whether the pattern could as well be a name: <c>?</c> and <c>[</c> occur in ids that other systems made, and such an id must reach
    /// its own endpoint when it is piped. A star does not.
    /// </summary>
    public bool MayBeLiteral { get; }

    public static NamePattern Of(string text, string kind)
    {
        Identifier.Require(text, kind);
        return WildcardPattern.ContainsWildcardCharacters(text)
            ? new NamePattern(text, WildcardPattern.Get(text, WildcardOptions.IgnoreCase), text.IndexOf('*') < 0)
            : new NamePattern(Identifier.Require(WildcardPattern.Unescape(text), kind), null, mayBeLiteral: false);
    }

    public bool Matches(string name) => _pattern?.IsMatch(name) ?? name == Literal;
}
