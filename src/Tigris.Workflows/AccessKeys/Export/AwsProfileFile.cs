using System;
using System.IO;
using System.Text.RegularExpressions;

namespace Tigris.Workflows;

/// <summary>
/// The AWS tools' file of credentials. Their file named config has other headers. Values have no quotes, so some can't be written.
/// </summary>
internal sealed class AwsProfileFile(string path) : ProfileFile
{
    private static readonly Regex Name = new("^[A-Za-z0-9_.%@:/+-]+$", RegexOptions.CultureInvariant);

    private const string ConfigPrefix = "profile ";

    private readonly bool _isConfig = Path.GetFileName(path) == "config";

    public override LineSyntax Syntax => LineSyntax.Aws;

    public override bool AllowsName(string profileName) => Name.IsMatch(profileName);

    public override string? FindProblem(ExportedKey key) => !AllowsName(key.ProfileName)
        ? MessageText.Of(Messages.ProfileNameUnfit, key.ProfileName, "A-Z, a-z, 0-9 and _.-%@:/+")
        : !SecretText.All(key.Secret, character => character is > ' ') ? Messages.SecretUnfit : null;

    private protected override string IdSetting => "aws_access_key_id";

    private protected override string ProfileOf(string header) =>
        _isConfig && header.StartsWith(ConfigPrefix, StringComparison.Ordinal) ? header.Substring(ConfigPrefix.Length) : header;

    private protected override string Header(ExportedKey key) =>
        _isConfig && key.ProfileName != "default" ? ConfigPrefix + key.ProfileName : key.ProfileName;

    // Each remote of rclone has one, and no profile does.
    private protected override bool IsForeign(string name) => name.Equals("type", StringComparison.OrdinalIgnoreCase);

    private protected override Setting[] Settings(ExportedKey key) =>
    [
        new("aws_access_key_id", key.AccessKeyId),
        new("aws_secret_access_key", key.Secret),

        // The session token of an earlier key would make the new key useless.
        new("aws_session_token", write: null),
        new("region", ExportedKey.Region),
        new("endpoint_url", key.Endpoint),
        new("endpoint_url_s3", key.Endpoint),
    ];
}
