using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Store;

/// <summary>A part of a content: a file or bytes.</summary>
internal sealed record Segment
{
    public long Size { get; init; }

    public string? File { get; init; }

    public byte[]? Bytes { get; init; }
}

/// <summary>The bytes of objects: large ones in files beside the database (or in a temporary directory), small ones in its rows.</summary>
internal sealed class ContentStore : IDisposable
{
    private readonly Database _database;
    private readonly VersionClock _numbers;
    private readonly FileLeases _leases = new();
    private readonly string _directory;
    private readonly bool _temporary;

    public ContentStore(Database database, VersionClock numbers, string? dataPath)
    {
        _database = database;
        _numbers = numbers;
        _temporary = dataPath is null;
        _directory = dataPath is null
            ? Path.Combine(Path.GetTempPath(), $"tigris-emulator-{Guid.NewGuid():N}")
            : Path.GetFullPath(dataPath) + ".objects";
    }

    /// <summary>Deletes files without a row, which a killed emulator leaves behind.</summary>
    public void RemoveLeftOvers()
    {
        if (!Directory.Exists(_directory)) return;
        var known = Files("").ToHashSet(StringComparer.Ordinal);
        foreach (var path in Directory.GetFiles(_directory).Where(path => !known.Contains(Path.GetFileName(path)))) File.Delete(path);
    }

    public Draft NewDraft() => new(() =>
    {
        Directory.CreateDirectory(_directory);
        return Path.Combine(_directory, Guid.NewGuid().ToString("N"));
    });

    /// <summary>Stores a draft as a content, if the open transaction commits.</summary>
    public long Keep(Draft draft, DateTime now)
    {
        var content = _numbers.Next(now);
        _database.Execute(
            "INSERT INTO segments (content, ordinal, size, file, bytes) VALUES ($1, 0, $2, $3, $4)",
            content, draft.Size, Path.GetFileName(draft.FilePath), draft.Bytes);
        _database.AfterCommit(draft.Keep);
        return content;
    }

    /// <summary>Joins contents in their order without copying bytes. The joined contents no longer exist.</summary>
    public long Join(IEnumerable<long> contents, DateTime now)
    {
        var joined = _numbers.Next(now);
        foreach (var (ordinal, content) in contents.Index())
            _database.Execute("UPDATE segments SET content = $2, ordinal = $3 WHERE content = $1", content, joined, ordinal);
        return joined;
    }

    /// <summary>Opens a content. Its files stay until the reader is disposed, even if the object is deleted.</summary>
    public ContentReader Open(long content)
    {
        var segments = _database.Query<Segment>("SELECT size, file, bytes FROM segments WHERE content = $1 ORDER BY ordinal", content)
            .Select(segment => segment.File is { } file ? segment with { File = Path.Combine(_directory, file) } : segment)
            .ToList();
        return new ContentReader(segments, _leases);
    }

    /// <summary>Deletes contents without references.</summary>
    public void Release(IEnumerable<long> contents)
    {
        foreach (var content in contents)
        {
            var users = _database.Number(
                "SELECT EXISTS (SELECT 1 FROM objects WHERE content = $1) + EXISTS (SELECT 1 FROM parts WHERE content = $1) + EXISTS (SELECT 1 FROM removed_objects WHERE content = $1)", content);
            if (users > 0) continue;
            foreach (var file in Files("AND content = $1", content)) DeleteAfterCommit(file);
            _database.Execute("DELETE FROM segments WHERE content = $1", content);
        }
    }

    /// <summary>Deletes all files, if the open transaction commits. The caller deletes the rows.</summary>
    public void DeleteAllFiles()
    {
        foreach (var file in Files("")) DeleteAfterCommit(file);
    }

    public void Dispose()
    {
        if (_temporary && Directory.Exists(_directory)) Directory.Delete(_directory, recursive: true);
    }

    private List<string> Files(string condition, params ReadOnlySpan<object?> arguments) =>
        _database.Query<string>($"SELECT file FROM segments WHERE file IS NOT NULL {condition}", arguments);

    private void DeleteAfterCommit(string file) => _database.AfterCommit(() => _leases.Delete(Path.Combine(_directory, file)));
}
