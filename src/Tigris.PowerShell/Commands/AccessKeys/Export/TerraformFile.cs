using System.Collections.Generic;
using System.Linq;

namespace Tigris.PowerShell.Commands;

/// <summary>A variable definitions file: one map, with a member for each key.</summary>
internal sealed class TerraformFile : KeyFile
{
    public override bool Merges => false;

    public override void Write(SettingLines lines, IReadOnlyList<ExportedKey> keys)
    {
        using var text = new SecretText();
        text.Add("tigris_access_keys = {\n");
        foreach (var key in keys)
        {
            text.Add($"  {Quote(key.ProfileName)} = {{\n")
                .Add($"    access_key_id     = {Quote(key.AccessKeyId)}\n")
                .Add("    secret_access_key = \"").Add(key.Secret, Escape).Add("\"\n")
                .Add($"    s3_endpoint       = {Quote(key.Endpoint)}\n")
                .Add($"    region            = {Quote(ExportedKey.Region)}\n")
                .Add($"    bucket_name       = {QuoteOrNull(key.BucketName)}\n")
                .Add($"    organization_id   = {QuoteOrNull(key.OrganizationId)}\n")
                .Add("  }\n");
        }

        lines.Insert(lines.Count, text.Add("}\n").ToArray());
    }

    private static string QuoteOrNull(string? text) => text is null ? "null" : Quote(text);

    private static string Quote(string text) => "\"" + string.Concat(text.Select(character => Escape(character) ?? character.ToString())) + "\"";

    // As an escape of its own, a dollar or per cent sign cannot begin a template, whatever comes after it.
    private static string? Escape(char character) => character switch
    {
        '"' or '\\' => "\\" + character,
        '$' => "\\u0024",
        '%' => "\\u0025",
        _ => null,
    };
}
