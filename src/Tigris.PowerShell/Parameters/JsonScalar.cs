using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Net;
using System.Numerics;

namespace Tigris.PowerShell;

/// <summary>Distinguishes types with an exact form in JSON from those without one.</summary>
internal static class JsonScalar
{
    private static readonly object None = new();

    /// <summary>Reads a value that is one JSON string, number or Boolean; null for a null of a database.</summary>
    /// <exception cref="TigrisArgumentException">The value is a number that JSON can't hold, or an undefined enum value.</exception>
    public static bool TryRead(object value, out object? scalar, string at)
    {
        scalar = value switch
        {
            DBNull => null,
            Enum name => Enum.IsDefined(name.GetType(), name) ? name.ToString() : throw NoForm(value, at),
            string or bool or sbyte or byte or short or ushort or int or uint or long or ulong or decimal => value,
            double number => double.IsNaN(number) || double.IsInfinity(number) ? throw NoForm(value, at) : number,
            float number => float.IsNaN(number) || float.IsInfinity(number) ? throw NoForm(value, at) : number,
            BigInteger number => BigInteger.Abs(number) <= new BigInteger(decimal.MaxValue) ? (decimal)number : throw NoForm(value, at),
            char or Guid => Convert.ToString(value, CultureInfo.InvariantCulture),
            SwitchParameter flag => flag.IsPresent,
            DateTimeOffset time => Rfc3339(time),
            DateTime { Kind: DateTimeKind.Unspecified } time => Rfc3339(new DateTimeOffset(time, TimeSpan.Zero)),
            DateTime time => Rfc3339(new DateTimeOffset(time.ToUniversalTime())),
            Uri uri => uri.IsAbsoluteUri ? uri.AbsoluteUri : uri.OriginalString,
            Version or IPAddress => value.ToString(),
            _ => None,
        };
        return !ReferenceEquals(scalar, None);
    }

    /// <summary>Returns true for arrays and collections, but not for bytes, because JSON has no form for them.</summary>
    public static bool IsList(IEnumerable list) =>
        list is Array array ? array.Rank == 1 && list is not IEnumerable<byte> : list is not IEnumerable<byte> && !IsForeign(list);

    /// <summary>Returns true for custom objects, objects of this module, and objects of a script's own classes.</summary>
    public static bool IsObject(object value) => value is PSCustomObject || (value is not (ValueType or IEnumerable) && !IsForeign(value));

    // Objects of the platform have properties, but no meaning as JSON: a secret, a credential, a script block, a file.
    private static bool IsForeign(object value)
    {
        var space = value.GetType().Namespace ?? "";
        return (space.StartsWith("System", StringComparison.Ordinal) || space.StartsWith("Microsoft", StringComparison.Ordinal))
            && !space.StartsWith("System.Collections", StringComparison.Ordinal) && !space.StartsWith("System.Linq", StringComparison.Ordinal);
    }

    private static string Rfc3339(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static TigrisArgumentException NoForm(object value, string at) =>
        JsonBody.Refused(at, MessageText.Of(Messages.JsonNoFormFor, value, value.GetType().FullName));
}
