using System;
using System.Collections.Generic;

namespace Tigris.PowerShell.Commands;

/// <summary>What a format makes of access keys.</summary>
internal abstract class KeyFile
{
    /// <summary>Whether what is in the file already stays, and keys are added to it.</summary>
    public virtual bool Merges => true;

    /// <summary>Whether a line that is further in than the setting above it continues its value.</summary>
    public virtual bool Continues => true;

    /// <summary>Says what of a key the format has no form for; null where there is nothing.</summary>
    public virtual string? Objection(ExportedKey key) => null;

    /// <summary>Whether the file has something already that the key would replace.</summary>
    public virtual bool Holds(SettingLines lines, ExportedKey key) => false;

    /// <summary>Adds keys to a file.</summary>
    public abstract void Write(SettingLines lines, IReadOnlyList<ExportedKey> keys);

    public static KeyFile Of(AccessKeyFormat format, string path) => format switch
    {
        AccessKeyFormat.AwsProfile => new AwsProfileFile(path),
        AccessKeyFormat.Rclone => new RcloneFile(),
        AccessKeyFormat.DotEnv => new DotEnvFile(),
        AccessKeyFormat.Terraform => new TerraformFile(),
        AccessKeyFormat.Json => new JsonKeyFile(),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };
}
