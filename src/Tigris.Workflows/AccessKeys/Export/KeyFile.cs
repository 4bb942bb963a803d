using System;
using System.Collections.Generic;

namespace Tigris.Workflows;

/// <summary>The rules of a format for access keys.</summary>
internal abstract class KeyFile
{
    /// <summary>The rules by which the format divides a file into settings.</summary>
    public virtual LineSyntax Syntax => LineSyntax.None;

    /// <summary>true if the file holds one key only; otherwise, false.</summary>
    public virtual bool HoldsOne => false;

    /// <summary>true if keys are told apart by the name of a profile; otherwise, false.</summary>
    public virtual bool IsNamed => true;

    /// <summary>Explains why a file isn't of this format, and so can't be added to; null if it is.</summary>
    public abstract string? Mismatch(SettingLines lines);

    /// <summary>Indicates whether the format has a form for a name.</summary>
    public virtual bool AllowsName(string profileName) => true;

    /// <summary>Explains why the format has no form for a key; null if it has.</summary>
    public virtual string? FindProblem(ExportedKey key) => null;

    /// <summary>Indicates whether the file holds something that the key would replace.</summary>
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
