using System;
using System.Collections.Generic;

namespace Tigris;

/// <summary>A move to a colder storage class (SPEC LifecycleTransition).</summary>
public sealed class LifecycleTransition
{
    /// <summary>STANDARD_IA, GLACIER or GLACIER_IR.</summary>
    public string StorageClass { get; init; } = "";

    /// <summary>Days after which an object moves; excludes <see cref="On"/>.</summary>
    public int? AfterDays { get; init; }

    /// <summary>The UTC midnight at which all objects move.</summary>
    public DateTimeOffset? On { get; init; }

    /// <summary>All other members, as a JSON graph. A round trip keeps them.</summary>
    public IReadOnlyDictionary<string, object?> Other { get; init; } = new Dictionary<string, object?>();

    /// <summary>Class and time: <c>GLACIER after 90 d</c>.</summary>
    public override string ToString() =>
        FormattableString.Invariant(AfterDays is { } days ? $"{StorageClass} after {days} d" : (FormattableString)$"{StorageClass} on {On:yyyy-MM-dd}");
}
