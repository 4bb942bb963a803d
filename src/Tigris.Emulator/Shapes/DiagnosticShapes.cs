using static Tigris.Emulator.Shapes.Member;

namespace Tigris.Emulator.Shapes;

/// <summary>The bodies of the emulator's own <c>/_emulator/</c> requests.</summary>
internal static class DiagnosticShapes
{
    public static readonly Shape SetUsage = Shape.Closed(
        "SetUsage",
        Must("org_id", MemberType.Identity),
        Must("metric", MemberType.Identity),
        Must("date", MemberType.Identity),
        Must("value", MemberType.Number));

    public static readonly Shape SetContents = Shape.Closed(
        "SetBucketContents",
        Must("org_id", MemberType.Identity),
        Must("bucket_name", MemberType.Identity),
        Must("size", MemberType.Amount),
        Must("object_count", MemberType.Amount));

    public static readonly Shape RunLifecycle = Shape.Closed("RunLifecycle", May("as_of", MemberType.Identity));

    public static readonly Shape SetRateLimit = Shape.Closed(
        "SetRateLimit",
        Must("rate_limit", MemberType.Identity),
        May("status", MemberType.Amount),
        May("retry_after", MemberType.OneOf("seconds", "date", "none")));

    public static readonly Shape AddFaults = Shape.Closed(
        "AddFaults",
        Must("faults", MemberType.ListOf(MemberType.Identity)),
        May("seed", MemberType.Amount));
}
