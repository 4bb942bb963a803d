using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>
/// Reads roles from a table (<c>@{ uploads = 'Editor' }</c>), from objects with BucketName and Role, or from text (<c>uploads=Editor</c>).
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BucketRoleListAttribute : CellAttribute
{
    private static readonly char[] Separators = [',', ';'];

    private protected override object? Read(object given) => RolesOf(given).ToArray();

    private static IEnumerable<BucketRole> RolesOf(object? given) => given switch
    {
        null => throw Unusable(""),
        BucketRole role => [role],
        PSObject { BaseObject: not PSCustomObject } wrapped => RolesOf(wrapped.BaseObject),
        IDictionary table => FromTable(table),
        string text => text.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(FromText),
        IEnumerable many => many.Cast<object?>().SelectMany(RolesOf),
        var other => [FromObject(PSObject.AsPSObject(other))],
    };

    // Another key beside these two would be dropped, and the role would grant more than its author meant.
    private static IEnumerable<BucketRole> FromTable(IDictionary table) => table.Contains("BucketName") && table.Contains("Role")
        ? [table.Count == 2 ? Role(table["BucketName"], table["Role"]) : throw Unusable(string.Join("; ", table.Keys.Cast<object>()))]
        : table.Keys.Cast<object>().Select(bucket => Role(bucket, table[bucket]));

    private static BucketRole FromText(string text)
    {
        var parts = text.Split('=');
        return parts.Length == 2 ? Role(parts[0], parts[1]) : throw Unusable(text);
    }

    private static BucketRole FromObject(PSObject item) =>
        Role((item.Properties["BucketName"] ?? item.Properties["bucket_name"])?.Value, item.Properties["Role"]?.Value);

    private static BucketRole Role(object? bucket, object? role)
    {
        var name = bucket?.ToString()?.Trim() ?? "";
        var what = role?.ToString()?.Trim() ?? "";
        return name.Length > 0 && what.Length > 0 ? new BucketRole { BucketName = name, Role = what } : throw Unusable($"{name}={what}");
    }

    private static ArgumentTransformationMetadataException Unusable(string text) => new(MessageText.Of(Messages.InvalidBucketRole, text));
}
