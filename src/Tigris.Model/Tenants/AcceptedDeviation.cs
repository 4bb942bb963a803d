using System;

namespace Tigris;

/// <summary>An entry of a state document that accepts a difference for a time.</summary>
public sealed class AcceptedDeviation
{
    /// <summary>The path of the difference, as Compare-TigrisTenant returns it.</summary>
    public string Path { get; init; } = "";

    /// <summary>The reason.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The person who accepted the difference.</summary>
    public string Author { get; init; } = "";

    /// <summary>The last day of the acceptance, a UTC date.</summary>
    public DateTimeOffset ExpiresOn { get; init; }

    /// <summary>Reason, author and last day.</summary>
    public override string ToString() => FormattableString.Invariant($"{Reason} ({Author}, until {ExpiresOn:yyyy-MM-dd})");
}
