using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>Names invoices and statements of the pipeline for messages. The text of a serialized object has all its properties.</summary>
internal static class BillTarget
{
    /// <summary>Returns the id of the organization; null if the object has none.</summary>
    public static string? OrganizationOf(object? item) => Piped.Bare(item) switch
    {
        Invoice invoice => invoice.OrganizationId,
        Statement statement => statement.OrganizationId,
        _ when item is PSObject wrapped => Field.Text(wrapped, nameof(Statement.OrganizationId)),
        _ => null,
    };

    /// <summary>Returns the organization and the month of a bill; the text of another object.</summary>
    public static string? NameOf(object? item) => item is not PSObject { BaseObject: PSCustomObject } wrapped ? item?.ToString()
        : OrganizationOf(wrapped) is { } id ? $"{id} {Field.Text(wrapped, nameof(Statement.Month))}".TrimEnd()
        : null;
}
