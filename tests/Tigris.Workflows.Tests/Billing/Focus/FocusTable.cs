using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Tigris.Workflows.Tests.Billing;

/// <summary>FOCUS rows as a file has them: text in columns. An empty cell is null.</summary>
internal sealed class FocusTable
{
    private FocusTable(IReadOnlyList<string> columns, IReadOnlyList<Dictionary<string, string?>> rows)
    {
        Columns = columns;
        Rows = rows;
    }

    public IReadOnlyList<string> Columns { get; }

    public IReadOnlyList<Dictionary<string, string?>> Rows { get; }

    public static FocusTable Of(IEnumerable<FocusRow> rows)
    {
        var properties = typeof(FocusRow).GetProperties();
        return new(
            [.. properties.Select(property => property.Name)],
            [.. rows.Select(row => properties.ToDictionary(property => property.Name, property => Cell(property.GetValue(row))))]);
    }

    /// <summary>Returns a copy in which each cell of a column has another value.</summary>
    public FocusTable With(string column, Func<string?, string?> change) => new(
        Columns, [.. Rows.Select(row => new Dictionary<string, string?>(row) { [column] = change(row[column]) })]);

    /// <summary>Returns a copy without a column.</summary>
    public FocusTable Without(string column) => new(
        [.. Columns.Where(name => name != column)], [.. Rows.Select(row => row.Where(cell => cell.Key != column).ToDictionary(cell => cell.Key, cell => cell.Value))]);

    private static string? Cell(object? value) => value is null ? null : Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;
}
