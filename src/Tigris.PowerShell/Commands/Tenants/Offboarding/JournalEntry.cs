using System;
using System.Collections.Generic;
using System.Globalization;

namespace Tigris.PowerShell.Commands;

/// <summary>A step that is done, with what it brought to light: a line of the journal.</summary>
internal sealed class JournalEntry(DateTimeOffset at, string organizationId, OffboardingStep step, IReadOnlyDictionary<string, object?> facts)
{
    /// <summary>To the millisecond, which is what a line keeps: a result must not tell whether it was read back.</summary>
    public DateTimeOffset At { get; } = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMillisecond));

    public string OrganizationId { get; } = organizationId;

    public OffboardingStep Step { get; } = step;

    /// <summary>By the names of <see cref="Fact"/>: strings, numbers, lists and dictionaries.</summary>
    public IReadOnlyDictionary<string, object?> Facts { get; } = facts;

    /// <summary>Reads a line; null where it is not one.</summary>
    public static JournalEntry? Of(IReadOnlyDictionary<string, object?> line)
    {
        return line.TryGetValue(Fact.At, out var at) && at is string time
            && DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var when)
            && line.TryGetValue(Fact.OrganizationId, out var id) && id is string { Length: > 0 } organizationId
            && line.TryGetValue(Fact.Step, out var name) && Enum.TryParse<OffboardingStep>(name as string, out var step)
                ? new JournalEntry(when, organizationId, step, line)
                : null;
    }

    public Dictionary<string, object?> ToLine()
    {
        var line = new Dictionary<string, object?>
        {
            [Fact.At] = At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            [Fact.OrganizationId] = OrganizationId,
            [Fact.Step] = Step.ToString(),
        };
        foreach (var fact in Facts)
        {
            line[fact.Key] = fact.Value;
        }

        return line;
    }
}
