using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>Opens the credential files that commands name.</summary>
internal static class CredentialFiles
{
    /// <summary>Opens the file of <c>-CredentialFile</c>; null if there is none. With <c>-WhatIf</c> it only checks the file.</summary>
    /// <exception cref="TigrisFileException">The file can't be used.</exception>
    public static CredentialFile? Open(PSCmdlet cmdlet, string? path, bool allowShared, bool whatIf, string providerId)
    {
        if (path is null)
        {
            return null;
        }

        var resolved = UserFile.Resolve(cmdlet, path);
        if (whatIf)
        {
            CredentialFile.Check(ClientLoader.Services, resolved, allowShared);
            return null;
        }

        return CredentialFile.Open(ClientLoader.Services, resolved, allowShared, providerId, cmdlet.WriteWarning);
    }
}
