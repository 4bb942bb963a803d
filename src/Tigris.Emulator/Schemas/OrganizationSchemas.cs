using static Tigris.Emulator.Schemas.Member;

namespace Tigris.Emulator.Schemas;

internal static class OrganizationSchemas
{
    public static readonly MemberType OrgMembership = MemberType.OneOf("Admin", "Member");

    public static readonly Schema OrgQuota = Schema.Open("OrgQuota", Must("limit_bytes", MemberType.Amount));
}
