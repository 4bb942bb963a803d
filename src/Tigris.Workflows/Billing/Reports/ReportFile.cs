using System;
using System.IO;
using System.Text;

namespace Tigris.Workflows;

/// <summary>The file of a report. A write tests it before the first request, because a report of many organizations takes long.</summary>
internal sealed class ReportFile : IDisposable
{
    // Enough for the library and a few organizations. The real size is known at the end.
    private const int Space = 1024 * 1024;

    private readonly IFileReplacement _target;

    private ReportFile(string path, IFileReplacement target)
    {
        FullName = path;
        _target = target;
    }

    /// <summary>The path of the file.</summary>
    public string FullName { get; }

    /// <summary>Tests the file with a write.</summary>
    /// <exception cref="TigrisFileException">The file exists, or the file system refuses it.</exception>
    public static ReportFile Open(LocalServices services, string path, bool overwrites)
    {
        Require(path, overwrites);
        return FileOperation.Run(path, () =>
        {
            var target = services.Files.Replace(path, overwrites, overwrites);
            try
            {
                target.Reserve(Space);
                return new ReportFile(path, target);
            }
            catch
            {
                target.Dispose();
                throw;
            }
        });
    }

    /// <summary>Refuses a file that exists and must not be replaced.</summary>
    /// <exception cref="TigrisFileException">The file exists.</exception>
    public static void Require(string path, bool overwrites)
    {
        if (!overwrites && File.Exists(path))
        {
            throw Exists(path);
        }
    }

    /// <summary>Writes the file completely, or not at all.</summary>
    /// <exception cref="TigrisFileException">The file system refuses it.</exception>
    public void Write(string html) => FileOperation.Run(FullName, () => _target.Commit(Encoding.UTF8.GetBytes(html)));

    public void Dispose() => _target.Dispose();

    public static TigrisFileException Exists(string path) => new("ReportExists", MessageText.Of(Messages.ReportExists, path), path);
}
