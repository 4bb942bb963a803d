using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;

namespace Tigris.Workflows;

/// <summary>
/// An export of tenants into a state document. Lines are collected in a file in the order in which tenants are read, and the document is replaced at
/// the end, sorted by id, if all tenants were read. Only the ids are in memory.
/// </summary>
internal sealed class StateExport : IDisposable
{
    private readonly IJsonSerializer _json;
    private readonly StateExportLines _lines;
    private readonly IFileReplacement _target;
    private readonly HashSet<string> _wanted = new(StringComparer.Ordinal);
    private readonly string _providerId;
    private int _failed;

    private StateExport(LocalServices services, IFileReplacement target, StateExportLines lines, string providerId)
    {
        _json = services.Json;
        _target = target;
        _lines = lines;
        _providerId = providerId;
    }

    /// <summary>The number of tenants that couldn't be read.</summary>
    public int Failed => _failed;

    /// <summary>Opens an export, and tests if the document can be written.</summary>
    /// <param name="services">Files and JSON.</param>
    /// <param name="path">The document, a path of the file system.</param>
    /// <param name="journalPath">The journal, to resume after an interruption; null for none.</param>
    /// <param name="heading">The heading that the journal must have.</param>
    /// <param name="force">true to replace a file that isn't a state document, or is read-only; otherwise, false.</param>
    /// <exception cref="TigrisFileException">A file can't be used. It is unchanged.</exception>
    public static StateExport Open(LocalServices services, string path, string? journalPath, JournalHeading heading, bool force)
    {
        if (!force)
        {
            FileOperation.Run(path, () => RequireDocument(services, path));
        }

        var target = FileOperation.Run(path, () => services.Files.Replace(path, overwrite: true, force));
        try
        {
            var lines = journalPath is null ? StateExportLines.Temporary(services, target.Path) : StateExportLines.Journal(services, journalPath, heading);
            return new StateExport(services, target, lines, heading.ProviderId);
        }
        catch
        {
            target.Dispose();
            throw;
        }
    }

    /// <summary>Checks the document for <c>-WhatIf</c>, and opens nothing.</summary>
    /// <returns>null.</returns>
    /// <exception cref="TigrisFileException">The document can't be replaced.</exception>
    public static StateExport? Preview(LocalServices services, string path, bool force)
    {
        if (!force)
        {
            FileOperation.Run(path, () => RequireDocument(services, path));
        }

        return null;
    }

    /// <summary>Adds a tenant to the export. Returns true if the tenant must be read; false if an earlier run has read it.</summary>
    public bool Want(string organizationId)
    {
        lock (_wanted)
        {
            return _wanted.Add(organizationId) && !_lines.Contains(organizationId);
        }
    }

    /// <summary>Adds the state of a tenant.</summary>
    /// <exception cref="TigrisFileException">The state can't be written.</exception>
    public void Add(TenantState tenant) => _lines.Add(_json.SerializeToUtf8(StateGraph.Of(tenant, _providerId)));

    /// <summary>Records that a tenant couldn't be read.</summary>
    public void Fail() => Interlocked.Increment(ref _failed);

    /// <summary>Replaces the document, sorted by id, and deletes the journal.</summary>
    /// <exception cref="TigrisFileException">The document can't be written. The old document is unchanged.</exception>
    public void Commit()
    {
        var index = _lines.Index();
        var ids = index.Keys.Where(_wanted.Contains).OrderBy(id => id, StringComparer.Ordinal);
        FileOperation.Run(_target.Path, () => _target.Commit(stream =>
        {
            foreach (var id in ids)
            {
                var line = _lines.Read(index[id]);
                stream.Write(line, 0, line.Length);
            }
        }));
        _lines.Delete();
    }

    public void Dispose()
    {
        _lines.Dispose();
        _target.Dispose();
    }

    private static void RequireDocument(LocalServices services, string path)
    {
        if (!File.Exists(path) || new FileInfo(path).Length == 0)
        {
            return;
        }

        using var stream = services.Files.OpenShared(path);
        if (!IsTenant(services.Json, DocumentLine.Read(stream).FirstOrDefault()))
        {
            throw new TigrisFileException("NotStateDocument", MessageText.Of(Messages.NotStateDocument, path), path);
        }
    }

    private static bool IsTenant(IJsonSerializer json, DocumentLine? line)
    {
        try
        {
            return line is not null && json.Parse(line.Decode()) is IReadOnlyDictionary<string, object?> graph && graph.ContainsKey(StateMember.OrganizationId);
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
