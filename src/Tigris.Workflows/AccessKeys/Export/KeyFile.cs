using System;
using System.Collections.Generic;

namespace Tigris.Workflows;

/// <summary>The rules of a format for access keys.</summary>
internal abstract class KeyFile
{
    /// <summary>The rules that divide a file of the format into settings.</summary>
    public virtual LineSyntax Syntax => LineSyntax.None;

    /// <summary>true if the file holds one key only; otherwise, false.</summary>
    public virtual bool HoldsOne => false;

    /// <summary>true if the name of a profile identifies a key; otherwise, false.</summary>
    public virtual bool IsNamed => true;

    /// <summary>Returns the reason why a file doesn't have this format, so that no key can be added; null if it has the format.</summary>
    public abstract string? Mismatch(SettingLines lines);

    /// <summary>Indicates whether the format has a form for a name.</summary>
    public virtual bool AllowsName(string profileName) => true;

    /// <summary>Returns the reason why the format has no form for a key; null if it has a form.</summary>
    public virtual string? FindProblem(ExportedKey key) => null;

    /// <summary>Indicates whether the file contains something that the key would replace.</summary>
    public virtual bool Holds(SettingLines lines, ExportedKey key) => false;

    /// <summary>Returns the profile that a file has for a key; null if it has none.</summary>
    public virtual string? NameOf(SettingLines lines, string accessKeyId) => null;

    /// <summary>Adds keys to a file.</summary>
    public abstract void Write(SettingLines lines, IReadOnlyList<ExportedKey> keys);

    public static KeyFile Of(AccessKeyFormat format, string path, IJsonSerializer json) => format switch
    {
        AccessKeyFormat.AwsProfile => new AwsProfileFile(path),
        AccessKeyFormat.Rclone => new RcloneFile(),
        AccessKeyFormat.DotEnv => new DotEnvFile(),
        AccessKeyFormat.Terraform => new TerraformFile(),
        AccessKeyFormat.Json => new JsonKeyFile(json),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };
}
