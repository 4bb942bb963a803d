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

    /// <summary>Tests the file with a write in its folder. A later failure could lose keys that exist nowhere else.</summary>
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

        // Links to one file share its lock. On Windows, no other process can read or replace the file during the test.
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

    /// <summary>Returns the profile of a key without a name from the user: the organization, with a suffix if that name is taken.</summary>
    public string NameFor(string? organizationId, string? bucketName, string? keyName, string accessKeyId) =>
        _keys.Find(key => key.AccessKeyId == accessKeyId)?.ProfileName ?? Replaced(accessKeyId) ?? _names.For(organizationId, bucketName, keyName, accessKeyId);

    /// <summary>Accepts a key, and reserves space for it on the disk.</summary>
    /// <exception cref="TigrisArgumentException">The format has no form for the key, or another key has its place.</exception>
    /// <exception cref="TigrisFileException">The disk has no space for the key.</exception>
    public void Require(ExportedKey key)
    {
        if (_file.FindProblem(key) is { } problem)
        {
            throw new TigrisArgumentException("KeyUnfit", problem, key.AccessKeyId);
        }

        // If a key occurs again, it has a newer secret.
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

    // With -Force, a key replaces its own profile, under any name. The default profile may have another key, whose secret would be lost.
    private string? Replaced(string accessKeyId) =>
        _force && _file.NameOf(_before, accessKeyId) is { } name && _file.AllowsName(name) && !_names.IsTaken(name) ? name : null;

    /// <summary>Removes a key from the keys that aren't saved, because the caller has returned it in another way.</summary>
    public void Forget(ExportedKey key) => _keys.Remove(key);

    /// <summary>Writes the file, once. It keeps the changes that other programs have made in the meantime.</summary>
    /// <returns>true if there was something to write; otherwise, false.</returns>
    /// <exception cref="TigrisFileException">The file system refuses the write, or the file now has another format.</exception>
    /// <exception cref="TigrisArgumentException">Another program has added the profile in the meantime.</exception>
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

    // Returns a key whose profile another program has added.
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

    // More space than any format needs, even if each character is escaped.
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
