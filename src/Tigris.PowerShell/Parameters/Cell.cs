using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>
/// Reads values of a row in the command instead of the binder. A value that can't be read is then an error of its row, and the row isn't
/// lost. A blank cell counts as a missing value.
/// </summary>
internal static class Cell
{
    /// <summary>Reads a number of bytes.</summary>
    /// <exception cref="TigrisArgumentException">The value is not exactly a number of bytes.</exception>
    public static long? Size(object? cell, string name) => Blank.ToNull(cell) is not { } given ? null
        : PowerShell.Size.TryRead(given, out var bytes) ? bytes
        : throw new TigrisArgumentException("InvalidSize", MessageText.Of(Messages.InvalidSize, name, given), given.ToString());

    /// <summary>Reads true or false.</summary>
    /// <exception cref="TigrisArgumentException">The value is neither true nor false.</exception>
    public static bool? Flag(object? cell, string name)
    {
        var given = Piped.Bare(Blank.ToNull(cell));
        return given switch
        {
            null => null,
            bool truth => truth,
            SwitchParameter truth => truth.IsPresent,
            _ => Convert.ToString(given, CultureInfo.InvariantCulture)!.Trim().ToUpperInvariant() switch
            {
                "TRUE" or "$TRUE" or "YES" or "1" => true,
                "FALSE" or "$FALSE" or "NO" or "0" => false,
                _ => throw new TigrisArgumentException("InvalidFlag", MessageText.Of(Messages.InvalidFlag, name, given), given.ToString()),
            },
        };
    }

    /// <summary>Reads a role by its name. A number is refused, which the engine would use as the role's position.</summary>
    /// <exception cref="TigrisArgumentException">No role has that name.</exception>
    public static UserRole? Role(object? cell)
    {
        var given = Piped.Bare(Blank.ToNull(cell));
        var name = given is string or UserRole ? given.ToString().Trim() : "";
        var known = Enum.GetNames(typeof(UserRole)).FirstOrDefault(role => role.Equals(name, StringComparison.OrdinalIgnoreCase));
        return given is null ? null
            : known is not null ? (UserRole)Enum.Parse(typeof(UserRole), known)
            : throw new TigrisArgumentException("InvalidUserRole", MessageText.Of(Messages.InvalidUserRole, given), given.ToString());
    }
}
