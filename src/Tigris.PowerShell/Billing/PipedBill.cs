using System;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>
/// Reads bills of the pipeline, which are invoices or statements: objects of this session, or those from a job, a remote session, a CLIXML or a JSON
/// file.
/// </summary>
internal static class PipedBill
{
    /// <summary>Returns the bill; null if the object isn't one of this type.</summary>
    /// <param name="given">The piped object.</param>
    /// <param name="properties">The properties that identify a serialized bill of this type.</param>
    /// <param name="rebuild">Creates the bill from a serialized object.</param>
    public static T? Read<T>(object? given, string[] properties, Func<PSObject, T> rebuild)
        where T : class
    {
        if (Piped.Bare(given) is T bill)
        {
            return bill;
        }

        return given is PSObject item && Array.TrueForAll(properties, property => item.Properties[property] is not null) ? rebuild(item) : null;
    }

    /// <summary>Returns the month of a serialized bill, and its period. The default period is the whole month.</summary>
    /// <exception cref="TigrisArgumentException">The month isn't valid.</exception>
    public static (string Month, DateTimeOffset StartingOn, DateTimeOffset EndingBefore) Period(PSObject item)
    {
        var month = Month.Require(Field.Text(item, "Month") ?? "");
        var start = Month.StartOf(month);
        return (month, Field.Time(item, "StartingOn") ?? start, Field.Time(item, "EndingBefore") ?? start.AddMonths(1));
    }
}
