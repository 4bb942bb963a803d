using System.Management.Automation;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Commands;

/// <summary>Creates organizations.</summary>
[Cmdlet(VerbsCommon.New, "TigrisOrganization", SupportsShouldProcess = true, HelpUri = HelpPages.Api + "create-organization")]
[OutputType(typeof(Organization))]
public sealed class NewTigrisOrganizationCommand : UserCmdlet
{
    /// <summary>The id of the tenant in your own system.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("OrgId", "org_id")]
    [AllowEmptyString]
    [Identity("OrganizationId", "OrgId", "org_id")]
    public string OrganizationId { get; set; } = "";

    /// <summary>The display name.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("org_name")]
    [AllowNull]
    [TextCell]
    public string? OrganizationName { get; set; }

    /// <summary>The maximum number of bytes in all buckets, such as 100GB; 0 for no limit.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("limit_bytes")]
    [BlankAsNull]
    public object? Quota { get; set; }

    private protected override void ProcessInput() => Attempt(OrganizationId, Create);

    private void Create()
    {
        var id = NewName.RequireIdentity(OrganizationId, nameof(OrganizationId));
        var request = new OrganizationRequest
        {
            OrganizationName = NewName.RequireDisplayName(OrganizationName, nameof(OrganizationName))
                ?? throw new TigrisArgumentException("EmptyArgument", MessageText.Of(Messages.EmptyArgument, nameof(OrganizationName)), null),
            Quota = Cell.Size(Quota, nameof(Quota)),
        };
        NewName.RequireUser(UserId, nameof(UserId));
        var actor = Actor;
        WarnIfWhatIf(QuotaWarnings.Of(id, request.Quota));
        if (Confirmed(id, Messages.ActionCreateOrganization))
        {
            Start(id, async call =>
            {
                call.WriteWarnings(QuotaWarnings.Of(id, request.Quota));
                await call.Client.Organizations.CreateAsync(id, request, actor, call.Cancellation).ConfigureAwait(false);
                call.Write(await ReadBackAsync(call, id, request).ConfigureAwait(false));
            });
        }
    }

    // The response to the creation is empty, so the command reads the organization. If this fails, the organization exists nevertheless, and must
    // be in the output.
    private static async Task<Organization> ReadBackAsync(CallContext call, string id, OrganizationRequest request)
    {
        try
        {
            return await call.Client.Organizations.GetAsync(id, call.Cancellation).ConfigureAwait(false);
        }
        catch (TigrisException exception)
        {
            call.WriteWarning(MessageText.Of(Messages.ReadBackFailed, id, exception.Message));
            return new Organization { OrganizationId = id, OrganizationName = request.OrganizationName, Active = true, Quota = request.Quota };
        }
    }
}
