using static Tigris.Emulator.Shapes.Member;

namespace Tigris.Emulator.Shapes;

internal static class AccessKeyShapes
{
    public static readonly MemberType AccessKeyScope = MemberType.OneOf("standard", "no_default_allow");

    public static readonly Shape BucketAccess = Shape.Open(
        "BucketAccess",
        Must("bucket_name", MemberType.Identity),
        Must("role", MemberType.OneOf("ReadOnly", "Editor", "Admin")));

    public static readonly Shape Create = Shape.Closed(
        "CreateAccessKeyRequest",
        May("name", MemberType.Text),
        Must("user_id", MemberType.Identity),
        May("user_role", OrganizationShapes.OrgMembership),
        May("buckets_roles", MemberType.ListOf(BucketAccess)),
        May("attach_policies", MemberType.ListOf(MemberType.Text)),
        May("create_policies", MemberType.ListOf(PolicyShapes.Create)),
        May("access_key_scope", AccessKeyScope));

    public static readonly Shape Update = Shape.Closed(
        "UpdateAccessKeyRequest",
        Must("user_id", MemberType.Identity),
        Must("id", MemberType.Identity),
        May("user_role", OrganizationShapes.OrgMembership),
        May("buckets_roles", MemberType.ListOf(BucketAccess)),
        May("add_policies", MemberType.ListOf(MemberType.Text)),
        May("remove_policies", MemberType.ListOf(MemberType.Text)),
        May("access_key_scope", AccessKeyScope));

    public static readonly Shape Rotate = OneKey("RotateAccessKeyRequest");

    public static readonly Shape Delete = OneKey("DeleteAccessKeyRequest");

    public static readonly Shape Get = OneKey("GetAccessKeyRequest");

    public static readonly Shape List = Shape.Closed(
        "ListAccessKeysRequest",
        Must("user_id", MemberType.Identity),
        May("user_role", OrganizationShapes.OrgMembership),
        May("limit", MemberType.Whole),
        May("continuation_token", MemberType.Text),
        May("key_id_prefix", MemberType.Text));

    private static Shape OneKey(string name) => Shape.Closed(
        name,
        Must("user_id", MemberType.Identity),
        Must("id", MemberType.Identity),
        May("user_role", OrganizationShapes.OrgMembership));
}
