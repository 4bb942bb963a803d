using System.IO;
using System.Management.Automation;

namespace Tigris.PowerShell.Tests.AccessKeys;

/// <summary>A test with a folder that keys are exported to.</summary>
public abstract class ExportTest : EmulatorTest
{
    protected string Target => Path.Combine(Folder, "credentials");

    protected static PSObject Key(string organization, string bucket, string id, string secret = "tsec_x") => Tenants.TenantTests.Row(
        ("OrganizationId", organization), ("BucketName", bucket), ("AccessKeyId", id), ("SecretAccessKey", secret));

    // A variable holds the secret, so that no script text contains it.
    protected string Export(string organization, string id, string secret, string? path = null)
    {
        Engine.Set("export", Key(organization, organization + "-data", id, secret));
        return $"$export | Export-TigrisAccessKey -Path '{path ?? Target}' -Format";
    }
}
