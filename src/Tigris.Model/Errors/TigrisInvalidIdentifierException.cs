namespace Tigris;

/// <summary>The exception for an identifier that would not reach its own endpoint. No request was sent.</summary>
public sealed class TigrisInvalidIdentifierException : TigrisArgumentException
{
    /// <summary>Creates an exception for an identifier, with the reason.</summary>
    public TigrisInvalidIdentifierException(string kind, string? value, string reason)
        : base("InvalidIdentifier", MessageText.Of(Messages.IdentifierInvalid, value, kind, reason), value)
    {
        Kind = kind;
    }

    /// <summary>The kind of the identifier: <c>OrganizationId</c>.</summary>
    public string Kind { get; }
}
