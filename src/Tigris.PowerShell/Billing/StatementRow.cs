using System.Globalization;
using System.Management.Automation;
using System.Reflection;

namespace Tigris.PowerShell;

/// <summary>
/// Lines of statements for Export-Csv. It writes a number as its text in the culture of the session, which spreadsheets and accounting
/// systems of another culture misread. So the numbers of a row have their own text, and stay numbers.
/// </summary>
public static class StatementRow
{
    private static readonly PropertyInfo[] Columns = typeof(StatementLine).GetProperties();
    private static readonly MethodInfo InvariantText = typeof(StatementRow).GetMethod(nameof(TextOf))!;

    /// <summary>Returns the text of a number in the invariant culture. Public because the engine calls it.</summary>
    public static string TextOf(PSObject number) => ((decimal)number.BaseObject).ToString(CultureInfo.InvariantCulture);

    /// <summary>Returns a line whose texts are safe in a CSV.</summary>
    internal static PSObject Of(StatementLine line)
    {
        var row = new PSObject(new StatementLine
        {
            OrganizationId = CsvText.Neutralize(line.OrganizationId)!,
            OrganizationName = CsvText.Neutralize(line.OrganizationName),
            Month = line.Month,
            FirstDay = line.FirstDay,
            LastDay = line.LastDay,
            Plan = CsvText.Neutralize(line.Plan),
            IsFinal = line.IsFinal,
            Kind = line.Kind,
            CorrectedKind = line.CorrectedKind,
            Description = CsvText.Neutralize(line.Description)!,
            Metric = CsvText.Neutralize(line.Metric),
            MetricId = CsvText.Neutralize(line.MetricId),
            Unit = CsvText.Neutralize(line.Unit),
            Tier = CsvText.Neutralize(line.Tier),
            Quantity = line.Quantity,
            Price = line.Price,
            Amount = line.Amount,
            Currency = line.Currency,
        });

        // All columns, because the engine puts added properties before the others.
        foreach (var column in Columns)
        {
            row.Properties.Add(new PSNoteProperty(column.Name, Cell(column.GetValue(row.BaseObject))));
        }

        return row;
    }

    private static object? Cell(object? value)
    {
        if (value is not decimal number)
        {
            return value;
        }

        var cell = new PSObject(number);
        cell.Methods.Add(new PSCodeMethod("ToString", InvariantText));
        return cell;
    }
}
