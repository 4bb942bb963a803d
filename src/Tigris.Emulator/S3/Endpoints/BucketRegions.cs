using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Xml;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>The regions of a new bucket, from a header or from the body.</summary>
internal static class BucketRegions
{
    private const string Header = "X-Tigris-Regions";
    private const string Element = "LocationConstraint";

    public static string Requested(S3Call call, byte[] configuration)
    {
        var inHeader = call.Header(Header) is { } header ? Stored(header) : null;
        if (configuration.Length == 0) return inHeader ?? "";
        var root = S3Xml.Parse(configuration, "CreateBucketConfiguration");
        S3Xml.RequireOnly(root, Element);
        if (root.Text(Element) is not { } text) return inHeader ?? "";
        var inBody = Stored(text);
        if (inHeader is not null && inBody.Length > 0 && inBody != inHeader) throw S3Exception.InvalidRequest($"{Header} and {Element} name different regions.");
        return inHeader ?? inBody;
    }

    // SDKs send auto, and some send us-east-1 if no region is set.
    private static string Stored(string regions) => regions is "global" or "auto" or "us-east-1" ? "" : regions;
}
