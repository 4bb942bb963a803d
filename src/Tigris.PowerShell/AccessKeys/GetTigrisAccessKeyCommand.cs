using System.Management.Automation;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Commands;

/// <summary>Gets access keys of organizations, without their secrets: all keys that the acting user may list, or the named ones.</summary>
[Cmdlet(VerbsCommon.Get, "TigrisAccessKey", HelpUri = HelpPages.Api + "list-access-keys")]
[OutputType(typeof(AccessKey))]
public sealed class GetTigrisAccessKeyCommand : UserCmdlet
{
    private bool _warned;

    /// <summary>
    /// The ids of the organizations. Wildcards match all organizations, active or not. An existing id is never used as a wildcard. A backtick
    /// before a wildcard character makes it an ordinary character.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("OrgId", "org_id")]
    [AllowEmptyString]
    [Identity("OrganizationId", "OrgId", "org_id")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    public string[] OrganizationId { get; set; } = [];

    /// <summary>The ids of the keys, tid_...; wildcards are allowed. The text before the first wildcard limits the server's search.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("access_key_id")]
    [Identity("AccessKeyId", "access_key_id")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AccessKeyIdCompleter))]
    public string[]? AccessKeyId { get; set; }

    /// <summary>Adds the policies and the scope of listed keys, with one call for each key.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter Detailed { get; set; }

    private protected override void ProcessInput() =>
        ForEach(OrganizationId, organization => ForEachOrganization(organization, ProcessOrganization));

    private void ProcessOrganization(string organizationId)
    {
        var actor = Actor;
        ForEach(AccessKeyId ?? ["*"], id => Get(organizationId, NamePattern.Of(id, nameof(AccessKeyId)), actor));
    }

    private void Get(string organizationId, NamePattern id, Actor actor)
    {
        if (!id.IsPattern)
        {
            GetOne(organizationId, id.Literal, actor);
            return;
        }

        id.RequireValid();
        WarnOfPartialList(actor);
        var query = new AccessKeyQuery { Prefix = id.LiteralPrefix };
        if (Detailed)
        {
            ForEachListed(
                organizationId,
                "ListAccessKeys",
                (call, token) => call.Client.AccessKeys.ListAsync(organizationId, query, actor, token, call.Cancellation),
                key => Choose(id, key.AccessKeyId, match => GetOne(organizationId, match, actor)));
        }
        else
        {
            Start(organizationId, call => ListAsync(call, organizationId, id, query, actor));
        }
    }

    private void GetOne(string organizationId, string accessKeyId, Actor actor) => Start(accessKeyId, async call =>
        call.Write(await call.Client.AccessKeys.GetAsync(organizationId, accessKeyId, actor, call.Cancellation).ConfigureAwait(false)));

    private static Task ListAsync(CallContext call, string organizationId, NamePattern id, AccessKeyQuery query, Actor actor) =>
        call.WritePagesAsync(
            "ListAccessKeys",
            token => call.Client.AccessKeys.ListAsync(organizationId, query, actor, token, call.Cancellation),
            key => id.Matches(key.AccessKeyId));

    private void WarnOfPartialList(Actor actor)
    {
        if (actor.UserRole != Tigris.UserRole.Admin && !_warned)
        {
            _warned = true;
            WriteWarning(MessageText.Of(Messages.WarnPartialKeys, actor.UserId));
        }
    }
}
