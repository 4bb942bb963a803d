using System;
using System.Collections.Generic;

namespace Tigris.Workflows;

/// <summary>The first line of a journal: its kind, its version, and the provider whose tenants it is about.</summary>
internal sealed class JournalHeading(string endpoint, string providerId)
{
    private const string Kind = "tigris-offboarding";
    private const long Version = 1;

    public string Endpoint { get; } = endpoint;

    public string ProviderId { get; } = providerId;

    /// <summary>Reads the first line of a file.</summary>
    /// <exception cref="FormatException">It isn't the heading of a journal of this version.</exception>
    public static JournalHeading Read(IReadOnlyDictionary<string, object?> line)
    {
        if (!line.TryGetValue(JournalField.Journal, out var kind) || kind as string != Kind)
        {
            throw new FormatException(Messages.JournalNoHeading);
        }

        if (!line.TryGetValue(JournalField.Version, out var version) || version is not Version)
        {
            throw new FormatException(MessageText.Of(Messages.JournalVersion, version ?? "?", Version));
        }

        var fields = new JournalFields(line);
        return new JournalHeading(fields.Text(JournalField.Endpoint), fields.Text(JournalField.ProviderId));
    }

    public bool IsSameAs(JournalHeading other) =>
        string.Equals(Endpoint, other.Endpoint, StringComparison.Ordinal) && string.Equals(ProviderId, other.ProviderId, StringComparison.Ordinal);

    public Dictionary<string, object?> ToLine() => new()
    {
        [JournalField.Journal] = Kind,
        [JournalField.Version] = Version,
        [JournalField.Endpoint] = Endpoint,
        [JournalField.ProviderId] = ProviderId,
    };
}
