using System;
using System.Globalization;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>
/// Values of a row, read by the command and not by the binder: one that cannot be read is then an error of that row like any other, and
/// not a row that never arrives. An empty cell is no value.
/// </summary>
internal static class Cell
{
    /// <exception cref="TigrisArgumentException">It is no number of bytes.</exception>
    public static long? Size(object? cell) => Blank.ToNull(cell) is not { } given ? null
        : PowerShell.Size.TryRead(given, out var bytes) ? bytes
        : throw new TigrisArgumentException("InvalidSize", Text.Of(Messages.InvalidSize, given), given.ToString());

    /// <exception cref="TigrisArgumentException">It is neither true nor false.</exception>
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
                _ => throw new TigrisArgumentException("InvalidFlag", Text.Of(Messages.InvalidFlag, name, given), given.ToString()),
            },
        };
    }

    /// <exception cref="TigrisArgumentException">There is no such role.</exception>
    public static UserRole? Role(object? cell)
    {
        var given = Blank.ToNull(cell);
        return given is null ? null
            : Enum.TryParse<UserRole>(given.ToString().Trim(), ignoreCase: true, out var role) && Enum.IsDefined(typeof(UserRole), role) ? role
            : throw new TigrisArgumentException("InvalidUserRole", Text.Of(Messages.InvalidUserRole, given), given.ToString());
    }
}
