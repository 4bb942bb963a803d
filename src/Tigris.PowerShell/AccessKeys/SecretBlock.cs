using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>The parameters of a command that returns new secrets, with its credential file.</summary>
internal abstract class SecretBlock : TigrisCmdlet
{
    private CredentialFile? _credentials;

    /// <summary>Returns the secret as plain text instead of a SecureString.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter AsPlainText { get; set; }

    /// <summary>
    /// A file that keeps each secret as a line of JSON. A pending line is on the disk before each request is sent, and the secret's line before
    /// the object is written. Only its owner can read the file. Lines are added to an existing credential file.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CredentialFile { get; set; }

    /// <summary>Accepts a credential file on Windows or on a network file system, where locks, flushes and owner-only access can't be verified.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter AllowSharedPath { get; set; }

    /// <summary>Opens the credential file.</summary>
    internal void OpenCredentials() =>
        _credentials = CredentialFiles.Open(this, CredentialFile, AllowSharedPath, Preferences.WhatIf, Active.ProviderId);

    private protected override void CloseFiles() => _credentials?.Dispose();
}
