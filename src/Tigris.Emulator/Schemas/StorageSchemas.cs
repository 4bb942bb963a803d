using static Tigris.Emulator.Schemas.Member;

namespace Tigris.Emulator.Schemas;

/// <summary>The JSON bodies of the vendor's storage SDK. The SDK is their only description.</summary>
internal static class StorageSchemas
{
    public static readonly Schema Presign = Schema.Closed(
        "Presign",
        Must("bucket", MemberType.Identity),
        Must("key", MemberType.Identity),
        Must("key_id", MemberType.Identity),
        Must("expires_in", MemberType.Whole),
        Must("type", MemberType.OneOf("get", "put")),
        May("version_id", MemberType.Identity));

    public static readonly Schema UpdateBucket = Schema.Closed(
        "UpdateBucket",
        May("acl_settings", MemberType.Of(Schema.Closed("AclSettings", May("allow_object_acl", MemberType.Flag)))),
        May("object_regions", MemberType.Text),
        May("cache_control", MemberType.Text),
        May("storage_class", BucketSchemas.StorageClass),
        May("soft_delete", MemberType.Of(Schema.Closed("SoftDelete", Must("enabled", MemberType.Flag), May("retention_days", MemberType.Whole)))),
        May("type", MemberType.Amount),
        May("website", MemberType.Of(BucketSchemas.Website)),
        May("cors", MemberType.Of(Schema.Closed("Cors", Must("rules", MemberType.ListOf(CorsRule))))),
        May("lifecycle_rules", MemberType.ListOf(LifecycleRule)),
        May("object_notifications", MemberType.Of(Notifications)));

    private static Schema CorsRule => Schema.Closed(
        "CorsRule",
        Must("allowedOrigin", MemberType.ListOf(MemberType.Text)),
        Must("allowedMethods", MemberType.ListOf(MemberType.Text)),
        May("allowedHeaders", MemberType.ListOf(MemberType.Text)),
        May("exposeHeaders", MemberType.ListOf(MemberType.Text)),
        May("maxAge", MemberType.Amount));

    private static Schema LifecycleRule => Schema.Closed(
        "StorageLifecycleRule",
        May("id", MemberType.AtMost(255)),
        Must("status", MemberType.Whole),
        May("expiration", MemberType.Of(Schema.Closed(
            "StorageExpiration", May("days", MemberType.Whole), May("date", MemberType.Text), May("enabled", MemberType.Flag)))),
        May("transitions", MemberType.ListOf(BucketSchemas.LifecycleTransition)),
        May("filter", MemberType.Of(BucketSchemas.LifecycleRuleFilter)));

    private static Schema Notifications => Schema.Closed(
        "StorageNotifications",
        May("enabled", MemberType.Flag),
        May("web_hook", MemberType.Text),
        May("filter", MemberType.Text),
        May("auth", MemberType.Of(BucketSchemas.NotificationAuth)));
}
