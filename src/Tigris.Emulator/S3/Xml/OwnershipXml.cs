using System.Collections.Immutable;
using System.Linq;
using System.Xml.Linq;
using Tigris.Emulator.S3.Pipeline;

namespace Tigris.Emulator.S3.Xml;

/// <summary>Reads and writes the ownership controls of a bucket.</summary>
internal static class OwnershipXml
{
    public static readonly ImmutableArray<string> Values = ["BucketOwnerEnforced", "BucketOwnerPreferred", "ObjectWriter"];

    public static string Read(byte[] xml)
    {
        var root = S3Xml.Parse(xml, "OwnershipControls");
        S3Xml.RequireOnly(root, "Rule");
        var rules = root.All("Rule").ToList();
        foreach (var each in rules) S3Xml.RequireOnly(each, "ObjectOwnership");
        return rules is [var rule] && rule.Text("ObjectOwnership") is { } ownership && Values.Contains(ownership) ? ownership : throw S3Exception.MalformedXml();
    }

    public static XElement Write(string ownership) =>
        S3Xml.Element("OwnershipControls", S3Xml.Element("Rule", S3Xml.Element("ObjectOwnership", ownership)));

    public static S3Exception NotWithAcl() =>
        new(400, "InvalidBucketAclWithObjectOwnership", "A public bucket can't have the ownership BucketOwnerEnforced.");
}
