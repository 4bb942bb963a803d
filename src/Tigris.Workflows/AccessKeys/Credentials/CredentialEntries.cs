using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Reads a credential file in two passes: the states of all secrets first, then the secrets one by one.</summary>
internal sealed class CredentialEntries(string path, CredentialReader reader)
{
    private readonly CredentialStates _states = new();
    private readonly List<int> _unreadable = [];
    private int _lines;

    /// <summary>The numbers of lines that aren't entries. An incomplete last line, which an interrupted run leaves, isn't one of them.</summary>
    public IReadOnlyList<int> Unreadable => _unreadable;

    /// <summary>The requests that lack a secret.</summary>
    public IEnumerable<SavedCredential> Pending => _states.Pending
        .Select(entry => entry.ToModel(path, SavedCredentialStatus.Pending, _states.CommandFor(entry)));

    /// <summary>Reads the states.</summary>
    /// <exception cref="TigrisFileException">The file has another format.</exception>
    public void ReadStates()
    {
        if (reader.ReadFirst() is { } first)
        {
            CredentialReader.RequireFirst(reader.Json, path, first, reader.IsIncomplete);
        }

        reader.Rewind();
        while (Next(out var entry, out var isBlank))
        {
            _lines = reader.Number;
            if (entry is null)
            {
                _unreadable.AddRange(isBlank ? [] : [reader.Number]);
                continue;
            }

            _states.Record(entry);
            entry.Secret?.Dispose();
        }
    }

    /// <summary>Gets the secrets, in the order of the file.</summary>
    public IEnumerable<SavedCredential> ReadSecrets()
    {
        reader.Rewind();
        while (reader.Number < _lines && Next(out var entry, out _))
        {
            if (entry?.Secret is not null)
            {
                yield return entry.ToModel(path, _states.StatusOf(entry), recoveryCommand: null);
            }
        }
    }

    // A line without an end isn't an entry: its writer was interrupted, or is still writing it.
    private bool Next(out CredentialEntry? entry, out bool isBlank)
    {
        entry = null;
        isBlank = false;
        if (reader.Read() is not { } line || reader.IsIncomplete)
        {
            return false;
        }

        isBlank = line.All(character => character is (byte)' ' or (byte)'\r');
        var members = reader.Parse(line);
        Array.Clear(line, 0, line.Length);
        entry = members is null ? null : new CredentialEntry(members, reader.Number);
        return true;
    }
}
