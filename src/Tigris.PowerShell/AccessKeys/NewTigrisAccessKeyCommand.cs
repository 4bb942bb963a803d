using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Creates access keys. The secret is given out once, as a SecureString.</summary>
[Cmdlet(VerbsCommon.New, "TigrisAccessKey", SupportsShouldProcess = true, HelpUri = HelpPages.Api + "create-access-key")]
[OutputType(typeof(NewAccessKey))]
[ParameterBlock(typeof(SecretBlock))]
public sealed partial class NewTigrisAccessKeyCommand : UserCmdlet
{
    private HashSet<string> _given = [];

    /// <summary>The id of the organization that the key works in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("OrgId", "org_id")]
    [AllowEmptyString]
    [Identity("OrganizationId", "OrgId", "org_id")]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    public string OrganizationId { get; set; } = "";

    /// <summary>The display name. It is what you find the key by, should the answer be lost.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? KeyName { get; set; }

    /// <summary>The role of the key in each bucket: @{ uploads = 'Editor'; assets = 'ReadOnly' }. Admin is possible for the bucket * only.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BucketRoleList]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(BucketRoleCompleter))]
    public BucketRole[]? BucketRole { get; set; }

    /// <summary>The names of existing policies to attach; if one does not exist, no key is made.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextListCell]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    public string[]? Policy { get; set; }

    /// <summary>Policies to create and attach: @{ PolicyName = 'uploads'; Document = ... }. If one exists already, no key is made.</summary>
    [Parameter]
    public object[]? NewPolicy { get; set; }

    /// <summary>standard (the default), or no_default_allow: the key may do nothing but what its roles and policies say.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public string? Scope { get; set; }

    /// <summary>
    /// The id of an existing key that the new one copies. If its policies or its scope are not given, as for a key that was only listed, the key is read
    /// first.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("access_key_id")]
    [TextCell]
    [ArgumentCompleter(typeof(AccessKeyIdCompleter))]
    public string? AccessKeyId { get; set; }

    /// <inheritdoc/>
    private protected override void Open()
    {
        _given = [.. MyInvocation.BoundParameters.Keys];
        OpenCredentials();
    }

    private protected override void ProcessInput() => Attempt(OrganizationId, Create);

    private void Create()
    {
        var organizationId = Identifier.Require(OrganizationId, nameof(OrganizationId));
        NewName.RequireUser(UserId, nameof(UserId));
        var actor = Actor;
        var request = new AccessKeyRequest
        {
            KeyName = NewName.RequireDisplayName(KeyName, nameof(KeyName)),
            BucketRole = BucketRoles.Require(BucketRole),
            Policy = Policy?.Select(name => Identifier.Require(name, nameof(Policy))).ToArray(),
            NewPolicy = NewPolicies.From(NewPolicy, SessionState),
            Scope = AccessKeyScopes.Require(Scope),
        };
        var original = IsCopy && (request.Policy is null || request.Scope is null) ? Identifier.Require(AccessKeyId, nameof(AccessKeyId)) : null;
        if (!Confirmed(MessageText.Of(Messages.TargetAccessKey, organizationId, KeyName ?? "*"), Messages.ActionCreateAccessKey))
        {
            return;
        }

        var asPlainText = AsPlainText.IsPresent;
        var credentials = _credentials;
        Start(organizationId, async call =>
        {
            if (original is not null)
            {
                request = Complete(request, await call.Client.AccessKeys.GetAsync(organizationId, original, actor, call.Cancellation).ConfigureAwait(false));
            }

            call.WriteWarnings(BucketRoles.Warnings(request.BucketRole, request.Policy?.Count > 0 || request.NewPolicy?.Count > 0));
            call.WriteWarnings((request.NewPolicy ?? []).SelectMany(PolicyRequests.Warnings));
            var secret = new CredentialRequest("CreateAccessKey", organizationId) { KeyName = request.KeyName };
            await NewSecrets.WriteAsync(
                call,
                credentials,
                secret,
                () => call.Client.AccessKeys.CreateAsync(organizationId, request, actor, call.Cancellation),
                asPlainText).ConfigureAwait(false);
        });
    }

    // A key from a pipeline is a template if the input has what a key may do: a listed key, or a row of one. The output of New-TigrisTenant, for example, only
    // happens to have a key id.
    private bool IsCopy => AccessKeyId is not null
        && (_given.Contains(nameof(AccessKeyId)) || IsPiped(nameof(Policy)) || IsPiped(nameof(Scope)) || IsPiped(nameof(BucketRole)));

    private bool IsPiped(string parameter) => !_given.Contains(parameter) && MyInvocation.BoundParameters.ContainsKey(parameter);

    // A listed key has neither policies nor a scope: a copy without them could do more than the original.
    private static AccessKeyRequest Complete(AccessKeyRequest request, AccessKey original) => new()
    {
        KeyName = request.KeyName,
        BucketRole = request.BucketRole ?? original.BucketRole,
        Policy = request.Policy ?? original.Policy,
        NewPolicy = request.NewPolicy,
        Scope = request.Scope ?? original.Scope,
    };
}
