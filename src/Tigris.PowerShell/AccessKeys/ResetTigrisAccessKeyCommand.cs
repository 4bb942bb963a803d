using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Gives access keys a new secret. The old secret is dead at once; the id stays.</summary>
[Cmdlet(
    VerbsCommon.Reset, "TigrisAccessKey", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = HelpPages.Api + "rotate-access-key")]
[OutputType(typeof(NewAccessKey))]
public sealed class ResetTigrisAccessKeyCommand : AccessKeyCmdlet
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

    private protected override void Open() =>
        _credentials = CredentialFiles.Open(this, CredentialFile, AllowSharedPath, Preferences.WhatIf, Active.ProviderId);

    private protected override void CloseFiles() => _credentials?.Dispose();

    /// <inheritdoc/>
    private protected override bool OneByOne => CredentialFile is null
        && (ThrottleLimit == 1 || !MyInvocation.BoundParameters.ContainsKey(nameof(ThrottleLimit)));

    private protected override void ProcessAccessKey(string organizationId, string accessKeyId)
    {
        var actor = Actor;
        if (!Confirmed(MessageText.Of(Messages.TargetAccessKey, organizationId, accessKeyId), Messages.ActionResetAccessKey))
        {
            return;
        }

        var asPlainText = AsPlainText.IsPresent;
        var credentials = _credentials;
        Start(accessKeyId, async call =>
        {
            var secret = new CredentialRequest("RotateAccessKey", organizationId) { AccessKeyId = accessKeyId };
            await NewSecrets.WriteAsync(
                call,
                credentials,
                secret,
                () => call.Client.AccessKeys.RotateAsync(organizationId, accessKeyId, actor, call.Cancellation),
                asPlainText).ConfigureAwait(false);
        });
    }
}
