using static Tigris.Emulator.Schemas.Member;

namespace Tigris.Emulator.Schemas;

internal static class AccessKeySchemas
{
    public static readonly MemberType AccessKeyScope = MemberType.OneOf("standard", "no_default_allow");

    public static readonly Schema BucketAccess = Schema.Open(
        "BucketAccess",
        Must("bucket_name", MemberType.Identity),
        Must("role", MemberType.OneOf("ReadOnly", "Editor", "Admin")));
}
