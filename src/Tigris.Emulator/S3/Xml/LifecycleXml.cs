using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Tigris.Emulator.S3.Pipeline;

namespace Tigris.Emulator.S3.Xml;

/// <summary>Converts lifecycle rules between S3's XML and the JSON of the API.</summary>
internal static class LifecycleXml
{
    private const string Root = "LifecycleConfiguration";
    private const int LongestId = 255;

    private static readonly string[] Classes = ["STANDARD_IA", "GLACIER_IR", "GLACIER"];

    /// <summary>Reads rules and adds missing ids. Returns the JSON, and the XML for later reads.</summary>
    public static (JsonElement Rules, string Xml) Read(byte[] xml)
    {
        var root = S3Xml.Parse(xml, Root);
        S3Xml.RequireOnly(root, "Rule*");
        var rules = root.All("Rule").ToList();
        if (rules.Count == 0) throw S3Exception.MalformedXml();
        if (rules.Count > 10) throw S3Exception.InvalidArgument("Rule", "must have at most 10 rules");
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var json = new JsonArray([.. rules.Select(rule => Rule(rule, ids))]);
        return (JsonElement.Parse(json.ToJsonString()), root.ToString(SaveOptions.DisableFormatting));
    }

    /// <summary>Writes the rules that were set over S3 as they were, and others from their JSON.</summary>
    public static XElement Write(string? xml, string json) => xml is not null
        ? XElement.Parse(xml, LoadOptions.PreserveWhitespace)
        : S3Xml.Element(Root, JsonNode.Parse(json)!.AsArray().Select(rule => Rule(rule!)));

    private static JsonObject Rule(XElement rule, HashSet<string> ids)
    {
        S3Xml.RequireOnly(rule, "ID", "Status", "Prefix", "Filter", "Expiration", "Transition*");
        var id = Id(rule, ids);
        var status = rule.Text("Status");
        if (status is not ("Enabled" or "Disabled")) throw S3Exception.MalformedXml();
        var json = new JsonObject { ["id"] = id, ["enabled"] = status == "Enabled" };
        if (Prefix(rule) is { Length: > 0 } prefix) json["filter"] = new JsonObject { ["prefix"] = prefix };
        var (expiration, transitions) = (rule.All("Expiration").ToList(), rule.All("Transition").ToList());
        if (expiration.Count + transitions.Count == 0 || expiration.Count > 1) throw S3Exception.MalformedXml();
        if (expiration is [var expires] && Expiration(expires) is { } end) json["expiration"] = end;
        if (transitions.Count > 0) json["transitions"] = new JsonArray([.. transitions.Select(Transition)]);
        return json;
    }

    private static string Id(XElement rule, HashSet<string> ids)
    {
        if (rule.Text("ID") is not { Length: > 0 } id)
        {
            id = Guid.NewGuid().ToString("N");
            rule.All("ID").Remove();
            rule.AddFirst(new XElement(rule.Name.Namespace + "ID", id));
        }

        if (id.Length > LongestId) throw S3Exception.InvalidArgument("ID", $"must have at most {LongestId} characters");
        return ids.Add(id) ? id : throw S3Exception.InvalidArgument("ID", $"'{id}' is the id of another rule");
    }

    private static string? Prefix(XElement rule)
    {
        if (rule.All("Filter").FirstOrDefault() is not { } filter) return rule.Text("Prefix");
        S3Xml.RequireOnly(filter, "Prefix");
        return rule.Text("Prefix") is null ? filter.Text("Prefix") : throw S3Exception.MalformedXml();
    }

    /// <summary>Returns null for delete markers: a bucket with rules has no versions, and thus none.</summary>
    private static JsonObject? Expiration(XElement expiration)
    {
        S3Xml.RequireOnly(expiration, "Days", "Date", "ExpiredObjectDeleteMarker");
        if (expiration.Text("ExpiredObjectDeleteMarker") is { } marker)
            return expiration.Elements().Count() == 1 && marker is "true" or "false" ? null : throw S3Exception.MalformedXml();
        return When(expiration, least: 1);
    }

    private static JsonObject Transition(XElement transition)
    {
        S3Xml.RequireOnly(transition, "Days", "Date", "StorageClass");
        if (!Classes.Contains(transition.Text("StorageClass"))) throw S3Exception.InvalidArgument("StorageClass", $"must be one of {string.Join(", ", Classes)}");
        var json = When(transition, least: 0);
        json["storage_class"] = transition.Text("StorageClass");
        return json;
    }

    private static JsonObject When(XElement condition, int least)
    {
        var (days, date) = (condition.Text("Days"), condition.Text("Date"));
        if (days is null == date is null) throw S3Exception.MalformedXml();
        if (days is not null)
        {
            if (!int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < least)
                throw S3Exception.InvalidArgument("Days", $"must be a whole number of at least {least}");
            return new JsonObject { ["days"] = number };
        }

        if (!DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            || time.UtcDateTime.TimeOfDay != TimeSpan.Zero)
        {
            throw S3Exception.InvalidArgument("Date", "must be a UTC midnight in ISO 8601");
        }

        return new JsonObject { ["date"] = time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) };
    }

    private static XElement Rule(JsonNode rule) => S3Xml.Element(
        "Rule",
        S3Xml.Element("ID", Text(rule, "id")),
        S3Xml.Element("Filter", S3Xml.Element("Prefix", Text(rule["filter"], "prefix") ?? "")),
        S3Xml.Element("Status", rule["enabled"]!.GetValue<bool>() ? "Enabled" : "Disabled"),
        (rule["transitions"]?.AsArray() ?? []).Select(transition => S3Xml.Element("Transition", When(transition!), S3Xml.Element("StorageClass", Text(transition, "storage_class")))),
        rule["expiration"] is { } expiration ? S3Xml.Element("Expiration", When(expiration)) : null);

    private static XElement When(JsonNode condition) =>
        condition["days"] is { } days ? S3Xml.Element("Days", days.ToString()) : S3Xml.Element("Date", Text(condition, "date"));

    private static string? Text(JsonNode? node, string name) => node?[name]?.ToString();
}
