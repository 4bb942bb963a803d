using System.Globalization;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Store;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>The headers of snapshots. A read can select any past time in nanoseconds, with or without a snapshot.</summary>
internal static class Snapshots
{
    public const string VersionHeader = "X-Tigris-Snapshot-Version";
    public const string Header = "X-Tigris-Snapshot";

    public static long Requested(S3Call call) => Requested(call.Request);

    public static long Requested(S3Request request) =>
        request.Header(VersionHeader) is { } text ? Version(text) ?? throw Invalid() : ObjectStore.Now;

    public static long? Version(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    private static S3Exception Invalid() => S3Exception.InvalidArgument(VersionHeader, "must be a UNIX time in nanoseconds");
}
