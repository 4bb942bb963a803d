using System.Globalization;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Store;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>The header that selects an earlier state: any past time in nanoseconds, with or without a snapshot.</summary>
internal static class Snapshots
{
    private const string Header = "X-Tigris-Snapshot-Version";

    public static long Asked(S3Call call) => Asked(call.Request);

    public static long Asked(S3Request request)
    {
        if (request.Header(Header) is not { } text) return ObjectStore.Now;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw S3Exception.InvalidArgument(Header, "must be a UNIX time in nanoseconds");
    }
}
