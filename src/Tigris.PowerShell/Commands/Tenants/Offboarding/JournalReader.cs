using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.PowerShell.Commands;

/// <summary>Makes sense of a journal's lines. One that makes none is an error: what it said may have been a deletion.</summary>
internal sealed class JournalReader(string path, TigrisConnection connection)
{
    private const string Kind = "tigris-offboarding";
    private const long Version = 1;

    private int _number;

    /// <summary>Whether there was a first line.</summary>
    public bool HasHeading { get; private set; }

    /// <summary>The first line.</summary>
    public IReadOnlyDictionary<string, object?> Heading { get; } = new Dictionary<string, object?>
    {
        ["journal"] = Kind,
        ["version"] = Version,
        ["endpoint"] = connection.Endpoint.AbsoluteUri,
        ["provider_id"] = connection.ProviderId,
    };

    /// <summary>What is known, by organization.</summary>
    /// <exception cref="TigrisFileException">It is no journal, or one of other tenants.</exception>
    public Dictionary<string, OffboardingRecord> Read(IEnumerable<string> lines)
    {
        var records = new Dictionary<string, OffboardingRecord>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            _number++;
            if (HasHeading)
            {
                Apply(JournalEntry.Of(Parse(line)) ?? throw Unreadable(), records);
            }
            else
            {
                CheckHeading(Parse(line));
                HasHeading = true;
            }
        }

        return records;
    }

    private void CheckHeading(IReadOnlyDictionary<string, object?> found)
    {
        if (!Is(found, "journal", Kind) || !Is(found, "version", Version))
        {
            throw Unreadable();
        }

        if (Heading.Any(member => !Is(found, member.Key, member.Value)))
        {
            throw new TigrisFileException(
                "JournalMismatch", Text.Of(Messages.JournalMismatch, path, found["provider_id"], found["endpoint"], connection), path);
        }
    }

    private static bool Is(IReadOnlyDictionary<string, object?> found, string name, object? expected) =>
        found.TryGetValue(name, out var value) && Equals(value, expected);

    private IReadOnlyDictionary<string, object?> Parse(string line)
    {
        try
        {
            return ClientLoader.Factory.ReadJson(line) as IReadOnlyDictionary<string, object?> ?? throw Unreadable();
        }
        catch (FormatException exception)
        {
            throw Unreadable(exception);
        }
    }

    private void Apply(JournalEntry entry, Dictionary<string, OffboardingRecord> records)
    {
        if (!records.TryGetValue(entry.OrganizationId, out var record))
        {
            records[entry.OrganizationId] = record = new OffboardingRecord(entry.OrganizationId);
        }

        try
        {
            record.Apply(entry);
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidCastException or NullReferenceException or FormatException
            or OverflowException)
        {
            throw Unreadable(exception);
        }
    }

    private TigrisFileException Unreadable(Exception? inner = null) =>
        new("JournalUnreadable", Text.Of(Messages.JournalUnreadable, path, _number), path, inner);
}
