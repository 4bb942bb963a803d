using System.Management.Automation;
using System.Net;
using System.Security;

namespace Tigris.PowerShell;

/// <summary>Secrets in plain text: for those who asked for it, and from those who have nothing else.</summary>
internal static class PlainSecret
{
    /// <summary>The same object, whose <c>SecretAccessKey</c> reads as text.</summary>
    public static PSObject Show(object holder, SecureString? secret)
    {
        var shown = new PSObject(holder);
        shown.Properties.Add(new PSNoteProperty("SecretAccessKey", secret is null ? null : new NetworkCredential("", secret).Password));
        return shown;
    }

    /// <summary>A secret that came as text, which is not wiped: whoever has it as text has it already.</summary>
    public static SecureString Hide(string text) => new NetworkCredential("", text).SecurePassword;
}
