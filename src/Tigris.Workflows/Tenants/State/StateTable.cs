using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace Tigris.Workflows;

/// <summary>A state document that is a CSV table.</summary>
/// <param name="stream">The file.</param>
/// <param name="complete">true if the table must not be cut off; otherwise, false.</param>
/// <param name="problems">Receives the problems.</param>
internal sealed class StateTable(Stream stream, bool complete, StateProblems problems)
{
    /// <summary>Reads the tenants from the beginning of the file.</summary>
    public IEnumerable<DesiredTenant> Read()
    {
        using var reader = new StreamReader(stream, Unicode.Strict, detectEncodingFromByteOrderMarks: false, 64 * 1024, leaveOpen: true);
        if (DocumentLine.Read(stream).FirstOrDefault() is not { } first || first.Decode(problems) is not { } heading)
        {
            yield break;
        }

        if (heading.StartsWith("{", StringComparison.Ordinal) || heading.StartsWith("[", StringComparison.Ordinal))
        {
            problems.AddLast(first.Number, "$", Messages.StateNotTable);
            yield break;
        }

        stream.Seek(0, SeekOrigin.Begin);
        RowTable? table = null;
        var isFirst = true;
        using var records = CsvRecord.Read(reader, CsvRecord.DelimiterOf(heading)).GetEnumerator();
        while (!problems.IsEnough && MoveNext(records))
        {
            var record = records.Current;
            problems.RequireEnd(record.HasEnd, record.Line, complete);
            if (isFirst)
            {
                isFirst = false;
                table = RowTable.ReadHeading(record, problems);
            }
            else if (table is not null && !record.IsBlank && table.Read(record, problems) is { } tenant)
            {
                yield return tenant;
            }
        }
    }

    private bool MoveNext(IEnumerator<CsvRecord> records)
    {
        try
        {
            return records.MoveNext();
        }
        catch (DecoderFallbackException)
        {
            problems.Add((records.Current?.Line ?? 0) + 1, "*", Messages.StateEncoding);
            return false;
        }
    }
}
