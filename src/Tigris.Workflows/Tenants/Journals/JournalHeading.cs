using System;
using System.Collections.Generic;

namespace Tigris.Workflows;

/// <summary>The first line of a journal: its kind, its version, and the provider whose tenants it is about.</summary>
internal sealed class JournalHeading(string endpoint, string providerId, string kind = JournalHeading.Offboarding)
{
    /// <summary>The kind of a journal of Remove-TigrisTenant.</summary>
    public const string Offboarding = "tigris-offboarding";

    /// <summary>The kind of a journal of Export-TigrisTenant.</summary>
    public const string Export = "tigris-tenant-export";

    /// <summary>The kind of a journal of Sync-TigrisTenant.</summary>
    public const string Sync = "tigris-tenant-sync";

    private const long Version = 1;

    public string Kind { get; } = kind;

    public string Endpoint { get; } = endpoint;

    public string ProviderId { get; } = providerId;

    /// <summary>Reads the first line of a file.</summary>
    /// <exception cref="FormatException">The line isn't the heading of a journal of this version.</exception>
    public static JournalHeading Read(IReadOnlyDictionary<string, object?> line, string expectedKind = Offboarding)
    {
        if (!line.TryGetValue(JournalField.Journal, out var value) || value is not string kind)
        {
            throw new FormatException(Messages.JournalNoHeading);
        }

        if (kind != expectedKind)
        {
            throw new FormatException(MessageText.Of(Messages.JournalOfAnotherKind, kind, expectedKind));
        }

        if (!line.TryGetValue(JournalField.Version, out var version) || version is not Version)
        {
            throw new FormatException(MessageText.Of(Messages.JournalVersion, version ?? "?", Version));
        }

        var fields = new JournalFields(line);
        return new JournalHeading(fields.Text(JournalField.Endpoint), fields.Text(JournalField.ProviderId), expectedKind);
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
