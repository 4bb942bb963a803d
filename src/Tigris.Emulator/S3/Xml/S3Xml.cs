using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using Tigris.Emulator.S3.Pipeline;

namespace Tigris.Emulator.S3.Xml;

/// <summary>Reads and writes S3's XML. Responses have one namespace; requests can have any.</summary>
internal static class S3Xml
{
    private static readonly XNamespace Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    public static XElement Element(string name, params object?[] content) => new(Namespace + name, content);

    /// <summary>Returns an element with a text; null if there is none.</summary>
    public static XElement? Optional(string name, object? text) => text is null ? null : Element(name, text);

    /// <summary>Returns an element with the organization that owns something.</summary>
    public static XElement Owner(string name, string id) => Element(name, Element("ID", id), Element("DisplayName", id));

    public static string Time(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static XElement Parse(byte[] bytes, string root)
    {
        try
        {
            using var stream = new MemoryStream(bytes);
            using var reader = XmlReader.Create(stream); // no DTD by default
            var element = XElement.Load(reader);
            return element.Name.LocalName == root ? element : throw S3Exception.MalformedXml();
        }
        catch (XmlException)
        {
            throw S3Exception.MalformedXml();
        }
    }

    /// <summary>Refuses elements that the emulator doesn't support, and repeated ones. A name that ends in * can be repeated.</summary>
    public static void RequireOnly(XElement parent, params string[] names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in parent.Elements().Select(child => child.Name.LocalName))
        {
            if (names.Contains(name + "*")) continue;
            if (!names.Contains(name)) throw S3Exception.NotImplemented($"the element {name} in {parent.Name.LocalName}");
            if (!seen.Add(name)) throw S3Exception.MalformedXml();
        }
    }

    public static IEnumerable<XElement> All(this XElement parent, string name) => parent.Elements().Where(child => child.Name.LocalName == name);

    public static string? Text(this XElement parent, string name) => parent.All(name).FirstOrDefault()?.Value;
}
