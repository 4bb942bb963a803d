using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>Makes a valid document invalid in one of many ways.</summary>
internal static class HostileDocument
{
    private static readonly string[] Ids = ["", " ", ".", "..", "a\\u0000b", "a\\nb", "\\u0085"];

    private static readonly string[] Quotas =
    [
        "-1", "0.5", "1e19", "9223372036854775808", "true", "[]", "{}", "\"\"", "\"1,5 GB\"", "\"-1 GB\"", "\"1e3\"", "\"0x10\"", "\"1 GB 2\"", "\"\u0661 GB\"", "\"NaN\"",
        "NaN", "Infinity", "01", "+1", "'1'",
    ];

    private static readonly string[] Days =
    [
        "", "2027-02-30", "2027-13-01", "0000-01-01", "2027-1-1", "31.12.2027", "2027-01-31T25:00:00Z", "2027-01-31T10:00:00+02:00", "tomorrow", "\u0662027-01-31",
    ];

    public static readonly (string Name, Func<string[], Random, byte[]> Make)[] Kinds =
    [
        ("a line twice", (lines, random) => Join([.. lines, lines[random.Next(lines.Length)]])),
        ("a value of another type", (lines, random) => Change(lines, random, (parent, random) => Replace(parent, random, value => value switch
        {
            JsonArray => JsonValue.Create(7),
            JsonObject => JsonValue.Create("text"),
            _ => new JsonArray(new JsonArray(JsonValue.Create(1))),
        }))),
        ("an unknown member", (lines, random) => Change(lines, random, (parent, random) => parent[$"member{random.Next(9)}"] = random.Next(9))),
        ("a missing id", (lines, random) => Change(lines, random, (parent, _) => Remove(parent))),
        ("an object twice in its list", (lines, random) => Change(lines, random, Twice)),
        ("a member twice", (lines, random) => Edit(lines, random, line => line.Insert(1, "\"active\":true,"))),
        ("a cut line", (lines, random) => Edit(lines, random, line => line[..random.Next(1, line.Length - 1)])),
        ("a cut file", (lines, random) => Cut(Join(lines), random)),
        ("two objects in a line", (lines, random) => Edit(lines, random, line => line + line)),
        ("a trailing comma", (lines, random) => Edit(lines, random, line => line[..^1] + ",}")),
        ("single quotation marks", (lines, random) => Edit(lines, random, line => line.Replace('"', '\''))),
        ("a list", (lines, _) => Encoding.UTF8.GetBytes("[\n" + string.Join(",\n", lines) + "\n]\n")),
        ("an infinite number", (lines, random) => Edit(lines, random, line => line.Replace("{\"providerId\":\"local\"", "{\"quota\":1e999,\"providerId\":\"local\"", StringComparison.Ordinal).Replace("\"quota\":null,", "", StringComparison.Ordinal))),
        ("deep nesting", (lines, random) => Edit(lines, random, line => line[..^1] + ",\"bucket\":" + new string('[', 300) + new string(']', 300) + "}")),
        ("bytes that aren't UTF-8", (lines, random) => Insert(Join(lines), random, 0xFF, 0xC0)),
        ("NUL", (lines, random) => Insert(Join(lines), random, 0)),
        ("UTF-16", (lines, random) => (random.Next(2) == 0 ? Encoding.Unicode : Encoding.BigEndianUnicode).GetBytes(string.Join('\n', lines) + "\n")),
        ("UTF-32", (lines, _) => Encoding.UTF32.GetBytes(string.Join('\n', lines) + "\n")),
        ("Latin-1", (lines, random) => Encoding.Latin1.GetBytes(string.Join('\n', lines).Replace("Acme", "Acm\u00E9", StringComparison.Ordinal) + "\n")),
        ("binary", (_, random) => Binary(random)),
        ("an accepted difference without a reason", (lines, random) => Edit(lines, random, line => line[..^1] + ",\"acceptedDeviation\":[{\"path\":\"quota\",\"author\":\"a\",\"expiresOn\":\"2027-01-01\"}]}")),
        ("a plan that isn't defined", (lines, random) => Edit(lines, random, line => line[..^1] + ",\"plan\":\"gold\"}")),
        ("another provider", (lines, random) => Edit(lines, random, line => line.Replace("\"providerId\":\"local\"", "\"providerId\":\"other\"", StringComparison.Ordinal))),
        ("nothing", (_, _) => []),
        ("line breaks only", (_, random) => Encoding.UTF8.GetBytes(new string('\n', random.Next(1, 9)))),
        ("carriage returns without line feeds", (lines, _) => Encoding.UTF8.GetBytes(string.Join('\r', lines) + "\r")),
        ("a byte order mark within the file", (lines, _) => Join([.. lines[..^1], "\uFEFF" + lines[^1]])),
        ("a comment", (lines, random) => Edit(lines, random, line => line + " // a comment")),
        ("half a surrogate pair", (lines, random) => Edit(lines, random, line => line.Replace("\"organizationId\":\"", "\"organizationId\":\"\\udc00", StringComparison.Ordinal))),
        ("an id that no request can have", (lines, random) => Edit(lines, random, line => Regex.Replace(line, "\"organizationId\":\"[^\"]*\"", $"\"organizationId\":\"{Ids[random.Next(Ids.Length)]}\""))),
        ("a quota that is no size", (lines, random) => Edit(lines, random, line => Regex.Replace(line, "\"quota\":[^,}]*", $"\"quota\":{Quotas[random.Next(Quotas.Length)]}"))),
        ("a member in other letters", (lines, random) => Edit(lines, random, line => line.Replace("\"active\":", "\"Active\":", StringComparison.Ordinal))),
        ("a bucket of two tenants", (lines, random) => Edit(lines, random, line => Regex.Replace(line, "\"bucket\":\\[.*?\\],\"policy\"", "\"bucket\":[{\"bucketName\":\"one\"}],\"policy\"") + "\n{\"organizationId\":\"more\",\"bucket\":[{\"bucketName\":\"ONE\"}]}")),
        ("a day that doesn't exist", (lines, random) => Add(lines, $"\"acceptedDeviation\":[{{\"path\":\"quota\",\"reason\":\"r\",\"author\":\"a\",\"expiresOn\":\"{Days[random.Next(Days.Length)]}\"}}]")),
        ("a secret", (lines, _) => Add(lines, "\"accessKey\":[{\"keyName\":\"k\",\"secretAccessKey\":\"tsec_x\"}]")),
        ("a deep policy", (lines, _) => Add(lines, "\"policy\":[{\"policyName\":\"deep\",\"document\":" + string.Concat(Enumerable.Repeat("{\"Statement\":", 90)) + "{}" + new string('}', 90) + "}]")),
        ("a huge line", (lines, _) => Add(lines, "\"organizationName\":\"" + new string('x', 17 * 1024 * 1024) + "\"")),
        ("a number with a million digits", (lines, random) => Edit(lines, random, line => Regex.Replace(line, "\"quota\":[^,}]*", "\"quota\":1" + new string('0', 1_000_000)))),
        ("a compressed file", (lines, _) => Compress(Join(lines))),
    ];

