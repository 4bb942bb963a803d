using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using Tigris.Emulator.S3.Pipeline;

namespace Tigris.Emulator.S3.Xml;

/// <summary>A CORS rule.</summary>
internal sealed record CorsRule(
    IReadOnlyList<string> Origins, IReadOnlyList<string> Methods, IReadOnlyList<string> Headers, IReadOnlyList<string> Exposed, string? MaxAge)
{
    public bool Allows(string origin, string method) => Methods.Contains(method) && Origins.Any(pattern => Matches(pattern, origin, StringComparison.Ordinal));

    public bool AllowsHeader(string header) => Headers.Any(pattern => Matches(pattern, header, StringComparison.OrdinalIgnoreCase));

    // A pattern has at most one star.
    private static bool Matches(string pattern, string text, StringComparison comparison)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        return star < 0
            ? pattern.Equals(text, comparison)
            : text.Length >= pattern.Length - 1 && text.StartsWith(pattern[..star], comparison) && text.EndsWith(pattern[(star + 1)..], comparison);
    }
}

/// <summary>Reads the CORS rules of a bucket.</summary>
internal static class CorsXml
{
    private const int MostRules = 100;

    private static readonly string[] Methods = ["GET", "PUT", "POST", "DELETE", "HEAD"];

    /// <summary>Validates rules and returns them as they are stored.</summary>
    public static string Check(byte[] xml)
    {
        var root = S3Xml.Parse(xml, "CORSConfiguration");
        S3Xml.RequireOnly(root, "CORSRule*");
        var rules = root.All("CORSRule").ToList();
        if (rules.Count is 0 or > MostRules) throw S3Exception.MalformedXml();
        foreach (var rule in rules)
        {
            S3Xml.RequireOnly(rule, "ID", "AllowedOrigin*", "AllowedMethod*", "AllowedHeader*", "ExposeHeader*", "MaxAgeSeconds");
            var read = Rule(rule);
            if (read.Origins.Count == 0 || read.Methods.Count == 0) throw S3Exception.MalformedXml();
            if (read.Methods.FirstOrDefault(method => !Methods.Contains(method)) is { } method)
                throw S3Exception.InvalidRequest($"Found unsupported HTTP method in CORS config: {method}.");
            if (read.Origins.Concat(read.Headers).Any(pattern => pattern.Count(c => c == '*') > 1))
                throw S3Exception.InvalidRequest("A CORS pattern has more than one wildcard.");
            if (read.MaxAge is { } age && !int.TryParse(age, NumberStyles.None, CultureInfo.InvariantCulture, out _)) throw S3Exception.MalformedXml();
        }

        return root.ToString(SaveOptions.DisableFormatting);
    }

    public static IReadOnlyList<CorsRule> Read(string xml) => [.. XElement.Parse(xml).All("CORSRule").Select(Rule)];

    private static CorsRule Rule(XElement rule) => new(
        Values(rule, "AllowedOrigin"), Values(rule, "AllowedMethod"), Values(rule, "AllowedHeader"), Values(rule, "ExposeHeader"), rule.Text("MaxAgeSeconds"));

    private static List<string> Values(XElement rule, string name) => [.. rule.All(name).Select(item => item.Value)];
}
