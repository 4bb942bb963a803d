using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using Tigris.Emulator.S3.Pipeline;

namespace Tigris.Emulator.S3.Xml;

/// <summary>Reads and writes tags, in XML and in the header of an upload.</summary>
internal static class TagSets
{
    public const int MostOfObject = 10;
    public const int MostOfBucket = 50;

    public static XElement Write(IReadOnlyDictionary<string, string> tags) => S3Xml.Element(
        "Tagging",
        S3Xml.Element("TagSet", tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => S3Xml.Element("Tag", S3Xml.Element("Key", tag.Key), S3Xml.Element("Value", tag.Value)))));

    public static IReadOnlyDictionary<string, string> Read(byte[] xml, int most)
    {
        var root = S3Xml.Parse(xml, "Tagging");
        S3Xml.RequireOnly(root, "TagSet");
        var set = root.All("TagSet").FirstOrDefault() ?? throw S3Exception.MalformedXml();
        S3Xml.RequireOnly(set, "Tag*");
        foreach (var tag in set.All("Tag")) S3Xml.RequireOnly(tag, "Key", "Value");
        return Check(set.All("Tag").Select(tag => (tag.Text("Key") ?? throw S3Exception.MalformedXml(), tag.Text("Value") ?? "")), most);
    }

    public static IReadOnlyDictionary<string, string> ReadHeader(string? header) =>
        header is null ? new Dictionary<string, string>() : Check(S3Query.Parse(header).Pairs, MostOfObject);

    private static Dictionary<string, string> Check(IEnumerable<(string Key, string Value)> pairs, int most)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in pairs)
        {
            if (key.Length is 0 or > 128 || value.Length > 256) throw Invalid("A tag's key has 1 to 128 characters, and its value at most 256.");
            if (key.StartsWith("aws:", StringComparison.Ordinal)) throw Invalid("The prefix aws: is reserved.");
            if (key.Any(IsNotXml) || value.Any(IsNotXml)) throw Invalid("A tag must not contain characters that XML can't represent.");
            if (!tags.TryAdd(key, value)) throw Invalid("Two tags have the same key.");
        }

        return tags.Count <= most ? tags : throw Invalid($"There are more than {most} tags.");
    }

    private static bool IsNotXml(char c) => !XmlConvert.IsXmlChar(c) && !char.IsSurrogate(c);

    private static S3Exception Invalid(string problem) => new(400, "InvalidTag", problem);
}
