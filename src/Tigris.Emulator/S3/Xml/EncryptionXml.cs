using System.Linq;
using System.Xml.Linq;
using Tigris.Emulator.S3.Pipeline;

namespace Tigris.Emulator.S3.Xml;

/// <summary>Reads and writes the default encryption of a bucket.</summary>
internal static class EncryptionXml
{
    private const string Root = "ServerSideEncryptionConfiguration";
    private const string Default = "ApplyServerSideEncryptionByDefault";

    public static string Read(byte[] xml)
    {
        var root = S3Xml.Parse(xml, Root);
        S3Xml.RequireOnly(root, "Rule");
        if (root.All("Rule").ToList() is not [var rule]) throw S3Exception.MalformedXml();
        S3Xml.RequireOnly(rule, Default, "BucketKeyEnabled");
        if (rule.Text("BucketKeyEnabled") is not (null or "" or "false")) throw S3Exception.NotImplemented("the element BucketKeyEnabled");
        foreach (var settings in rule.All(Default)) S3Xml.RequireOnly(settings, "SSEAlgorithm");
        var algorithm = rule.All(Default).FirstOrDefault()?.Text("SSEAlgorithm");
        return algorithm switch
        {
            "AES256" => algorithm,
            null => throw S3Exception.MalformedXml(),
            _ => throw S3Exception.NotImplemented($"the encryption {algorithm}: only AES256 is documented"),
        };
    }

    public static XElement Write(string algorithm) => S3Xml.Element(
        Root,
        S3Xml.Element("Rule", S3Xml.Element(Default, S3Xml.Element("SSEAlgorithm", algorithm)), S3Xml.Element("BucketKeyEnabled", false)));
}
