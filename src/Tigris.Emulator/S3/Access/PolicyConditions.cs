using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text.Json;
using Tigris.Emulator.S3.Pipeline;

namespace Tigris.Emulator.S3.Access;

/// <summary>
/// Evaluates the documented conditions: addresses against <c>aws:SourceIp</c>, dates against <c>aws:CurrentTime</c>. All conditions must hold. Of
/// several values one must match, or none for a negated operator. An unknown condition never allows and always denies.
/// </summary>
internal static class PolicyConditions
{
    public static bool Hold(JsonElement condition, S3Request request, bool whenUnknown)
    {
        if (condition.ValueKind != JsonValueKind.Object) return whenUnknown;
        return condition.EnumerateObject().All(operation => operation.Value.ValueKind == JsonValueKind.Object
            ? operation.Value.EnumerateObject().All(test => Holds(operation.Name, test.Name, Texts(test.Value), request) ?? whenUnknown)
            : whenUnknown);
    }

    public static IEnumerable<string> Texts(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? value.EnumerateArray().Select(item => item.ToString())
        : [value.ToString()];

    private static bool? Holds(string operation, string variable, IEnumerable<string> values, S3Request request) => (operation, variable) switch
    {
        ("IpAddress", "aws:SourceIp") => AnyAddress(values, request.Source),
        ("NotIpAddress", "aws:SourceIp") => !AnyAddress(values, request.Source),
        ("DateEquals", "aws:CurrentTime") => AnyDate(values, date => request.Now == date),
        ("DateNotEquals", "aws:CurrentTime") => !AnyDate(values, date => request.Now == date),
        ("DateGreaterThan", "aws:CurrentTime") => AnyDate(values, date => request.Now > date),
        ("DateGreaterThanEquals", "aws:CurrentTime") => AnyDate(values, date => request.Now >= date),
        ("DateLessThan", "aws:CurrentTime") => AnyDate(values, date => request.Now < date),
        ("DateLessThanEquals", "aws:CurrentTime") => AnyDate(values, date => request.Now <= date),
        _ => null,
    };

    private static bool? AnyAddress(IEnumerable<string> values, IPAddress source)
    {
        var networks = values.Select(Network).ToList();
        if (networks.Contains(null)) return null;
        var address = source.IsIPv4MappedToIPv6 ? source.MapToIPv4() : source;
        return networks.Any(network => network!.Value.Contains(address));
    }

    /// <summary>Parses a network or a single address. Bits after the prefix are allowed, as in 10.0.0.5/8.</summary>
    private static IPNetwork? Network(string text)
    {
        var parts = text.Split('/');
        if (parts.Length > 2 || !IPAddress.TryParse(parts[0], out var address)) return null;
        var bytes = address.GetAddressBytes();
        var length = bytes.Length * 8;
        if (parts.Length == 2 && (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out length) || length > bytes.Length * 8))
            return null;
        for (var bit = length; bit < bytes.Length * 8; bit++) bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        return new IPNetwork(new IPAddress(bytes), length);
    }

    private static bool? AnyDate(IEnumerable<string> values, Func<DateTime, bool> test)
    {
        var found = false;
        foreach (var value in values)
        {
            if (!DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)) return null;
            found |= test(date.UtcDateTime);
        }

        return found;
    }
}
