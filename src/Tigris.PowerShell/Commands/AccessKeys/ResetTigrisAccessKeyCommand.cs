using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Gives access keys a new secret. The old secret is dead at once; the id stays.</summary>
[Cmdlet(
    VerbsCommon.Reset, "TigrisAccessKey", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = HelpPages.RotateAccessKey)]
[OutputType(typeof(NewAccessKey))]
public sealed class ResetTigrisAccessKeyCommand : AccessKeyCmdlet
{
    /// <summary>Returns the secret as plain text instead of a SecureString.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter AsPlainText { get; set; }

    /// <inheritdoc/>
    private protected override bool OneByOne => ThrottleLimit == 1 || !MyInvocation.BoundParameters.ContainsKey(nameof(ThrottleLimit));

    private protected override void ProcessAccessKey(string organizationId, string accessKeyId)
    {
        var actor = Actor;
        if (!Confirmed(Text.Of(Messages.TargetAccessKey, organizationId, accessKeyId), Messages.ActionResetAccessKey))
        {
            return;
        }

        var asPlainText = AsPlainText.IsPresent;
        Start(accessKeyId, async call =>
        {
            var key = await call.Client.AccessKeys.RotateAsync(organizationId, accessKeyId, actor, call.Cancellation).ConfigureAwait(false);
            call.Write(asPlainText ? PlainSecret.Show(key, key.SecretAccessKey) : key, LostSecret.Of(key));
        });
    }
}
