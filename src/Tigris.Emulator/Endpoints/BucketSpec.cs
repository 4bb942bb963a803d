using System.Linq;
using System.Text.Json;
using Tigris.Emulator.Schemas;

namespace Tigris.Emulator.Endpoints;

/// <summary>The requested properties of a bucket, with defaults filled in. Equal specs are the same request, in any spelling.</summary>
internal sealed record BucketSpec(
    bool Public,
    bool PublicList,
    bool ObjectAcl,
    string? StorageClass,
    string Regions,
    bool Snapshots,
    string? Notifications,
    string? Lifecycle,
    string? ForkOf,
    string? SourceSnapshot)
{
    /// <summary>A spec with defaults only.</summary>
    public static readonly BucketSpec Plain = new(false, false, false, null, "", false, null, null, null, null);

    public static BucketSpec Of(JsonBody body)
    {
        var options = body.Nested("bucket_options") ?? new JsonBody(JsonElement.Parse("{}"));
        return new BucketSpec(
            options.Flag("public") ?? false,
            options.Flag("enable_public_list_objects") ?? false,
            options.Flag("enable_object_acl") ?? false,
            options.OptionalText("storage_class"),
            options.OptionalText("regions") is { } regions and not "global" ? regions : "",
            options.Flag("enable_snapshots") ?? false,
            options.Nested("object_notifications") is { } notifications ? Canonical(notifications) : null,
            options.Nested("lifecycle_rules")?.Items("rules") is { Count: > 0 } rules
                ? JsonSerializer.Serialize(rules.Select(rule => rule.Element))
                : null,
            body.OptionalText("fork_of"),
            body.OptionalText("source_snapshot"));
    }

    public string Write() => JsonSerializer.Serialize(this with { StorageClass = StorageClass ?? (ForkOf is null ? "STANDARD" : null) });

    private static string Canonical(JsonBody body) => JsonSerializer.Serialize(body.Element);
}
