using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Changes roles, policies and scope of access keys. Other settings stay unchanged.</summary>
[Cmdlet(VerbsCommon.Set, "TigrisAccessKey", SupportsShouldProcess = true, HelpUri = HelpPages.Api + "update-access-key")]
[OutputType(typeof(AccessKey))]
public sealed class SetTigrisAccessKeyCommand : AccessKeyCmdlet
{
    /// <summary>The new roles, which replace all roles of the key: @{ uploads = 'Editor' }. @{} removes all roles.</summary>
    [Parameter]
    [BucketRoleList]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(BucketRoleCompleter))]
    public BucketRole[]? BucketRole { get; set; }

    /// <summary>The names of policies to attach, after the policies to remove are detached.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    public string[]? AddPolicy { get; set; }

    /// <summary>The names of policies to detach.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    public string[]? RemovePolicy { get; set; }

    /// <summary>standard, or no_default_allow: only the roles and policies of the key grant permissions.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public string? Scope { get; set; }

    /// <summary>Returns the key after the change.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter PassThru { get; set; }

    private protected override void ProcessAccessKey(string organizationId, string accessKeyId)
    {
        if (BucketRole is null && AddPolicy is null && RemovePolicy is null && Scope is null)
        {
            throw new TigrisArgumentException("NothingToChange", Messages.NothingToChange, accessKeyId);
        }

        var change = new AccessKeyChange
        {
            BucketRole = BucketRoles.Require(BucketRole),
            AddPolicy = AddPolicy,
            RemovePolicy = RemovePolicy,
            Scope = AccessKeyScopes.Require(Scope),
        };
        var actor = Actor;
        if (!Confirmed(MessageText.Of(Messages.TargetAccessKey, organizationId, accessKeyId), Messages.ActionSetAccessKey))
        {
            return;
        }

        var passThru = PassThru;
        Start(accessKeyId, async call =>
        {
            call.WriteWarnings(BucketRoles.Warnings(change.BucketRole, change.AddPolicy?.Count > 0));
            await call.Client.AccessKeys.UpdateAsync(organizationId, accessKeyId, change, actor, call.Cancellation).ConfigureAwait(false);
            if (passThru)
            {
                var key = await call.Client.AccessKeys.GetAsync(organizationId, accessKeyId, actor, call.Cancellation).ConfigureAwait(false);
                if (change is { BucketRole: null, AddPolicy.Count: > 0 } && BucketRoles.IncludeAdmin(key.BucketRole))
                {
                    call.WriteWarning(MessageText.Of(Messages.KeyIgnoresPolicies, accessKeyId));
                }

                call.Write(key);
            }
        });
    }
}
