using System.IO;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Tigris.Emulator.Pipeline;

namespace Tigris.Emulator.S3.Xml;

/// <summary>Writes responses in XML.</summary>
internal static class XmlReply
{
    private static readonly XmlWriterSettings Format = new()
    {
        CheckCharacters = false, // a key can contain characters that XML can't
        Encoding = new UTF8Encoding(false),
        NewLineHandling = NewLineHandling.Entitize, // the default replaces line ends in keys and tags by those of the platform
    };

    public static Reply Of(XElement root, int status = 200)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, Format)) root.WriteTo(writer);
        return new Reply(status) { Headers = [("Content-Type", "application/xml")], Body = new BytesBody(stream.ToArray()) };
    }
}
