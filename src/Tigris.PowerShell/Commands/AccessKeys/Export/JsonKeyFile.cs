using System.Collections.Generic;
using System.Linq;

namespace Tigris.PowerShell.Commands;

/// <summary>An array of objects, whose names this command takes too.</summary>
internal sealed class JsonKeyFile : KeyFile
{
    public override bool Merges => false;

    public override void Write(SettingLines lines, IReadOnlyList<ExportedKey> keys)
    {
        lines.Insert(lines.Count, ClientLoader.Factory.WriteJsonUtf8(keys.Select(Members).ToArray()));
        lines.Insert(lines.Count, [(byte)'\n']);
    }

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
