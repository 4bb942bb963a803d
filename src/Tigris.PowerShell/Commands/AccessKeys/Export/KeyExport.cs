using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Tigris.PowerShell.Commands;

/// <summary>A file that access keys are written to, all at once.</summary>
internal sealed class KeyExport : IDisposable
{
    private readonly AccessKeyFormat _format;
    private readonly bool _force;
    private readonly bool _noClobber;
    private readonly KeyFile _file;
    private readonly SettingLines _before;
    private readonly List<ExportedKey> _keys = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private bool _written;

    /// <summary>Looks at the file, so that what would fail later fails before there is a key to lose.</summary>
    /// <exception cref="TigrisFileException">The file could not be written to.</exception>
    public KeyExport(string path, AccessKeyFormat format, bool force, bool noClobber)
    {
        Path = path;
        _format = format;
        _force = force;
        _noClobber = noClobber;
        _file = KeyFile.Of(format, path);
        _before = UserFile.Access(path, () => Read(check: true));
    }

    public string Path { get; }

    /// <summary>The profile of a key that none was named for: its organization, and its bucket too where that would not be enough.</summary>
    public string NameFor(string? organizationId, string? bucketName)
    {
        var names = new[] { organizationId ?? bucketName, organizationId is null || bucketName is null ? null : $"{organizationId}-{bucketName}" };
        return names.FirstOrDefault(name => name is not null && !_names.Contains(name)) ?? names[0] ?? "";
    }

    /// <summary>Whether a key can be written.</summary>
    /// <exception cref="TigrisArgumentException">It cannot.</exception>
    public void Require(ExportedKey key)
    {
        if (key.ProfileName.Length == 0)
        {
            throw new TigrisArgumentException("NoProfileName", Text.Of(Messages.NoProfileName, key.AccessKeyId), key.AccessKeyId);
        }

        if (_file.Objection(key) is { } objection)
        {
            throw new TigrisArgumentException("KeyUnfit", objection, key.AccessKeyId);
        }

        if (_names.Contains(key.ProfileName) || (_format == AccessKeyFormat.DotEnv && _keys.Count > 0))
        {
            throw new TigrisArgumentException("DuplicateProfile", Text.Of(Messages.DuplicateProfile, Path, key.ProfileName), key.AccessKeyId);
        }

        if (!IsFree(_before, key))
        {
            throw Exists(key);
        }
    }

    public void Add(ExportedKey key)
    {
        _names.Add(key.ProfileName);
        _keys.Add(key);
    }

    /// <summary>Writes the file, once. What somebody else wrote to it meanwhile stays.</summary>
    /// <returns>Whether there was something to write.</returns>
    /// <exception cref="TigrisFileException">The file system does not let it.</exception>
    /// <exception cref="TigrisArgumentException">A profile has come meanwhile.</exception>
    public bool Write()
    {
        if (_written || _keys.Count == 0)
        {
            return false;
        }

        _written = true;
        return UserFile.Access(Path, () =>
        {
            using var lines = Read(check: false);
            var free = _keys.FindAll(key => IsFree(lines, key));
            var taken = _keys.Find(key => !free.Contains(key));
            _file.Write(lines, free.Count > 0 ? free : throw Exists(_keys[0]));
            var content = lines.ToArray();
            try
            {
                ClientLoader.Factory.Files.Write(Path, content, overwrite: !_noClobber);
            }
            finally
            {
                Array.Clear(content, 0, content.Length);
            }

            return taken is null ? true : throw Exists(taken);
        });
    }

    public void Dispose() => _before.Dispose();

    private bool IsFree(SettingLines lines, ExportedKey key) => _force || !_file.Holds(lines, key);

    private TigrisArgumentException Exists(ExportedKey key) =>
        new("ProfileExists", Text.Of(Messages.ProfileExists, Path, key.ProfileName), key.AccessKeyId);

    private SettingLines Read(bool check)
    {
        var file = new FileInfo(Path);
        if (!file.Exists)
        {
            return file.Directory is { Exists: true } ? new SettingLines([], _file.Continues) : throw new DirectoryNotFoundException(Text.Of(Messages.NoFolder, file.DirectoryName));
        }

        if (_noClobber && check)
        {
            throw new TigrisFileException("FileExists", Text.Of(Messages.FileExists, Path), Path);
        }

        if (file.IsReadOnly && _force && !check)
        {
            file.IsReadOnly = false;
        }
        else if (file.IsReadOnly && !_force)
        {
            throw new UnauthorizedAccessException(Messages.FileReadOnly);
        }

        var content = _file.Merges ? File.ReadAllBytes(Path) : [];
        try
        {
            return SettingLines.IsText(content)
                ? new SettingLines(content, _file.Continues)
                : throw new TigrisFileException("FileNotText", Text.Of(Messages.FileNotText, Path), Path);
        }
        finally
        {
            Array.Clear(content, 0, content.Length);
        }
    }
}
