using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Creates access keys. The server returns each secret once, as a SecureString.</summary>
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

    /// <summary>The display name. If the response is lost, you can find the key by this name.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? KeyName { get; set; }

    /// <summary>The role of the key in each bucket: @{ uploads = 'Editor'; assets = 'ReadOnly' }. Admin is possible for the bucket * only.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BucketRoleList]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(BucketRoleCompleter))]
    public BucketRole[]? BucketRole { get; set; }

    /// <summary>The names of existing policies to attach; if one doesn't exist, no key is created.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextListCell]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    public string[]? Policy { get; set; }

    /// <summary>Policies to create and attach: @{ PolicyName = 'uploads'; Document = ... }. If one exists already, no key is created.</summary>
    [Parameter]
    public object[]? NewPolicy { get; set; }

    /// <summary>standard (the default), or no_default_allow: only the roles and policies of the key grant permissions.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public string? Scope { get; set; }

    /// <summary>
    /// The id of an existing key that the new key copies. If its policies or its scope aren't given, as for a listed key, the command reads the
    /// key first.
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

    // A piped key is a template if the input has the permissions of a key: a listed key, or a row of one. Other input, such as the output of
    // New-TigrisTenant, only happens to have a key id.
    private bool IsCopy => AccessKeyId is not null
        && (_given.Contains(nameof(AccessKeyId)) || IsPiped(nameof(Policy)) || IsPiped(nameof(Scope)) || IsPiped(nameof(BucketRole)));

    private bool IsPiped(string parameter) => !_given.Contains(parameter) && MyInvocation.BoundParameters.ContainsKey(parameter);

    // A listed key has neither policies nor a scope. A copy without them could have more permissions than the original.
    private static AccessKeyRequest Complete(AccessKeyRequest request, AccessKey original) => new()
    {
        KeyName = request.KeyName,
        BucketRole = request.BucketRole ?? original.BucketRole,
        Policy = request.Policy ?? original.Policy,
        NewPolicy = request.NewPolicy,
        Scope = request.Scope ?? original.Scope,
    };
}
