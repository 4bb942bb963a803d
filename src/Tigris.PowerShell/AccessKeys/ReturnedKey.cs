using System.Management.Automation;
using System.Security;

namespace Tigris.PowerShell;

/// <summary>Distinguishes input with a key from input without one.</summary>
internal static class ReturnedKey
{
    /// <summary>
    /// Returns true for a piped tenant that has no key, because it failed or existed before. This isn't an error: with <c>-ErrorAction Stop</c>
    /// an error would end the pipeline, and with it requests that create keys.
    /// </summary>
    public static bool IsMissing(PSCmdlet cmdlet, string? accessKeyId, SecureString? secret) =>
        string.IsNullOrEmpty(accessKeyId) && secret is null && cmdlet.MyInvocation.BoundParameters.ContainsKey("SecretAccessKey");
}
