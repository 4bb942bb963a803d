using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>Turns what a user has at hand (hashtables, objects, arrays, dates) into the plain graph that the client writes as JSON.</summary>
internal static class JsonBody
{
    // Enough for any document of this API, and an end to an object that contains itself.
    private const int DeepestLevel = 32;

    /// <exception cref="TigrisArgumentException">It is too deep.</exception>
    public static object? Of(object? value) => Of(value, 0);

    /// <summary>A scalar as it stands in a query.</summary>
    public static string TextOf(object value) => Of(value) switch
    {
        bool truth => truth ? "true" : "false",
        var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? "",
    };

    private static object? Of(object? value, int level)
    {
        if (level > DeepestLevel)
        {
            throw new TigrisArgumentException("InvalidBody", Text.Of(Messages.InvalidBody, $"> {DeepestLevel}"), null);
        }

        var wrapped = value as PSObject;
        return (wrapped?.BaseObject ?? value) switch
        {
            null => null,
            string or bool or int or long or decimal or double or float or short or byte or uint => wrapped?.BaseObject ?? value,
            SwitchParameter flag => flag.IsPresent,
            Enum name => name.ToString(),
            DateTimeOffset time => Rfc3339(time),
            DateTime { Kind: DateTimeKind.Unspecified } time => Rfc3339(new DateTimeOffset(time, TimeSpan.Zero)),
            DateTime time => Rfc3339(new DateTimeOffset(time)),
            Uri uri => uri.AbsoluteUri,
            IDictionary table => OfTable(table, level),
            IEnumerable list => list.Cast<object?>().Select(item => Of(item, level + 1)).ToList(),
            var other => OfProperties(wrapped ?? PSObject.AsPSObject(other), level),
        };
    }

    private static Dictionary<string, object?> OfTable(IDictionary table, int level)
    {
        var members = new Dictionary<string, object?>();
        foreach (DictionaryEntry entry in table)
        {
            members[Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!] = Of(entry.Value, level + 1);
        }

        return members;
    }

    private static Dictionary<string, object?> OfProperties(PSObject item, int level) =>
        item.Properties.Where(property => property.IsGettable).ToDictionary(property => property.Name, property => Of(property.Value, level + 1));

    private static string Rfc3339(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture);
}
