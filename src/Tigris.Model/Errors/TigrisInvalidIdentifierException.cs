namespace Tigris;

/// <summary>An identity that would not reach its own endpoint. No request was sent.</summary>
public sealed class TigrisInvalidIdentifierException : TigrisArgumentException
{
    /// <summary>Says which identity, and what is wrong with it.</summary>
    public TigrisInvalidIdentifierException(string kind, string? value, string reason)
        : base("InvalidIdentifier", MessageText.Of(Messages.IdentifierInvalid, value, kind, reason), value)
    {
        Kind = kind;
    }

    /// <summary>What it was meant for: <c>OrganizationId</c>.</summary>
    public string Kind { get; }
}