    private static byte[] Join(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));

    private static byte[] Add(string[] lines, string members) => Join([.. lines, $"{{\"organizationId\":\"more\",{members}}}"]);

    private static byte[] Edit(string[] lines, Random random, Func<string, string> edit)
    {
        var copy = lines.ToArray();
        var index = random.Next(copy.Length);
        copy[index] = edit(copy[index]);
        return Join(copy);
    }

    private static byte[] Change(string[] lines, Random random, Action<JsonObject, Random> change) => Edit(lines, random, line =>
    {
        var tenant = (JsonObject)JsonNode.Parse(line)!;
        var objects = Objects(tenant).ToArray();
        change(objects[random.Next(objects.Length)], random);
        return tenant.ToJsonString();
    });

    // Policy documents accept any member, so another type or member in them isn't a mistake.
    private static IEnumerable<JsonObject> Objects(JsonObject root) => new[] { root }.Concat(root
        .Where(member => member.Key != "document")
        .SelectMany(member => member.Value switch
        {
            JsonObject inner => Objects(inner),
            JsonArray items => items.OfType<JsonObject>().SelectMany(Objects),
            _ => [],
        }));

    private static void Replace(JsonObject parent, Random random, Func<JsonNode?, JsonNode> other)
    {
        var name = parent.Select(member => member.Key).ElementAt(random.Next(parent.Count));
        parent[name] = other(parent[name]);
    }

    private static void Remove(JsonObject parent)
    {
        string[] required = ["organizationId", "bucketName", "policyName", "keyName", "ruleId"];
        var name = required.FirstOrDefault(parent.ContainsKey);
        if (name is null)
        {
            parent["notAMember"] = 1;
        }
        else
        {
            parent.Remove(name);
        }
    }

    private static void Twice(JsonObject parent, Random random)
    {
        var list = parent.Select(member => member.Value).OfType<JsonArray>().FirstOrDefault(items => items.Count > 0 && items[0] is JsonObject first && !first.ContainsKey("role") && !first.ContainsKey("storageClass"));
        if (list is null)
        {
            parent["notAMember"] = 1;
        }
        else
        {
            list.Add(list[random.Next(list.Count)]!.DeepClone());
        }
    }

    private static byte[] Cut(byte[] whole, Random random)
    {
        // At the end of a line, nothing shows that lines are missing.
        var length = random.Next(1, whole.Length - 1);
        return whole[..(whole[length - 1] == (byte)'\n' ? length - 1 : length)];
    }

    private static byte[] Insert(byte[] whole, Random random, params byte[] bytes)
    {
        var at = random.Next(whole.Length - 1);
        return [.. whole[..at], .. bytes, .. whole[at..]];
    }

    private static byte[] Compress(byte[] whole)
    {
        using var compressed = new MemoryStream();
        using (var writer = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            writer.Write(whole);
        }

        return compressed.ToArray();
    }

    private static byte[] Binary(Random random)
    {
        var bytes = new byte[random.Next(1, 5000)];
        random.NextBytes(bytes);
        return [0xFE, .. bytes];
    }
}
