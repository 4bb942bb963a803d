using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Commands;

/// <summary>Exports the state of tenants, without secrets: as objects, or into a state document with one tenant a line.</summary>
[Cmdlet(VerbsData.Export, "TigrisTenant", SupportsShouldProcess = true, DefaultParameterSetName = ObjectSet, HelpUri = HelpPages.Guide)]
[OutputType(typeof(TenantState))]
public sealed class ExportTigrisTenantCommand : UserCmdlet
{
    private const string ObjectSet = "Object";
    private const string FileSet = "File";

    private StateExport? _export;
    private bool _warned;

    /// <summary>
    /// The ids of the organizations. Wildcards are matched against all organizations, active or not. The default is all organizations, including
    /// deactivated ones.
    /// </summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("OrgId", "org_id")]
    [Identity("OrganizationId", "OrgId", "org_id")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    public string[]? OrganizationId { get; set; }

    /// <summary>
    /// The state document. It is replaced at the end if all tenants were read. Otherwise, the old file doesn't change. The lines are sorted by id.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FileSet)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>
    /// A file that keeps each tenant that was read. After an interruption, the same command reads only the other tenants. The command deletes the
    /// file at the end of the export.
    /// </summary>
    [Parameter(ParameterSetName = FileSet)]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    /// <summary>Replaces a file that isn't a state document, or that is read-only.</summary>
    [Parameter(ParameterSetName = FileSet)]
    [SwitchValue]
    public SwitchParameter Force { get; set; }

    /// <summary>One of several parts, such as 3/16: the third of sixteen. Each id is in exactly one part, the same on each machine.</summary>
    [Parameter]
    [Shard]
    public Shard? Shard { get; set; }

    private protected override void Open()
    {
        if (ParameterSetName == FileSet)
        {
            var journal = JournalPath is null ? null : UserFile.Resolve(this, JournalPath);
            var heading = new JournalHeading(Active.Endpoint.AbsoluteUri, Active.ProviderId, JournalHeading.Export);
            var path = UserFile.Resolve(this, Path);
            UserFile.RequireDistinct(path, nameof(Path), journal, nameof(JournalPath));
            _export = Preferences.WhatIf
                ? StateExport.Preview(ClientLoader.Services, path, Force)
                : StateExport.Open(ClientLoader.Services, path, journal, heading, Force);
        }
    }

    private protected override void CloseFiles() => _export?.Dispose();

    private protected override void ProcessInput()
    {
        var actor = Actor;
        WarnOfPartialList(actor);
        if (OrganizationId is null)
        {
            ExportAll(actor);
            return;
        }

        ForEach(OrganizationId, id => ForEachOrganization(id, organizationId => Export(organizationId, null, actor)));
    }

    private protected override void Finish()
    {
        if (_export is null || Preferences.WhatIf)
        {
            return;
        }

        try
        {
            if (_export.Failed + RefusedRecords > 0)
            {
                var next = JournalPath is null ? Messages.ExportRepeat : Messages.ExportResume;
                throw new TigrisFileException("ExportIncomplete", MessageText.Of(Messages.ExportIncomplete, Path, _export.Failed + RefusedRecords, next), Path);
            }

            _export.Commit();
        }
        catch (TigrisFileException exception)
        {
            ThrowTerminatingError(ErrorRecords.From(exception, null));
        }
    }

    // The whole list is read first, so that progress can show the number of tenants and the remaining time.
    private void ExportAll(Actor actor)
    {
        var organizations = new List<Organization>();
        ForEachListedOrganization("*", organization =>
        {
            if (Shard?.Contains(organization.OrganizationId) != false)
            {
                organizations.Add(organization);
            }
        });
        Expect(organizations.Count);
        organizations.ForEach(organization => Export(organization.OrganizationId, organization, actor));
    }

    private void Export(string organizationId, Organization? organization, Actor actor)
    {
        if (Shard?.Contains(organizationId) != false && Confirmed(organizationId, Messages.ActionExportTenant) && _export?.Want(organizationId) != false)
        {
            Start(organizationId, call => ExportAsync(call, organizationId, organization, actor));
        }
    }

    private async Task ExportAsync(CallContext call, string organizationId, Organization? listed, Actor actor)
    {
        try
        {
            var organization = listed ?? await call.Client.Organizations.GetAsync(organizationId, call.Cancellation).ConfigureAwait(false);
            var tenant = await new StateReader(call, actor, StateSections.All).ReadAsync(organization).ConfigureAwait(false);
            if (_export is null)
            {
                call.Write(tenant);
            }
            else
            {
                _export.Add(tenant);
            }
        }
        catch
        {
            _export?.Fail();
            throw;
        }
    }

    private void WarnOfPartialList(Actor actor)
    {
        if (actor.UserRole != Tigris.UserRole.Admin && !_warned)
        {
            _warned = true;
            WriteWarning(MessageText.Of(Messages.WarnPartialKeys, actor.UserId));
        }
    }
}
