using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>The content of a journal. It is read strictly, because a line that can't be read may have recorded a deletion.</summary>
internal sealed class JournalContent
{
    private const int LongestHeading = 16 * 1024;

    private readonly Dictionary<string, OffboardingRecord> _byId = new(StringComparer.Ordinal);
    private readonly List<OffboardingRecord> _records = [];

    /// <summary>The heading; null for an empty file.</summary>
    public JournalHeading? Heading { get; private set; }

    /// <summary>true if a crash cut off the last line, so that it doesn't count; otherwise, false.</summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>The tenants, in the order of their first line.</summary>
    public IReadOnlyList<OffboardingRecord> Records => _records;

    /// <summary>Reads a whole journal of any provider.</summary>
    /// <exception cref="TigrisFileException">A line isn't valid; the message has its number and the reason.</exception>
    public static JournalContent Read(IJsonSerializer json, string path, Stream stream)
    {
        var content = new JournalContent();
        foreach (var line in JournalLine.Read(stream))
        {
            try
            {
                content.Add(json, line);
            }
            catch (FormatException exception)
            {
                throw Unreadable(path, line, exception);
            }
        }

        return content;
    }

    /// <summary>Reads the heading alone; null for an empty file.</summary>
    /// <exception cref="TigrisFileException">The file has another heading, or none.</exception>
    public static JournalHeading? ReadHeading(IJsonSerializer json, string path, Stream stream)
    {
        // A file of another kind may be one very long line.
        var start = new byte[LongestHeading];
        using var beginning = new MemoryStream(start, 0, stream.Read(start, 0, start.Length));
        if (JournalLine.Read(beginning).FirstOrDefault() is not { } line)
        {
            return null;
        }

        try
        {
            return JournalHeading.Read(line.Parse(json));
        }
        catch (FormatException exception)
        {
            throw Unreadable(path, line, exception);
        }
    }

    private static TigrisFileException Unreadable(string path, JournalLine line, FormatException exception) =>
        new("JournalUnreadable", MessageText.Of(Messages.JournalUnreadable, path, line.Number, exception.Message.TrimEnd('.')), path, exception);

    private void Add(IJsonSerializer json, JournalLine line)
    {
        if (Heading is null)
        {
            Heading = JournalHeading.Read(line.Parse(json));
        }
        else if (line.IsIncomplete)
        {
            IsIncomplete = true;
        }
        else
        {
            var entry = JournalEntry.Read(line.Parse(json));
            RecordOf(entry.OrganizationId).Apply(entry);
        }
    }

    private OffboardingRecord RecordOf(string organizationId)
    {
        if (!_byId.TryGetValue(organizationId, out var record))
        {
            _byId[organizationId] = record = new OffboardingRecord(organizationId);
            _records.Add(record);
        }

        return record;
    }
}
