using System;
using System.Collections.Generic;
using System.IO;

namespace Tigris.Workflows;

/// <summary>
/// The record of a run in a file: each change is on the disk before its request is sent, and again after the server confirmed it. A later run reads the state
/// of the server again. It needs the journal to know its own changes.
/// </summary>
internal sealed class SyncJournal : IDisposable
{
    private const string Change = "change";
    private const string State = "state";
    private const string Begun = "started";
    private const string Ended = "done";

    private readonly IJsonSerializer _json;
    private readonly string _path;
    private readonly LineFile? _file;
    private readonly HashSet<string> _started = new(StringComparer.Ordinal);
    private TigrisFileException? _failure;

    private SyncJournal(LocalServices services, string path, LineFile? file)
    {
        _json = services.Json;
        _path = path;
        _file = file;
    }

    /// <summary>Opens a journal to resume it, or creates it. No other run can use it meanwhile.</summary>
    /// <exception cref="TigrisFileException">The journal can't be used, another run uses it, or it isn't a journal of this provider. The file is
    /// unchanged.</exception>
    public static SyncJournal Open(LocalServices services, string path, JournalHeading heading)
    {
        // Opening a file for writing changes its permissions, so the code must recognize another kind of file first.
        Preview(services, path, heading);
        var file = LineFile.Open(services.Files, path);
        try
        {
            var journal = new SyncJournal(services, path, file);
            FileOperation.Run(path, () => file.Read(stream => journal.Read(stream, heading)));
            FileOperation.Run(path, file.RemoveIncompleteLine);
            if (file.IsEmpty)
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
    public static SyncJournal Preview(LocalServices services, string path, JournalHeading heading)
    {
        var journal = new SyncJournal(services, path, null);
        if (File.Exists(path) && new FileInfo(path).Length > 0)
        {
            FileOperation.Run(path, () =>
            {
                using var stream = services.Files.OpenShared(path);
                return journal.Read(stream, heading);
            });
        }

        return journal;
    }

    /// <summary>Returns true if an earlier run started a change, or may have; otherwise, false.</summary>
    public bool HasStarted(string organizationId, SyncChange change) => _started.Contains(Key(organizationId, Digest(change)));

    /// <summary>Records that the request of a change is about to be sent.</summary>
    /// <exception cref="TigrisFileException">The line can't be written. The request must not be sent.</exception>
    public void Started(string organizationId, SyncChange change, DateTimeOffset at) => Append(organizationId, change, at, Begun);

    /// <summary>Records that the server confirmed a change.</summary>
    /// <exception cref="TigrisFileException">The line can't be written. No other change must begin.</exception>
    public void Done(string organizationId, SyncChange change, DateTimeOffset at) => Append(organizationId, change, at, Ended);

    public void Dispose() => _file?.Dispose();

    private void Append(string organizationId, SyncChange change, DateTimeOffset at, string state)
    {
        if (_failure is { } failure)
        {
            throw Broken(organizationId, failure);
        }

        var line = new Dictionary<string, object?>
        {
            [JournalField.At] = JournalFields.ToText(at),
            [JournalField.OrganizationId] = organizationId,
            [StateMember.Path] = change.Path,
            [Change] = Digest(change),
            [State] = state,
        };
        try
        {
            FileOperation.Run(_path, () => _file?.Append(_json.SerializeToUtf8(line)));
        }
        catch (TigrisFileException exception)
        {
            _failure ??= exception;
            throw Broken(organizationId, exception);
        }
    }

    private TigrisFileException Broken(string organizationId, TigrisFileException cause) =>
        new("JournalNotWritten", MessageText.Of(Messages.JournalBroken, organizationId, cause.Message), _path, cause);

    private bool Read(Stream stream, JournalHeading expected)
    {
        foreach (var line in JournalLine.Read(stream))
        {
            try
            {
                Read(line, expected);
            }
            catch (FormatException exception)
            {
                throw new TigrisFileException("JournalUnreadable", MessageText.Of(Messages.JournalUnreadable, _path, line.Number, exception.Message.TrimEnd('.')), _path, exception);
            }
        }

        return true;
    }

    private void Read(JournalLine line, JournalHeading expected)
    {
        if (line.Number == 1)
        {
            var found = JournalHeading.Read(line.Parse(_json), JournalHeading.Sync);
            if (!found.IsSameAs(expected))
            {
                throw new TigrisFileException(
                    "JournalMismatch", MessageText.Of(Messages.JournalMismatch, _path, found.ProviderId, found.Endpoint, expected.ProviderId, expected.Endpoint), _path);
            }
        }
        else if (!line.IsIncomplete)
        {
            // A crash cuts off the last line only. The request of a line that was cut off wasn't sent.
            var fields = new JournalFields(line.Parse(_json));
            fields.Time(JournalField.At);
            fields.Text(StateMember.Path);
            if (fields.Text(State) is not (Begun or Ended))
            {
                throw new FormatException(MessageText.Of(Messages.JournalFieldInvalid, State));
            }

            _started.Add(Key(fields.Text(JournalField.OrganizationId), fields.Text(Change)));
        }
    }

    private string Digest(SyncChange change) => Sha256Hash.HexOf(change.Identity(_json)).ToUpperInvariant();

    private static string Key(string organizationId, string digest) => $"{digest} {organizationId}";
}
