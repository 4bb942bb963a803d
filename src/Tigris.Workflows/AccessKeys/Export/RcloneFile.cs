using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace Tigris.Workflows;

/// <summary>The configuration of rclone. An encrypted configuration is refused.</summary>
internal sealed class RcloneFile : ProfileFile
{
    // The first line of an encrypted configuration, except for comments.
    private const string Encrypted = "RCLONE_ENCRYPT_V";

    private static readonly Regex Name = new(@"^[\w.+@][\w.+@-]*$", RegexOptions.CultureInvariant);

    public override LineSyntax Syntax => LineSyntax.Rclone;

    public override bool AllowsName(string profileName) => Name.IsMatch(profileName);

    // The parser of rclone treats these as quotes at the beginning of a value.
    public override string? FindProblem(ExportedKey key) => !AllowsName(key.ProfileName)
        ? MessageText.Of(Messages.ProfileNameUnfit, key.ProfileName, "A-Z, a-z, 0-9 and _.-+@")
        : !SecretText.All(key.Secret, character => character is > ' ' and not ('`' or '"')) ? Messages.SecretUnfit : null;

    public override string? Mismatch(SettingLines lines) => lines.Items().Any(item => item.Name?.StartsWith(Encrypted, StringComparison.Ordinal) == true)
        ? Messages.MismatchEncrypted
        : base.Mismatch(lines);

    private protected override bool IsForeign(string name) => name.StartsWith("aws_", StringComparison.OrdinalIgnoreCase);

    private protected override string IdSetting => "access_key_id";

    private protected override string Header(ExportedKey key) => key.ProfileName;

    private protected override Setting[] Settings(ExportedKey key) =>
    [
        new("type", "s3"),
        new("provider", "Other"),
        new("env_auth", write: null),
        new("access_key_id", key.AccessKeyId),
        new("secret_access_key", key.Secret),
        new("session_token", write: null),
        new("region", ExportedKey.Region),
        new("endpoint", key.Endpoint),
    ];
}
