using System.Collections.Generic;

namespace Tigris.Workflows;

/// <summary>A setting in a state document, with the commands that change it.</summary>
/// <param name="Name">The member that holds it.</param>
internal sealed record StateSetting(string Name)
{
    /// <summary>The command that sets a value; null if the API can't.</summary>
    public string? SetCommand { get; init; }

    /// <summary>The command that removes the value, or sets it to false. Null if it can't be removed, or if <see cref="SetCommand"/> does it.</summary>
    public string? ClearCommand { get; init; }

    /// <summary>true if null, or an empty list, means that the object must not have the setting; otherwise, false.</summary>
    public bool IsNullable { get; init; }

    /// <summary>true if a value that the document doesn't name is extra in the mode Complete; otherwise, false.</summary>
    public bool IsExtraIfUnnamed { get; init; }

    /// <summary>The members of the value that are compared one by one; empty to compare the value as a whole.</summary>
    public IReadOnlyList<StateSetting> Parts { get; init; } = [];

    /// <summary>Creates a setting that can't be changed after its object was created.</summary>
    public static StateSetting Fixed(string name, bool isNullable = false) => new(name) { IsNullable = isNullable };

    /// <summary>Creates a setting that the API can change, but not remove.</summary>
    public static StateSetting SetOnly(string name, string command) => new(name) { SetCommand = command, IsNullable = true };

    /// <summary>Returns the command that changes the actual value to the desired one; null if none does.</summary>
    public string? CommandFor(object? desired) => desired switch
    {
        false when ClearCommand is not null => ClearCommand,
        null => ClearCommand,
        List<object?> { Count: 0 } when ClearCommand is not null => ClearCommand,
        _ => SetCommand,
    };
}
