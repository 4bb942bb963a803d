using System;
using System.Collections.Generic;
using System.IO;

namespace Tigris.Workflows;

/// <summary>
/// The record of a run in a file: each completed step is flushed to the disk before the next one begins, so that a later run can resume. The
/// heading names endpoint and provider, because the same id belongs to another customer at another provider.
/// </summary>
internal sealed class Journal : IDisposable
{
    private readonly IJsonSerializer _json;
    private readonly string _path;
    private readonly LineFile? _file;
    private readonly Dictionary<string, OffboardingRecord> _records = new(StringComparer.Ordinal);
    private TigrisFileException? _failure;

    /// <summary>The path of the file.</summary>
    public string FullName => _path;

    private Journal(IJsonSerializer json, string path, LineFile? file, JournalContent content, Action<string> warn)
    {
        _json = json;
        _path = path;
        _file = file;
        foreach (var record in content.Records)
        {
            _records.Add(record.OrganizationId, record);
        }

        if (content.IsIncomplete)
        {
            warn(MessageText.Of(Messages.JournalLineIncomplete, path));
        }
    }

    /// <summary>Opens a journal to resume it, or creates it. No other run can use it meanwhile.</summary>
    /// <param name="services">Files and JSON.</param>
    /// <param name="path">A path of the file system.</param>
    /// <param name="heading">The heading that the journal must have.</param>
    /// <param name="warn">Receives the warning about a line that was cut off.</param>
    /// <exception cref="TigrisFileException">The journal can't be used, another run uses it, or it isn't a journal of this provider. The file is
    /// unchanged.</exception>
    public static Journal Open(LocalServices services, string path, JournalHeading heading, Action<string> warn)
    {
        // Opening a file for writing changes its permissions, so the code must recognize another kind of file first.
        FileOperation.Run(path, () => CheckHeading(services, path, heading));
        var file = LineFile.Open(services.Files, path);
        try
        {
            var content = FileOperation.Run(path, () => file.Read(stream => ReadContent(services.Json, path, heading, stream)));
            var journal = new Journal(services.Json, path, file, content, warn);
            if (content.IsIncomplete)
            {
                FileOperation.Run(path, () => file.RemoveIncompleteLine());
            }

            if (content.Heading is null)
            {
                FileOperation.Run(path, () => file.Append(services.Json.SerializeToUtf8(heading.ToLine())));
            }

            return journal;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads a journal for <c>-WhatIf</c>, with the errors that <see cref="Open"/> would have, and changes nothing.</summary>
    public static Journal Preview(LocalServices services, string path, JournalHeading heading, Action<string> warn) => FileOperation.Run(path, () =>
    {
        if (!File.Exists(path) && Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))) && !Directory.Exists(path))
        {
            return new Journal(services.Json, path, null, new JournalContent(), warn);
        }

        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        return new Journal(services.Json, path, null, ReadContent(services.Json, path, heading, stream), warn);
    });

    /// <summary>Returns the state of a tenant. Must be called once for each tenant.</summary>
    public OffboardingRecord Take(string organizationId)
    {
        if (!_records.TryGetValue(organizationId, out var record))
        {
            return new OffboardingRecord(organizationId);
        }

        _records.Remove(organizationId);
        return record.Resume();
    }

    /// <summary>Writes a step, flushed to the disk.</summary>
    /// <exception cref="TigrisFileException">The step can't be written. The next step must not begin.</exception>
    public void Append(JournalEntry entry)
    {
        try
        {
            FileOperation.Run(_path, () => _file?.Append(_json.SerializeToUtf8(entry.ToLine())));
        }
        catch (TigrisFileException exception)
        {
            _failure ??= exception;
            var message = MessageText.Of(Messages.JournalNotWritten, entry.Step, entry.OrganizationId, exception.Message);
            throw new TigrisFileException("JournalNotWritten", message, _path, exception);
        }
    }

    /// <summary>Throws if a step of any tenant couldn't be written, so that no tenant begins another step.</summary>
    /// <exception cref="TigrisFileException">A step couldn't be written.</exception>
    public void ThrowIfBroken(string organizationId)
    {
        if (_failure is { } failure)
        {
            throw new TigrisFileException("JournalNotWritten", MessageText.Of(Messages.JournalBroken, organizationId, failure.Message), _path, failure);
        }
    }

    public void Dispose() => _file?.Dispose();

    private static void CheckHeading(LocalServices services, string path, JournalHeading expected)
    {
        if (File.Exists(path) && new FileInfo(path).Length > 0)
        {
            using var stream = services.Files.OpenShared(path);
            Require(path, expected, JournalContent.ReadHeading(services.Json, path, stream));
        }
    }

    private static JournalContent ReadContent(IJsonSerializer json, string path, JournalHeading expected, Stream stream)
    {
        var content = JournalContent.Read(json, path, stream);
        Require(path, expected, content.Heading);
        return content;
    }

    private static void Require(string path, JournalHeading expected, JournalHeading? found)
    {
        if (found?.IsSameAs(expected) == false)
        {
            throw new TigrisFileException(
                "JournalMismatch", MessageText.Of(Messages.JournalMismatch, path, found.ProviderId, found.Endpoint, expected.ProviderId, expected.Endpoint), path);
        }
    }
}
