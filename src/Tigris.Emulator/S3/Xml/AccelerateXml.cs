using System.Xml.Linq;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Xml;

/// <summary>Reads and writes the state of transfer acceleration.</summary>
internal static class AccelerateXml
{
    private const string Root = "AccelerateConfiguration";

    public static BucketRow Set(BucketRow bucket, byte[]? xml)
    {
        var root = S3Xml.Parse(xml ?? [], Root);
        S3Xml.RequireOnly(root, "Status");
        var status = root.Text("Status");
        if (status is not ("Enabled" or "Suspended")) throw S3Exception.MalformedXml();
        if (bucket.Name.Contains('.', System.StringComparison.Ordinal))
            throw S3Exception.InvalidRequest("A bucket with a dot in its name has no transfer acceleration.");
        return bucket with { Accelerate = status };
    }

    public static XElement Write(string? status) => S3Xml.Element(Root, S3Xml.Optional("Status", status));
}
