using static Tigris.Emulator.Shapes.Member;

namespace Tigris.Emulator.Shapes;

internal static class OrganizationShapes
{
    public static readonly MemberType OrgMembership = MemberType.OneOf("Admin", "Member");

    public static readonly Shape OrgQuota = Shape.Open("OrgQuota", Must("limit_bytes", MemberType.Amount));

    public static readonly Shape Create = Shape.Closed(
        "CreateOrganizationRequest",
        Must("org_name", MemberType.Identity),
        Must("user_id", MemberType.Identity),
        May("org_quota", MemberType.Of(OrgQuota)));

    public static readonly Shape Update = Shape.Closed(
        "UpdateOrganizationRequest",
        Must("user_id", MemberType.Identity),
        May("user_role", OrgMembership),
        May("active", MemberType.Flag),
        May("org_quota", MemberType.Of(OrgQuota)));
}
