using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>The permissions of an access key as a short text. The type is public for the script blocks of the views.</summary>
public static class KeyText
{
    private const string Admin = "Admin";

    /// <summary>
    /// Returns a line for each role, each policy, and the scope. Admin roles stand out. Reads by property name, so that deserialized keys
    /// have the same text.
    /// </summary>
    public static string? Access(PSObject? key)
    {
        if (key is null)
        {
            return null;
        }

        var lines = new List<string>();
        foreach (var role in Items(key, "BucketRole"))
        {
            var text = role is PSObject { Properties: var members } && members["BucketName"] is { } bucket && members["Role"] is { } name
                ? $"{bucket.Value}={name.Value}"
                : Text(role);
            lines.Add(text.EndsWith("=" + Admin, System.StringComparison.Ordinal) ? ViewColor.Warning(text) : text);
        }

        lines.AddRange(Items(key, "Policy").Select(policy => "policy=" + Text(policy)));
        if (Text(key.Properties["Scope"]?.Value) is { Length: > 0 } scope)
        {
            lines.Add("scope=" + scope);
        }

        return ViewText.Lines(lines);
    }

    private static IEnumerable<object> Items(PSObject key, string property) => Piped.Bare(key.Properties[property]?.Value) switch
    {
        null => [],
        string text => text.Length == 0 ? [] : [text],
        IEnumerable items => items.Cast<object?>().Where(item => item is not null).Select(item => item is string ? item : PSObject.AsPSObject(item!)),
        var other => [other],
    };

    private static string Text(object? value) => System.Convert.ToString(Piped.Bare(value), CultureInfo.InvariantCulture) ?? "";
}
