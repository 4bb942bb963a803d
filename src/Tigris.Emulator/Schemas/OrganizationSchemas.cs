using static Tigris.Emulator.Schemas.Member;

namespace Tigris.Emulator.Schemas;

internal static class OrganizationSchemas
{
    public static readonly MemberType OrgMembership = MemberType.OneOf("Admin", "Member");

    public static readonly Schema OrgQuota = Schema.Open("OrgQuota", Must("limit_bytes", MemberType.Amount));

    public static readonly Schema Create = Schema.Closed(
        "CreateOrganizationRequest",
        Must("org_name", MemberType.Identity),
        Must("user_id", MemberType.Identity),
        May("org_quota", MemberType.Of(OrgQuota)));

    public static readonly Schema Update = Schema.Closed(
        "UpdateOrganizationRequest",
        Must("user_id", MemberType.Identity),
        May("user_role", OrgMembership),
        May("active", MemberType.Flag),
        May("org_quota", MemberType.Of(OrgQuota)));
}
