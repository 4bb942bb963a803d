using System.Text.RegularExpressions;

namespace Tigris.PowerShell.Commands;

/// <summary>rclone's configuration, as long as it is not encrypted.</summary>
internal sealed class RcloneFile : ProfileFile
{
    private static readonly Regex Name = new(@"^[\w.+@][\w.+@-]*$", RegexOptions.CultureInvariant);

    // Its parser does not look at what a line begins with.
    public override bool Continues => false;

    // Its parser takes these for quotes where a value begins with them.
    public override string? Objection(ExportedKey key) => !Name.IsMatch(key.ProfileName)
        ? Text.Of(Messages.ProfileNameUnfit, key.ProfileName, "A-Z, a-z, 0-9 and _.-+@")
        : !SecretText.All(key.Secret, character => character is > ' ' and not ('`' or '"')) ? Messages.SecretUnfit : null;

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
