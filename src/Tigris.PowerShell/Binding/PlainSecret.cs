using System.Management.Automation;
using System.Net;
using System.Security;

namespace Tigris.PowerShell;

/// <summary>Shows a secret to those who asked for it in plain text.</summary>
internal static class PlainSecret
{
    /// <summary>The same object, whose <c>SecretAccessKey</c> reads as text.</summary>
    public static PSObject Show(object holder, SecureString? secret)
    {
        var shown = new PSObject(holder);
        shown.Properties.Add(new PSNoteProperty("SecretAccessKey", secret is null ? null : new NetworkCredential("", secret).Password));
        return shown;
    }
}
