using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>A file that access keys are written to, all at once.</summary>
internal sealed class KeyExport : IDisposable
{
    private const long MaximumLength = 16 * 1024 * 1024;

    private readonly bool _force;
    private readonly KeyFile _file;
    private readonly KeyNames _names;
    private readonly IFileReplacement _target;
    private readonly SettingLines _before;
    private readonly List<ExportedKey> _keys = [];
    private bool _written;

    /// <summary>Tries the file by writing beside it, so that a later failure doesn't meet keys that exist nowhere else.</summary>
    /// <exception cref="TigrisFileException">The file can't be written to, or isn't of the format.</exception>
    public KeyExport(LocalServices services, string path, AccessKeyFormat format, bool force, bool noClobber)
    {
        Path = path;
        _force = force;
        _file = KeyFile.Of(format, path, services.Json);
        _names = new KeyNames(_file);
        if (noClobber && File.Exists(path))
        {
            throw new TigrisFileException("FileExists", MessageText.Of(Messages.FileExists, Path), Path);
        }

        // Links to one file share its lock. Windows lets no other process read or replace the file while it is tried.
        Target = FileOperation.Run(path, () => services.Files.Resolve(path));
        using var exclusive = new FileMutex(Target);
        _target = FileOperation.Run(path, () => new FileInfo(path) is { Exists: true, IsReadOnly: true } && !force
            ? throw new UnauthorizedAccessException(Messages.FileReadOnly)
            : services.Files.Replace(path, overwrite: !noClobber, force));
        try
        {
            _before = FileOperation.Run(path, Read);
        }
        catch
        {
            _target.Dispose();
            throw;
        }
    }

    /// <summary>The file's path.</summary>
    public string Path { get; }

    /// <summary>The path of the file without links.</summary>
    public string Target { get; }

    /// <summary>true if the file exists and other users can read or write it; otherwise, false.</summary>
    public bool IsOpenToOthers => _target.IsOpenToOthers;

    /// <summary>The keys that were accepted and aren't in the file yet.</summary>
    public IReadOnlyList<ExportedKey> Unsaved => _keys;

    /// <summary>The profile of a key that the user gave no name: its organization, and more of it if that is taken.</summary>
    public string NameFor(string? organizationId, string? bucketName, string? keyName, string accessKeyId) =>
        _keys.Find(key => key.AccessKeyId == accessKeyId)?.ProfileName ?? Replaced(accessKeyId) ?? _names.For(organizationId, bucketName, keyName, accessKeyId);

    /// <summary>Accepts a key, and takes space for it on the disk.</summary>
    /// <exception cref="TigrisArgumentException">The format has no form for it, or its place is taken.</exception>
    /// <exception cref="TigrisFileException">There is no space for it.</exception>
    public void Require(ExportedKey key)
    {
        if (_file.FindProblem(key) is { } problem)
        {
            throw new TigrisArgumentException("KeyUnfit", problem, key.AccessKeyId);
        }

        // The same key again has the newer secret.
        var others = _keys.Where(known => known.AccessKeyId != key.AccessKeyId).ToArray();
        if (_file.HoldsOne ? others.Length > 0 : _file.IsNamed && others.Any(known => known.ProfileName == key.ProfileName))
        {
            throw new TigrisArgumentException("DuplicateProfile", MessageText.Of(Messages.DuplicateProfile, Path, key.ProfileName), key.AccessKeyId);
        }

        if (!IsFree(_before, key))
        {
            throw Exists(key);
        }

        FileOperation.Run(Path, () => _target.Reserve(_before.Length + _keys.Append(key).Sum(LengthOf)));
    }

    public void Add(ExportedKey key)
    {
        _names.Reserve(key.ProfileName);
        _keys.RemoveAll(known => known.AccessKeyId == key.AccessKeyId);
        _keys.Add(key);
    }

    // With -Force a key takes the profile that holds it, under any name: the default one may be another key's, whose secret would be lost.
    private string? Replaced(string accessKeyId) =>
        _force && _file.NameOf(_before, accessKeyId) is { } name && _file.AllowsName(name) && !_names.IsTaken(name) ? name : null;

    /// <summary>Removes a key from those that aren't saved, because it was handed over otherwise.</summary>
    public void Forget(ExportedKey key) => _keys.Remove(key);

    /// <summary>Writes the file, once. Changes that other programs made to it meanwhile stay.</summary>
    /// <returns>true if there was something to write; otherwise, false.</returns>
    /// <exception cref="TigrisFileException">The file system refused it, or the file became one of another format.</exception>
    /// <exception cref="TigrisArgumentException">A profile was added by another program meanwhile.</exception>
    public bool Write()
    {
        if (_written || _keys.Count == 0)
        {
            return false;
        }

        _written = true;
        using var exclusive = new FileMutex(Target);
        var taken = FileOperation.Run(Path, Merge);
        return taken is null ? true : throw Exists(taken);
    }

    public void Dispose()
    {
        _target.Dispose();
        _before.Dispose();
    }

    // Returns a key whose place another program has taken.
    private ExportedKey? Merge()
    {
        using var lines = Read();
        var free = _keys.FindAll(key => IsFree(lines, key));
        if (free.Count > 0)
        {
            _file.Write(lines, free);
            var content = lines.ToArray();
            try
            {
                _target.Commit(content);
            }
            finally
            {
                Array.Clear(content, 0, content.Length);
            }
        }

        free.ForEach(Forget);
        return _keys.Count > 0 ? _keys[0] : null;
    }

    // More than any format needs, with each character as an escape.
    private static long LengthOf(ExportedKey key) =>
        1024 + (16 * (key.Secret.Length + key.AccessKeyId.Length + key.Endpoint.Length + key.ProfileName.Length + (long)(key.BucketName?.Length ?? 0) + (key.OrganizationId?.Length ?? 0)));

    private bool IsFree(SettingLines lines, ExportedKey key) => _force || !_file.Holds(lines, key);

    private TigrisArgumentException Exists(ExportedKey key) =>
        new("ProfileExists", MessageText.Of(Messages.ProfileExists, Path, key.ProfileName), key.AccessKeyId);

    private SettingLines Read()
    {
        var file = new FileInfo(Path);
        if (!file.Exists)
        {
            return new SettingLines([], _file.Syntax);
        }

        // Reading a link gives the length of the link.
        using var stream = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (stream.Length > MaximumLength)
        {
            throw new TigrisFileException("FileTooLarge", MessageText.Of(Messages.FileTooLarge, Path), Path);
        }

        var content = new byte[stream.Length];
        try
        {
            for (var length = 0; length < content.Length;)
            {
                var read = stream.Read(content, length, content.Length - length);
                length += read > 0 ? read : throw new EndOfStreamException();
            }

            return SettingLines.IsText(content) ? Require(new SettingLines(content, _file.Syntax)) : throw new TigrisFileException("FileNotText", MessageText.Of(Messages.FileNotText, Path), Path);
        }
        finally
        {
            Array.Clear(content, 0, content.Length);
        }
    }

    private SettingLines Require(SettingLines lines)
    {
        if (_file.Mismatch(lines) is not { } mismatch)
        {
            return lines;
        }

        lines.Dispose();
        throw new TigrisFileException("FileOtherFormat", MessageText.Of(Messages.FileOtherFormat, Path, mismatch), Path);
    }
}
