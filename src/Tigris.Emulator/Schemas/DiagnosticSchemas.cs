using static Tigris.Emulator.Schemas.Member;

namespace Tigris.Emulator.Schemas;

/// <summary>The bodies of the emulator's own <c>/_emulator/</c> requests.</summary>
internal static class DiagnosticSchemas
{
    public static readonly Schema SetUsage = Schema.Closed(
        "SetUsage",
        Must("org_id", MemberType.Identity),
        Must("metric", MemberType.Identity),
        Must("date", MemberType.Identity),
        Must("value", MemberType.Number));

    public static readonly Schema SetContents = Schema.Closed(
        "SetBucketContents",
        Must("org_id", MemberType.Identity),
        Must("bucket_name", MemberType.Identity),
        Must("size", MemberType.Amount),
        Must("object_count", MemberType.Amount));

    public static readonly Schema RunLifecycle = Schema.Closed("RunLifecycle", May("as_of", MemberType.Identity));

    public static readonly Schema SetRateLimit = Schema.Closed(
        "SetRateLimit",
        Must("rate_limit", MemberType.Identity),
        May("status", MemberType.Amount),
        May("retry_after", MemberType.OneOf("seconds", "date", "none")));

    public static readonly Schema AddFaults = Schema.Closed(
        "AddFaults",
        Must("faults", MemberType.ListOf(MemberType.Identity)),
        May("seed", MemberType.Amount));
}
