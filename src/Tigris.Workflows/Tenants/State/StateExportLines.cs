using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>
/// The file in which an export collects its lines: a journal, each line of which is on the disk before the next tenant is read, or a temporary file.
/// </summary>
internal sealed class StateExportLines : IDisposable
{
    private readonly string _path;
    private readonly IJsonSerializer _json;
    private readonly LineFile? _journal;
    private readonly FileStream? _temporary;
    private readonly HashSet<string> _resumed = new(StringComparer.Ordinal);

    private StateExportLines(LocalServices services, string path, LineFile? journal, FileStream? temporary)
    {
        _json = services.Json;
        _path = path;
        _journal = journal;
        _temporary = temporary;
    }

    /// <summary>Creates a temporary file in the folder of the document.</summary>
    public static StateExportLines Temporary(LocalServices services, string target)
    {
        var path = Path.Combine(Path.GetDirectoryName(target)!, $".tigris-{Path.GetRandomFileName()}.tmp");
        return new StateExportLines(services, path, null, FileOperation.Run(path, () => services.Files.Open(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None)));
    }

    /// <summary>Opens a journal to resume it, or creates it.</summary>
    /// <exception cref="TigrisFileException">The journal can't be used, another run uses it, or it isn't a journal of an export of this provider.
    /// The file is unchanged.</exception>
    public static StateExportLines Journal(LocalServices services, string path, JournalHeading heading)
    {
        // Opening a file for writing changes its permissions, so the code must recognize another kind of file first.
        FileOperation.Run(path, () => RequireHeading(services, path, heading));
        var lines = new StateExportLines(services, path, LineFile.Open(services.Files, path), null);
        try
        {
            FileOperation.Run(path, () => lines.Resume(heading));
            return lines;
        }
        catch
        {
            lines.Dispose();
            throw;
        }
    }

    /// <summary>Returns true if an earlier run has read a tenant; otherwise, false.</summary>
    public bool Contains(string organizationId) => _resumed.Contains(organizationId);

    /// <summary>Adds a line. Thread-safe.</summary>
    /// <exception cref="TigrisFileException">The line can't be written.</exception>
    public void Add(byte[] utf8) => FileOperation.Run(_path, () =>
    {
        if (_temporary is null)
        {
            _journal!.Append(utf8);
            return;
        }

        lock (_temporary)
        {
            _temporary.Write([.. utf8, (byte)'\n'], 0, utf8.Length + 1);
        }
    });

    /// <summary>Returns the position of the newest line of each tenant.</summary>
    public Dictionary<string, (long Offset, int Length)> Index() => FileOperation.Run(_path, () => ReadFile(stream =>
    {
        var index = new Dictionary<string, (long Offset, int Length)>(StringComparer.Ordinal);
        var offset = 0L;
        foreach (var line in DocumentLine.Read(stream))
        {
            var length = line.Utf8.Length + 1;
            if (line.HasEnd && !(line.Number == 1 && _journal is not null))
            {
                index[IdOf(line)] = (offset, length);
            }

            offset += length;
        }

        return index;
    }));

    /// <summary>Returns a line with its end.</summary>
    public byte[] Read((long Offset, int Length) position) => FileOperation.Run(_path, () => ReadFile(stream =>
    {
        stream.Seek(position.Offset, SeekOrigin.Begin);
        var line = new byte[position.Length];
        var length = 0;
        while (length < line.Length && stream.Read(line, length, line.Length - length) is var read and > 0)
        {
            length += read;
        }

        return line;
    }));

    /// <summary>Deletes the file.</summary>
    public void Delete()
    {
        Dispose();
        FileOperation.Run(_path, () => File.Delete(_path));
    }

    public void Dispose()
    {
        _journal?.Dispose();
        if (_temporary is not null)
        {
            _temporary.Dispose();
            File.Delete(_path);
        }
    }

    private void Resume(JournalHeading heading)
    {
        // The tenant of a line that a crash cut off is read again.
        _journal!.RemoveIncompleteLine();
        if (_journal.IsEmpty)
        {
            _journal.Append(_json.SerializeToUtf8(heading.ToLine()));
            return;
        }

        RequireSame(_path, heading, HeadingOf(_path, _json, _journal.ReadFirst()));
        _resumed.UnionWith(Index().Keys);
    }

    private static void RequireHeading(LocalServices services, string path, JournalHeading expected)
    {
        if (File.Exists(path) && new FileInfo(path).Length > 0)
        {
            using var stream = services.Files.OpenShared(path);
            RequireSame(path, expected, HeadingOf(path, services.Json, DocumentLine.Read(stream).First().Utf8));
        }
    }

    private static JournalHeading HeadingOf(string path, IJsonSerializer json, byte[] utf8)
    {
        try
        {
            return JournalHeading.Read(Parse(json, new DocumentLine(1, utf8, HasEnd: true)), JournalHeading.Export);
        }
        catch (FormatException exception)
        {
            throw Invalid(path, 1, exception);
        }
    }

    private static void RequireSame(string path, JournalHeading expected, JournalHeading found)
    {
        if (!found.IsSameAs(expected))
        {
            throw new TigrisFileException(
                "JournalMismatch", MessageText.Of(Messages.JournalMismatch, path, found.ProviderId, found.Endpoint, expected.ProviderId, expected.Endpoint), path);
        }
    }

    private string IdOf(DocumentLine line)
    {
        try
        {
            return StateObjects.Find(Parse(_json, line), StateMember.OrganizationId) as string
                ?? throw new FormatException(MessageText.Of(Messages.JournalFieldMissing, StateMember.OrganizationId));
        }
        catch (FormatException exception)
        {
            throw Invalid(_path, line.Number, exception);
        }
    }

    private static IReadOnlyDictionary<string, object?> Parse(IJsonSerializer json, DocumentLine line) =>
        json.Parse(line.Decode()) as IReadOnlyDictionary<string, object?> ?? throw new FormatException(Messages.JournalNoObject);

    private static TigrisFileException Invalid(string path, int line, FormatException exception) =>
        new("JournalUnreadable", MessageText.Of(Messages.JournalUnreadable, path, line, exception.Message.TrimEnd('.')), path, exception);

    private T ReadFile<T>(Func<Stream, T> read)
    {
        if (_temporary is null)
        {
            return _journal!.Read(read);
        }

        _temporary.Seek(0, SeekOrigin.Begin);
        return read(_temporary);
    }
}
