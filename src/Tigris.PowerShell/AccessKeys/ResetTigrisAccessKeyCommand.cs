using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Replaces the secret of access keys. The old secret is revoked at once, and the id stays the same.</summary>
[Cmdlet(
    VerbsCommon.Reset, "TigrisAccessKey", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = HelpPages.Api + "rotate-access-key")]
[OutputType(typeof(NewAccessKey))]
[ParameterBlock(typeof(SecretBlock))]
public sealed partial class ResetTigrisAccessKeyCommand : AccessKeyCmdlet
{
    private protected override void Open() => OpenCredentials();

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
