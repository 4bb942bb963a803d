using System;
using System.Linq;

namespace Tigris.PowerShell;

/// <summary>
/// The scopes of a key, which are its permissions beside roles and policies. A scope binds from the pipeline, so that the copy of a restricted
/// key is restricted too.
/// </summary>
internal static class AccessKeyScopes
{
    public static readonly string[] Known = ["standard", "no_default_allow"];

    /// <summary>Returns the scope in the spelling of the API; null if none was given.</summary>
    /// <exception cref="TigrisArgumentException">The scope doesn't exist.</exception>
    public static string? Require(string? scope) => string.IsNullOrWhiteSpace(scope)
        ? null
        : Known.FirstOrDefault(known => known.Equals(scope, StringComparison.OrdinalIgnoreCase))
            ?? throw new TigrisArgumentException("InvalidScope", MessageText.Of(Messages.InvalidScope, scope), scope);
}
