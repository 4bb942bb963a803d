using static Tigris.Emulator.Schemas.Member;

namespace Tigris.Emulator.Schemas;

internal static class BucketSchemas
{
    public static readonly MemberType StorageClass = MemberType.OneOf("STANDARD", "STANDARD_IA", "GLACIER", "GLACIER_IR");

    public static readonly Schema NotificationAuth = Schema.Open(
        "ObjectNotificationAuth",
        May("basic_user", MemberType.Text),
        May("basic_pass", MemberType.Text),
        May("token", MemberType.Text));

    public static readonly Schema Notifications = Schema.Open(
        "ObjectNotifications",
        Must("enabled", MemberType.Flag),
        May("webhook", MemberType.Text),
        May("filter", MemberType.Text),
        May("auth", MemberType.Of(NotificationAuth)));

    /// <summary>An update. The document requires <c>enabled</c> but shows updates without it: the member is optional (assumed).</summary>
    public static readonly Schema NotificationsChange = Schema.Open(
        "ObjectNotifications",
        May("enabled", MemberType.Flag),
        May("webhook", MemberType.Text),
        May("filter", MemberType.Text),
        May("auth", MemberType.Of(NotificationAuth)));

    public static readonly Schema LifecycleExpiration = Schema.Open(
        "LifecycleExpiration",
        May("days", MemberType.Whole),
        May("date", MemberType.Text));

    public static readonly Schema LifecycleTransition = Schema.Open(
        "LifecycleTransition",
        May("days", MemberType.Whole),
        May("date", MemberType.Text),
        Must("storage_class", StorageClass));

    public static readonly Schema LifecycleRuleFilter = Schema.Open("LifecycleRuleFilter", May("prefix", MemberType.Text));

    public static readonly Schema LifecycleRule = Schema.Open(
        "LifecycleRule",
        Must("id", MemberType.AtMost(255)),
        Must("enabled", MemberType.Flag),
        May("expiration", MemberType.Of(LifecycleExpiration)),
        May("transitions", MemberType.ListOf(LifecycleTransition)),
        May("filter", MemberType.Of(LifecycleRuleFilter)));

    public static readonly Schema LifecycleRules = Schema.Open("LifecycleRules", May("rules", MemberType.ListOf(LifecycleRule)));

    public static readonly Schema BucketOptions = Schema.Open(
        "BucketOptions",
        May("public", MemberType.Flag),
        May("enable_public_list_objects", MemberType.Flag),
        May("storage_class", StorageClass),
        May("regions", MemberType.Text),
        May("enable_object_acl", MemberType.Flag),
        May("enable_snapshots", MemberType.Flag),
        May("object_notifications", MemberType.Of(Notifications)),
        May("lifecycle_rules", MemberType.Of(LifecycleRules)));

    public static readonly Schema Website = Schema.Closed("BucketWebsiteSettings", May("domain_name", MemberType.Text));
}
