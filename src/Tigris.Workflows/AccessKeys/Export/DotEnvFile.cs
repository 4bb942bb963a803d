using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using System.Text.RegularExpressions;

namespace Tigris.Workflows;

/// <summary>Environment variables, with the names that the AWS SDKs read and with those that the vendor's SDKs read.</summary>
internal sealed class DotEnvFile : KeyFile
{
    private const string Export = "export ";

    private static readonly Regex Name = new(@"^(export\s+)?[A-Za-z_][A-Za-z0-9_.-]*$", RegexOptions.CultureInvariant);

    public override LineSyntax Syntax => LineSyntax.DotEnv;

    public override bool HoldsOne => true;

    public override string? Mismatch(SettingLines lines) =>
        lines.HasOpenQuote() || lines.Items().Any(item => item.Header is not null || !Name.IsMatch(item.Name ?? item.Text!)) ? Messages.MismatchVariables : null;

    public override bool Holds(SettingLines lines, ExportedKey key) =>
        Settings(key).Any(setting => lines.Find(0, lines.Count, IsName(setting.Name)) >= 0);

    public override void Write(SettingLines lines, IReadOnlyList<ExportedKey> keys) =>
        Setting.Apply(lines, 0, lines.Count, Settings(keys[0]), "=", IsName);

    private static Setting[] Settings(ExportedKey key) =>
    [
        Variable("AWS_ACCESS_KEY_ID", key.AccessKeyId),
        Variable("AWS_SECRET_ACCESS_KEY", key.Secret),
        Variable("AWS_REGION", ExportedKey.Region),
        Variable("AWS_ENDPOINT_URL_S3", key.Endpoint),
        Variable("BUCKET_NAME", key.BucketName),
        Variable("TIGRIS_STORAGE_ACCESS_KEY_ID", key.AccessKeyId),
        Variable("TIGRIS_STORAGE_SECRET_ACCESS_KEY", key.Secret),
        Variable("TIGRIS_STORAGE_ENDPOINT", key.Endpoint),
        Variable("TIGRIS_STORAGE_BUCKET", key.BucketName),
    ];

    // The bucket of an earlier key must not stay beside the new key.
    private static Setting Variable(string name, string? value) =>
        value is null ? new Setting(name, write: null) : Variable(name, SecretString.Of(value));

    // Between single quotes, each character except a single quote has no special meaning.
    private static Setting Variable(string name, SecureString value) => new(name, text =>
    {
        var quote = SecretText.All(value, IsPlain) ? "" : SecretText.All(value, character => character != '\'') ? "'" : "\"";
        text.Add(quote).Add(value, character => quote == "\"" && character is '\\' or '"' or '$' or '`' ? "\\" + character : null).Add(quote);
    });

    private static bool IsPlain(char character) => character < 128 && (char.IsLetterOrDigit(character) || "_-./:+@%=,".IndexOf(character) >= 0);

    private static Predicate<string> IsName(string wanted) => name =>
        (name.StartsWith(Export, StringComparison.Ordinal) ? name.Substring(Export.Length).Trim() : name) == wanted;
}
