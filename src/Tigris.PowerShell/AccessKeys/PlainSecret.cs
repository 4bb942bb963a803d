using System.Management.Automation;
using System.Net;
using System.Security;

namespace Tigris.PowerShell;

/// <summary>Returns secrets in plain text, for <c>-AsPlainText</c>.</summary>
internal static class PlainSecret
{
    /// <summary>Returns the same object with its <c>SecretAccessKey</c> as text.</summary>
    public static PSObject Show(object holder, SecureString? secret)
    {
        var shown = new PSObject(holder);
        shown.Properties.Add(new PSNoteProperty("SecretAccessKey", secret is null ? null : new NetworkCredential("", secret).Password));
        return shown;
    }
}
