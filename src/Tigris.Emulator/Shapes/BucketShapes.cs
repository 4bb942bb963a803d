using static Tigris.Emulator.Shapes.Member;

namespace Tigris.Emulator.Shapes;

internal static class BucketShapes
{
    public static readonly MemberType StorageClass = MemberType.OneOf("STANDARD", "STANDARD_IA", "GLACIER", "GLACIER_IR");

    public static readonly Shape NotificationAuth = Shape.Open(
        "ObjectNotificationAuth",
        May("basic_user", MemberType.Text),
        May("basic_pass", MemberType.Text),
        May("token", MemberType.Text));

    public static readonly Shape Notifications = Shape.Open(
        "ObjectNotifications",
        Must("enabled", MemberType.Flag),
        May("webhook", MemberType.Text),
        May("filter", MemberType.Text),
        May("auth", MemberType.Of(NotificationAuth)));

    /// <summary>An update. The document requires <c>enabled</c> but shows updates without it: the member is optional (assumed).</summary>
    public static readonly Shape NotificationsChange = Shape.Open(
        "ObjectNotifications",
        May("enabled", MemberType.Flag),
        May("webhook", MemberType.Text),
        May("filter", MemberType.Text),
        May("auth", MemberType.Of(NotificationAuth)));

    public static readonly Shape LifecycleExpiration = Shape.Open(
        "LifecycleExpiration",
        May("days", MemberType.Whole),
        May("date", MemberType.Text));

    public static readonly Shape LifecycleTransition = Shape.Open(
        "LifecycleTransition",
        May("days", MemberType.Whole),
        May("date", MemberType.Text),
        Must("storage_class", StorageClass));

    public static readonly Shape LifecycleRuleFilter = Shape.Open("LifecycleRuleFilter", May("prefix", MemberType.Text));

    public static readonly Shape LifecycleRule = Shape.Open(
        "LifecycleRule",
        Must("id", MemberType.AtMost(255)),
        Must("enabled", MemberType.Flag),
        May("expiration", MemberType.Of(LifecycleExpiration)),
        May("transitions", MemberType.ListOf(LifecycleTransition)),
        May("filter", MemberType.Of(LifecycleRuleFilter)));

    public static readonly Shape LifecycleRules = Shape.Open("LifecycleRules", May("rules", MemberType.ListOf(LifecycleRule)));

    public static readonly Shape BucketOptions = Shape.Open(
        "BucketOptions",
        May("public", MemberType.Flag),
        May("enable_public_list_objects", MemberType.Flag),
        May("storage_class", StorageClass),
        May("regions", MemberType.Text),
        May("enable_object_acl", MemberType.Flag),
        May("enable_snapshots", MemberType.Flag),
        May("object_notifications", MemberType.Of(Notifications)),
        May("lifecycle_rules", MemberType.Of(LifecycleRules)));

    public static readonly Shape Provisioning = Shape.Closed(
        "ProvisioningRequest",
        Must("bucket_name", MemberType.Text),
        Must("org_name", MemberType.Identity),
        May("org_quota", MemberType.Of(OrganizationShapes.OrgQuota)),
        Must("user_id", MemberType.Identity),
        May("bucket_options", MemberType.Of(BucketOptions)),
        May("user_role", OrganizationShapes.OrgMembership),
        May("fork_of", MemberType.Text),
        May("source_snapshot", MemberType.Text),
        May("access_key_scope", AccessKeyShapes.AccessKeyScope));

    public static readonly Shape Update = Shape.Closed(
        "UpdateBucketRequest",
        May("public", MemberType.Flag),
        May("enable_object_acl", MemberType.Flag),
        May("enable_public_list_objects", MemberType.Flag),
        May("object_notifications", MemberType.Of(NotificationsChange)),
        May("regions", MemberType.Text));

    public static readonly Shape Website = Shape.Closed("BucketWebsiteSettings", May("domain_name", MemberType.Text));

    public static readonly Shape SetDomain = Shape.Closed("SetCustomDomainRequest", Must("website", MemberType.Of(Website)));

    public static readonly Shape SetLifecycle = Shape.Closed("SetLifecycleRulesRequest", Must("rules", MemberType.ListOf(LifecycleRule)));

    public static readonly Shape CreateSnapshot = Shape.Closed("CreateSnapshotRequest", May("description", MemberType.Text));
}
