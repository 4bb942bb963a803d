using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Tigris.Workflows;

/// <summary>A variable definitions file: one map, with a member for each key. Members that are in the file already remain.</summary>
internal sealed class TerraformFile : KeyFile
{
    private static readonly Regex MemberName = new("^  \"((?:[^\"\\\\]|\\\\.)*)\" = {$", RegexOptions.CultureInvariant);

    private const string First = "tigris_access_keys = {";
    private const string Last = "}";
    private const string MemberEnd = "  }";

    public override string? Mismatch(SettingLines lines) => Members(lines) is null ? Messages.MismatchTerraform : null;

    // A member with the same id is the same key. Its secret may have changed.
    public override bool Holds(SettingLines lines, ExportedKey key) =>
        Members(lines)!.Any(member => member.Name == key.ProfileName && member.IdLine != IdLine(key.AccessKeyId));

    public override string? NameOf(SettingLines lines, string accessKeyId) =>
        Members(lines)!.Where(member => member.IdLine == IdLine(accessKeyId)).Select(member => member.Name).FirstOrDefault();

    public override void Write(SettingLines lines, IReadOnlyList<ExportedKey> keys)
    {
        foreach (var member in Members(lines)!.Where(member => keys.Any(key => key.ProfileName == member.Name)).Reverse())
        {
            lines.RemoveRange(member.Start, member.End);
        }

        var isEmpty = lines.EndOfText(0, lines.Count) == 0;
        lines.RemoveRange(Math.Max(0, lines.EndOfText(0, lines.Count) - 1), lines.Count);
        using var text = new SecretText();
        text.Add(isEmpty ? First + "\n" : "");
        foreach (var key in keys)
        {
            text.Add($"  {Quote(key.ProfileName)} = {{\n")
                .Add(IdLine(key.AccessKeyId) + "\n")
                .Add("    secret_access_key = \"").Add(key.Secret, Escape).Add("\"\n")
                .Add($"    s3_endpoint       = {Quote(key.Endpoint)}\n")
                .Add($"    region            = {Quote(ExportedKey.Region)}\n")
                .Add($"    bucket_name       = {QuoteOrNull(key.BucketName)}\n")
                .Add($"    organization_id   = {QuoteOrNull(key.OrganizationId)}\n")
                .Add(MemberEnd + "\n");
        }

        lines.Insert(lines.Count, text.Add(Last + "\n").ToArray());
    }

    private static string IdLine(string accessKeyId) => $"    access_key_id     = {Quote(accessKeyId)}";

    // Returns the members of a map in the form that this command writes; null for any other file.
    private static List<(string Name, string IdLine, int Start, int End)>? Members(SettingLines lines)
    {
        var members = new List<(string, string, int, int)>();
        var end = lines.EndOfText(0, lines.Count);
        if (end == 0)
        {
            return members;
        }

        if (!lines.IsAt(0, First) || !lines.IsAt(end - 1, Last))
        {
            return null;
        }

        for (var start = 1; start < end - 1; start++)
        {
            var at = start;
            while (at < end - 1 && !lines.IsAt(at, MemberEnd))
            {
                at++;
            }

            var name = MemberName.Match(lines.TextAt(start));
            if (!name.Success || at == end - 1 || at - start < 2)
            {
                return null;
            }

            members.Add((Unescape(name.Groups[1].Value), lines.TextAt(start + 1), start, at + 1));
            start = at;
        }

        return members;
    }

    private static string Unescape(string text) => text.Replace("\\u0024", "$").Replace("\\u0025", "%").Replace("\\\"", "\"").Replace("\\\\", "\\");

    private static string QuoteOrNull(string? text) => text is null ? "null" : Quote(text);

    private static string Quote(string text) => "\"" + string.Concat(text.Select(character => Escape(character) ?? character.ToString())) + "\"";

    // A dollar or per cent sign that is a separate escape can't begin a template, independent of the text after it.
    private static string? Escape(char character) => character switch
    {
        '"' or '\\' => "\\" + character,
        '$' => "\\u0024",
        '%' => "\\u0025",
        _ => null,
    };
}
