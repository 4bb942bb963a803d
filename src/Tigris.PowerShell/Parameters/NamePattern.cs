using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>An identity as a user wrote it: a name, or a wildcard over names.</summary>
internal sealed class NamePattern
{
    private static readonly char[] Special = ['*', '?', '[', '`'];
    private readonly WildcardPattern? _pattern;

    private readonly string _kind;

    private NamePattern(string literal, WildcardPattern? pattern, bool mayBeLiteral, string kind)
    {
        _kind = kind;
        Literal = literal;
        _pattern = pattern;
        MayBeLiteral = mayBeLiteral;
    }

    /// <summary>The name without its backticks; for a pattern, its text.</summary>
    public string Literal { get; }

    public bool IsPattern => _pattern is not null;

    /// <summary>
    /// Indicates whether the pattern can also be a name. Ids of other systems contain <c>?</c> and <c>[</c>, and such an id must reach its
    /// own endpoint when it is piped. They contain no star.
    /// </summary>
    public bool MayBeLiteral { get; }

    /// <summary>The text before the first wildcard character; null if there is none.</summary>
    public string? LiteralPrefix
    {
        get
        {
            var end = Literal.IndexOfAny(Special);
            return end switch { < 0 => Literal, 0 => null, _ => Literal.Substring(0, end) };
        }
    }

    public static NamePattern Of(string text, string kind)
    {
        Identifier.Require(text, kind);
        return WildcardPattern.ContainsWildcardCharacters(text)
            ? new NamePattern(text, WildcardPattern.Get(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant), text.IndexOf('*') < 0, kind)
            : new NamePattern(Identifier.Require(WildcardPattern.Unescape(text), kind), null, mayBeLiteral: false, kind);
    }

    /// <summary>Reads a wildcard. The engine parses wildcards only when they are matched, so that the first match is made here.</summary>
    /// <exception cref="TigrisArgumentException">The text isn't a valid wildcard.</exception>
    public static WildcardPattern Wildcard(string text, string kind)
    {
        var pattern = WildcardPattern.Get(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        Require(pattern, text, kind);
        return pattern;
    }

    /// <summary>Checks the pattern before a listing is requested for it.</summary>
    /// <exception cref="TigrisArgumentException">The text isn't a valid wildcard.</exception>
    public void RequireValid()
    {
        if (_pattern is not null)
        {
            Require(_pattern, Literal, _kind);
        }
    }

    public bool Matches(string name) => _pattern?.IsMatch(name) ?? name == Literal;

    private static void Require(WildcardPattern pattern, string text, string kind)
    {
        try
        {
            pattern.IsMatch("");
        }
        catch (WildcardPatternException exception)
        {
            throw new TigrisArgumentException("InvalidWildcard", MessageText.Of(Messages.InvalidWildcard, text, kind), text, exception);
        }
    }
}
