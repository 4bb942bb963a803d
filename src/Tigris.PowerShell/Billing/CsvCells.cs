using System.Globalization;
using System.Management.Automation;
using System.Reflection;

namespace Tigris.PowerShell;

/// <summary>
/// Flat objects for Export-Csv. It writes a number as its text in the culture of the session, which readers in another culture misread. So the
/// numbers of these objects have their own text, and stay numbers.
/// </summary>
public static class CsvCells
{
    private static readonly MethodInfo InvariantText = typeof(CsvCells).GetMethod(nameof(TextOf))!;

    /// <summary>Returns the text of a number in the invariant culture. Public because the engine calls it.</summary>
    public static string TextOf(PSObject number) => ((decimal)number.BaseObject).ToString(CultureInfo.InvariantCulture);

    /// <summary>Returns an object with the same properties, whose numbers have the same text in each culture.</summary>
    internal static PSObject Of(object item)
    {
        var row = new PSObject(item);

        // All properties, because the engine puts added properties before the others.
        foreach (var column in item.GetType().GetProperties())
        {
            row.Properties.Add(new PSNoteProperty(column.Name, Cell(column.GetValue(item))));
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
