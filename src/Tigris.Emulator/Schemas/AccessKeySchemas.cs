using static Tigris.Emulator.Schemas.Member;

namespace Tigris.Emulator.Schemas;

internal static class AccessKeySchemas
{
    public static readonly MemberType AccessKeyScope = MemberType.OneOf("standard", "no_default_allow");

    public static readonly Schema BucketAccess = Schema.Open(
        "BucketAccess",
        Must("bucket_name", MemberType.Identity),
        Must("role", MemberType.OneOf("ReadOnly", "Editor", "Admin")));

    public static readonly Schema Create = Schema.Closed(
        "CreateAccessKeyRequest",
        May("name", MemberType.Text),
        Must("user_id", MemberType.Identity),
        May("user_role", OrganizationSchemas.OrgMembership),
        May("buckets_roles", MemberType.ListOf(BucketAccess)),
        May("attach_policies", MemberType.ListOf(MemberType.Text)),
        May("create_policies", MemberType.ListOf(PolicySchemas.Create)),
        May("access_key_scope", AccessKeyScope));

    public static readonly Schema Update = Schema.Closed(
        "UpdateAccessKeyRequest",
        Must("user_id", MemberType.Identity),
        Must("id", MemberType.Identity),
        May("user_role", OrganizationSchemas.OrgMembership),
        May("buckets_roles", MemberType.ListOf(BucketAccess)),
        May("add_policies", MemberType.ListOf(MemberType.Text)),
        May("remove_policies", MemberType.ListOf(MemberType.Text)),
        May("access_key_scope", AccessKeyScope));

    public static readonly Schema Rotate = OneKey("RotateAccessKeyRequest");

    public static readonly Schema Delete = OneKey("DeleteAccessKeyRequest");

    public static readonly Schema Get = OneKey("GetAccessKeyRequest");

    public static readonly Schema List = Schema.Closed(
        "ListAccessKeysRequest",
        Must("user_id", MemberType.Identity),
        May("user_role", OrganizationSchemas.OrgMembership),
        May("limit", MemberType.Whole),
        May("continuation_token", MemberType.Text),
        May("key_id_prefix", MemberType.Text));

    private static Schema OneKey(string name) => Schema.Closed(
        name,
        Must("user_id", MemberType.Identity),
        Must("id", MemberType.Identity),
        May("user_role", OrganizationSchemas.OrgMembership));
}
