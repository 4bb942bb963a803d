using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Security;

namespace Tigris.Client.Tests.Support;

/// <summary>Returns everything that a caller can read in a result, as text.</summary>
internal static class ModelText
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        string or decimal or double or long or int or bool => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        DateTimeOffset time => time.ToString("O"),
        Uri uri => uri.AbsoluteUri,
        SecureString secret => Lab.Reveal(secret)!,
        IDictionary members => "{" + string.Join(",", members.Keys.Cast<object>().Select(name => $"{name}:{Of(members[name])}")) + "}",
        IEnumerable items => "[" + string.Join(",", items.Cast<object?>().Select(Of)) + "]",
        _ => value.GetType().Name + "("
            + string.Join(",", value.GetType().GetProperties().Select(property => $"{property.Name}:{Of(property.GetValue(value))}")) + ")",
    };
}
