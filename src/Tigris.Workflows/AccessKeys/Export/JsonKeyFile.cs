using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Tigris.Workflows;

/// <summary>An array of objects, with member names that the command accepts as input too. Keys that are in the file already remain.</summary>
internal sealed class JsonKeyFile(IJsonSerializer json) : KeyFile
{
    public override bool IsNamed => false;

    public override string? Mismatch(SettingLines lines) => Read(lines) is null ? Messages.MismatchJson : null;

    public override void Write(SettingLines lines, IReadOnlyList<ExportedKey> keys)
    {
        var kept = Read(lines)!.Where(known => !keys.Any(key => key.AccessKeyId.Equals(known["AccessKeyId"])));
        var content = json.SerializeToUtf8(kept.Concat<object>(keys.Select(Members)).ToArray());
        lines.Clear();
        lines.Insert(0, [.. content, (byte)'\n']);
        Array.Clear(content, 0, content.Length);
    }

    // Null if the file isn't an array of keys. Its secrets are plain text in the file already.
    private IReadOnlyDictionary<string, object?>[]? Read(SettingLines lines)
    {
        var content = lines.ToArray();
        try
        {
            var text = Encoding.UTF8.GetString(content);
            var items = text.Trim().Length == 0 ? [] : json.Parse(text) as IReadOnlyList<object?>;
            var keys = items?.OfType<IReadOnlyDictionary<string, object?>>().Where(IsKey).ToArray();
            return keys?.Length == items?.Count ? keys : null;
        }
        catch (FormatException)
        {
            return null;
        }
        finally
        {
            Array.Clear(content, 0, content.Length);
        }
    }

    private static bool IsKey(IReadOnlyDictionary<string, object?> item) =>
        item.TryGetValue("AccessKeyId", out var id) && id is string && item.TryGetValue("SecretAccessKey", out var secret) && secret is string;

    private static KeyValuePair<string, object?>[] Members(ExportedKey key) =>
    [
        new("OrganizationId", key.OrganizationId),
        new("BucketName", key.BucketName),
        new("AccessKeyId", key.AccessKeyId),
        new("SecretAccessKey", key.Secret),
        new("S3Endpoint", key.Endpoint),
        new("Region", ExportedKey.Region),
    ];
}
