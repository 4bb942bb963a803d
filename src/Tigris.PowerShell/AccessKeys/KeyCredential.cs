using System.Management.Automation;
using System.Security;

namespace Tigris.PowerShell;

/// <summary>The <c>Credential</c> property of objects with a secret. Tigris.Types.ps1xml names it.</summary>
public static class KeyCredential
{
    /// <summary>Returns key id and secret as user name and password; null if one is missing.</summary>
    /// <param name="instance">A <see cref="ProvisionedBucket"/>, a <see cref="ProvisionedTenant"/>, a <see cref="NewAccessKey"/> or a <see cref="SavedCredential"/>.</param>
    public static PSCredential? Of(PSObject instance) => instance?.BaseObject switch
    {
        ProvisionedBucket bucket => Credential(bucket.AccessKeyId, bucket.SecretAccessKey),
        ProvisionedTenant tenant => Credential(tenant.AccessKeyId, tenant.SecretAccessKey),
        SavedCredential saved => Credential(saved.AccessKeyId, saved.SecretAccessKey),
        NewAccessKey key => Credential(key.AccessKeyId, key.SecretAccessKey),
        _ => null,
    };

    private static PSCredential? Credential(string? id, SecureString? secret) =>
        string.IsNullOrEmpty(id) || secret is null ? null : new PSCredential(id, secret);
}
