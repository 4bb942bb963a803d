using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tigris.Emulator.Rules;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Xml;
using Tigris.Emulator.Schemas;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>Converts settings of buckets between their stored forms and the JSON of the vendor's storage SDK.</summary>
internal static class BucketSettingsJson
{
    private const int Active = 1;
    private const int Disabled = 2;

    public static object? Cors(BucketRow bucket) => bucket.Cors is not { } cors ? null : new
    {
        rules = CorsXml.Read(cors).Select(rule => new
        {
            allowedOrigin = rule.Origins,
            allowedMethods = rule.Methods,
            allowedHeaders = rule.Headers,
            exposeHeaders = rule.Exposed,
            maxAge = rule.MaxAge is { } age ? int.Parse(age, CultureInfo.InvariantCulture) : (int?)null,
        }),
    };

    public static string Cors(JsonBody cors) => CorsXml.Check(Encoding.UTF8.GetBytes(S3Xml.Element(
        "CORSConfiguration",
        (cors.Items("rules") ?? []).Select(rule => S3Xml.Element(
            "CORSRule",
            Texts("AllowedOrigin", rule.Texts("allowedOrigin")),
            Texts("AllowedMethod", rule.Texts("allowedMethods")),
            Texts("AllowedHeader", rule.Texts("allowedHeaders")),
            Texts("ExposeHeader", rule.Texts("exposeHeaders")),
            S3Xml.Optional("MaxAgeSeconds", rule.Whole("maxAge"))))).ToString()));

    public static IEnumerable<object>? Lifecycle(BucketRow bucket) => bucket.Lifecycle is not { } rules
        ? null
        : JsonElement.Parse(rules).EnumerateArray().Select(element => new JsonBody(element)).Select(rule => new
        {
            id = rule.Text("id"),
            status = rule.Flag("enabled") == true ? Active : Disabled,
            expiration = rule.Nested("expiration") is { } expiration ? new { days = expiration.Whole("days"), date = expiration.OptionalText("date"), enabled = true } : null,
            transitions = rule.Items("transitions")?.Select(item => item.Element),
            filter = rule.Nested("filter")?.Element,
        });

    /// <summary>Returns the rules in the JSON of the API.</summary>
    public static IReadOnlyList<JsonBody> Lifecycle(IReadOnlyList<JsonBody> rules) => [.. rules.Select(rule =>
    {
        if (rule.Whole("status") is not (Active or Disabled)) throw S3Exception.InvalidArgument("status", $"must be {Active} or {Disabled}");
        var json = new JsonObject
        {
            ["id"] = rule.OptionalText("id") is { Length: > 0 } id ? id : System.Guid.NewGuid().ToString("N"),
            ["enabled"] = rule.Whole("status") == Active,
        };
        if (rule.Nested("filter") is { } filter && filter.Has("prefix")) json["filter"] = Node(filter);
        if (rule.Nested("transitions") is { } transitions) json["transitions"] = Node(transitions);
        if (rule.Nested("expiration") is { } expiration)
        {
            if (expiration.Flag("enabled") == false) throw S3Exception.NotImplemented("the member enabled of an expiration with false: disable the rule");
            var when = (JsonObject)Node(expiration)!;
            when.Remove("enabled");
            json["expiration"] = when;
        }

        return new JsonBody(JsonElement.Parse(json.ToJsonString()));
    })];

    /// <summary>Returns the settings with masked credentials.</summary>
    public static object? Notifications(BucketRow bucket) => NotificationSettings.Read(bucket.Notifications)?.Masked() is not { } settings ? null : new
    {
        enabled = settings.Enabled,
        web_hook = settings.Webhook,
        filter = settings.Filter,
        auth = settings.Auth is not { } auth ? null : new { token = auth.Token, basic_user = auth.BasicUser, basic_pass = auth.BasicPass },
    };

    /// <summary>Returns the new settings, which replace all earlier ones; null removes them.</summary>
    public static string? Notifications(JsonBody notifications)
    {
        var json = (JsonObject)Node(notifications)!;
        if (json.Remove("web_hook", out var url)) json["webhook"] = url;
        if (json["filter"]?.GetValue<string>() == "") json.Remove("filter");
        return json.Count == 0 ? null : NotificationSettings.Change(null, new JsonBody(JsonElement.Parse(json.ToJsonString())), "object_notifications")?.Write();
    }

    private static JsonNode? Node(JsonBody body) => JsonNode.Parse(body.Element.GetRawText());

    private static IEnumerable<System.Xml.Linq.XElement> Texts(string name, IEnumerable<string>? texts) => (texts ?? []).Select(text => S3Xml.Element(name, text));
}
