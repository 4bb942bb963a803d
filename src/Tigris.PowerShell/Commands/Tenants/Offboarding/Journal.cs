using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Tigris.PowerShell.Commands;

/// <summary>
/// What was done, line by line in a file, each on the disk before the next step begins: whatever ends a run, the next one goes on from
/// there. The first line says whose tenants they are, since the same id means another customer at another provider.
/// </summary>
internal sealed class Journal : IDisposable
{
    private readonly string _path;
    private readonly LineFile? _file;
    private readonly Dictionary<string, OffboardingRecord> _records;

    private Journal(string path, LineFile? file, Dictionary<string, OffboardingRecord> records)
    {
        _path = path;
        _file = file;
        _records = records;
    }

    /// <summary>Opens a journal to go on with it, and makes it where there is none. No other run can have it meanwhile.</summary>
    /// <param name="path">A path of the file system.</param>
    /// <param name="connection">Whose tenants they are.</param>
    /// <param name="warn">Is told what had to be dropped.</param>
    /// <exception cref="TigrisFileException">It cannot be used, another run has it, or it is no journal of these tenants.</exception>
    public static Journal Open(string path, TigrisConnection connection, Action<string> warn)
    {
        var file = LineFile.Open(path);
        try
        {
            var reader = new JournalReader(path, connection);
            var records = UserFile.Access(path, () => reader.Read(file.ReadLines()));
            var journal = new Journal(path, file, records);
            if (file.WasTorn)
            {
                warn(Text.Of(Messages.JournalTorn, path));
                UserFile.Access(path, () => file.CutTorn());
            }

            if (!reader.HasHeading)
            {
                journal.Append(reader.Heading);
            }

            return journal;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads a journal, and leaves it as it is.</summary>
    public static Journal Read(string path, TigrisConnection connection)
    {
        var lines = UserFile.Access(path, () => File.Exists(path) ? File.ReadAllText(path).Split('\n') : [""]);
        return new Journal(path, null, new JournalReader(path, connection).Read(lines.Take(lines.Length - 1)));
    }

    /// <summary>What is known of a tenant. To be asked for once.</summary>
    public OffboardingRecord Take(string organizationId)
    {
        if (!_records.TryGetValue(organizationId, out var record))
        {
            return new OffboardingRecord(organizationId);
        }

        _records.Remove(organizationId);
        return record;
    }

    /// <summary>Writes a step down. It is on the disk when this returns.</summary>
    /// <exception cref="TigrisFileException">It could not be written: the next step must not begin.</exception>
    public void Append(JournalEntry entry) => Append(entry.ToLine());

    private void Append(IReadOnlyDictionary<string, object?> line) =>
        UserFile.Access(_path, () => _file?.Append(ClientLoader.Factory.WriteJsonUtf8(line)));

    public void Dispose() => _file?.Dispose();
}
