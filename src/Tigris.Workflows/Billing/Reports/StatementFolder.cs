using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;

namespace Tigris.Workflows;

/// <summary>A folder of statements for customers, one HTML file for each organization and month.</summary>
/// <param name="services">Files and JSON.</param>
/// <param name="path">A path of the file system. The folder doesn't have to exist.</param>
/// <param name="overwrites">true to replace files that exist; otherwise, false.</param>
internal sealed class StatementFolder(LocalServices services, string path, bool overwrites)
{
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    /// <summary>Returns the path of a statement's file. A part of a month has its days in the name, because a customer can have several.</summary>
    public string PathOf(Statement statement)
    {
        var month = Month.StartOf(statement.Month);
        var isWhole = statement.StartingOn <= month && (statement.EndingBefore == default || statement.EndingBefore >= month.AddMonths(1));
        var days = isWhole ? "" : string.Format(CultureInfo.InvariantCulture, "-{0:dd}-{1:dd}", statement.StartingOn, statement.EndingBefore.AddTicks(-1));
        return Path.Combine(path, $"{FileNames.Of(statement.OrganizationId)}-{Month.Of(month)}{days}{(statement.IsCorrection ? "-correction" : "")}.html");
    }

    /// <summary>Refuses a statement whose file can't be written.</summary>
    /// <exception cref="TigrisFileException">The file exists, or this run has written it.</exception>
    public void Require(string file)
    {
        if (_written.Contains(file))
        {
            throw new TigrisFileException("StatementWrittenTwice", MessageText.Of(Messages.StatementWrittenTwice, file), file);
        }

        if (!overwrites && File.Exists(file))
        {
            throw ReportFile.Exists(file);
        }
    }

    /// <summary>Writes a file completely, or not at all.</summary>
    /// <exception cref="TigrisFileException">The file system refuses it.</exception>
    public void Write(string file, string html) => FileOperation.Run(file, () => NewFolder.Run(path, () =>
    {
        using var target = services.Files.Replace(file, overwrites, overwrites);
        target.Commit(Encoding.UTF8.GetBytes(html));
        _written.Add(file);
    }));
}
