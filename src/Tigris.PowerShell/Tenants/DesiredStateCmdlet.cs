using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>A cmdlet that reads the desired state of tenants from a state document or from piped rows.</summary>
public abstract class DesiredStateCmdlet : UserCmdlet
{
    /// <summary>The parameter set of a state document.</summary>
    private protected const string PathSet = "Path";

    /// <summary>The parameter set of piped rows.</summary>
    private protected const string RowSet = "Row";

    private readonly StateNames _names = new();
    private PlanFile? _plans;
    private bool _warned;

    /// <summary>The state document: JSON lines from Export-TigrisTenant, or a CSV file with the columns id, name, quota, active and plan.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>
    /// Named (the default) compares what the document names. In the mode Complete, everything that the document doesn't name is extra, including
    /// other tenants.
    /// </summary>
    [Parameter(ParameterSetName = PathSet)]
    public TenantComparisonMode Mode { get; set; }

    /// <summary>One of several parts, such as 3/16: the third of sixteen. Each id is in exactly one part, the same on each machine.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Shard]
    public Shard? Shard { get; set; }

    /// <summary>A JSON file with the plans that tenants may name: defaults for the quota, the settings of buckets, and the policies.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = RowSet)]
    [ValidateNotNullOrEmpty]
    public string? PlanPath { get; set; }

    /// <summary>The id of the organization.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RowSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("OrgId", "org_id")]
    [AllowEmptyString]
    [Identity("OrganizationId", "OrgId", "org_id", "id")]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    public string OrganizationId { get; set; } = "";

    /// <summary>The desired display name. The API can't change it.</summary>
    [Parameter(ParameterSetName = RowSet, ValueFromPipelineByPropertyName = true)]
    [Alias("org_name")]
    [TextCell]
    public string? OrganizationName { get; set; }

    /// <summary>The desired quota in bytes, such as 100GB; 0 for no limit.</summary>
    [Parameter(ParameterSetName = RowSet, ValueFromPipelineByPropertyName = true)]
    [Alias("limit_bytes")]
    [BlankAsNull]
    public object? Quota { get; set; }

    /// <summary>true for an organization that is to be active; false for a deactivated one.</summary>
    [Parameter(ParameterSetName = RowSet, ValueFromPipelineByPropertyName = true)]
    [BlankAsNull]
    public new object? Active { get; set; }

    /// <summary>The name of the tenant's plan, which -PlanPath defines.</summary>
    [Parameter(ParameterSetName = RowSet, ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? Plan { get; set; }

    /// <summary>The desired buckets, with the members that they have in a state document.</summary>
    [Parameter(ParameterSetName = RowSet, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [BlankAsNull]
    public object[]? Bucket { get; set; }

    /// <summary>The desired policies, with the members that they have in a state document.</summary>
    [Parameter(ParameterSetName = RowSet, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [BlankAsNull]
    public object[]? Policy { get; set; }

    /// <summary>The desired access keys, with the members that they have in a state document.</summary>
    [Parameter(ParameterSetName = RowSet, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [BlankAsNull]
    public object[]? AccessKey { get; set; }

    /// <summary>The differences that are accepted, with their path, reason, author and expiresOn.</summary>
    [Parameter(ParameterSetName = RowSet, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [BlankAsNull]
    public object[]? AcceptedDeviation { get; set; }

    /// <summary>The connection that this command uses.</summary>
    private protected TigrisConnection ActiveConnection => base.Active;

    /// <summary>The document; null for piped rows.</summary>
    private protected StateDocument? Document { get; private set; }

    /// <summary>true if everything that the document doesn't name is extra; otherwise, false.</summary>
    private protected bool IsComplete => Mode == TenantComparisonMode.Complete;

    private protected override void Open()
    {
        var services = new StateServices(ClientLoader.Services, () => ClientLoader.Schemas);
        if (IsComplete && Shard is not null)
        {
            throw new TigrisArgumentException("ShardWithComplete", Messages.ShardWithComplete, Shard.ToString());
        }

        _plans = PlanPath is null ? null : PlanFile.Read(services, UserFile.Resolve(this, PlanPath));
        if (ParameterSetName == PathSet)
        {
            var options = new StateDocumentOptions { ProviderId = ActiveConnection.ProviderId, Plans = _plans, Complete = IsComplete };
            Document = StateDocument.Open(services, UserFile.Resolve(this, Path), options, WriteWarning);
            ActorFor(Document.NamesAccessKeys || IsComplete ? StateSections.AccessKeys : StateSections.None);
        }
    }

    private protected override void CloseFiles() => Document?.Dispose();

    /// <summary>Returns the acting user if the sections to read need one.</summary>
    /// <exception cref="TigrisArgumentException">They need one, and neither the command nor the connection names one.</exception>
    private protected Actor? ActorFor(StateSections sections)
    {
        var actor = sections.HasFlag(StateSections.AccessKeys) ? Actor : null;
        if (actor is not null && actor.UserRole != Tigris.UserRole.Admin && !_warned)
        {
            _warned = true;
            WriteWarning(MessageText.Of(Messages.WarnPartialKeys, actor.UserId));
        }

        return actor;
    }

    /// <summary>Handles each tenant of a document, and in the mode Complete each organization that the document doesn't name.</summary>
    private protected void ForEachTenant(StateDocument document, Action<DesiredTenant, Organization?> process, Action<Organization> processExtra)
    {
        var organizations = new Dictionary<string, Organization>(StringComparer.Ordinal);
        if (IsComplete)
        {
            ForEachListedOrganization("*", organization => organizations[organization.OrganizationId] = organization);
        }

        var extra = organizations.Values.Where(organization => !document.Names(organization.OrganizationId)).ToArray();
        Expect(document.Count + extra.Length);

        // A document that was cut off at the end of a line is valid. Its content can't show that lines are missing.
        if (extra.Length > 1 && extra.Length * 2 > organizations.Count)
        {
            WriteWarning(MessageText.Of(Messages.MostTenantsExtra, Path, extra.Length, organizations.Count));
        }

        foreach (var tenant in document.Read().Where(tenant => Shard?.Contains(tenant.OrganizationId) != false))
        {
            organizations.TryGetValue(tenant.OrganizationId, out var organization);
            process(tenant, organization);
        }

        foreach (var organization in extra)
        {
            processExtra(organization);
        }
    }

    /// <summary>Reads the row that the parameters hold.</summary>
    /// <exception cref="TigrisArgumentException">The row isn't valid, or its tenant occurred before.</exception>
    private protected DesiredTenant ReadRow()
    {
        RequireColumn(OrganizationId, nameof(OrganizationId));
        var id = Identifier.Require(OrganizationId, nameof(OrganizationId));
        var problems = new StateProblems(WriteWarning, ofRow: true);
        var graph = new Dictionary<string, object?> { [StateMember.OrganizationId] = id };
        Add(graph, StateMember.OrganizationName, OrganizationName ?? NameOfRow());
        Add(graph, StateMember.Quota, Cell.Size(Quota, nameof(Quota)));
        Add(graph, StateMember.Active, Cell.Flag(Active, nameof(Active)));
        Add(graph, StateMember.Plan, Plan);
        Add(graph, StateMember.Bucket, RowGraph.Buckets(Bucket));
        Add(graph, StateMember.Policy, RowGraph.Policies(Policy));
        Add(graph, StateMember.AccessKey, RowGraph.AccessKeys(AccessKey));
        Add(graph, StateMember.AcceptedDeviation, RowGraph.Deviations(AcceptedDeviation));
        var services = new StateServices(ClientLoader.Services, () => ClientLoader.Schemas);
        var tenant = services.ReadTenant(graph, InputRow, problems);
        problems.ThrowIfAny((object?)id);
        tenant = PlanFile.Apply(_plans, tenant!, problems);
        _names.Add(tenant, problems);
        problems.ThrowIfAny((object?)id);
        return tenant;
    }

    // A table has the columns id and name. They aren't aliases, because nearly every object has properties with these names.
    private string? NameOfRow() => InputPosition.RowOf(this)?.Properties["name"]?.Value is string { Length: > 0 } name ? name : null;

    private static void Add(Dictionary<string, object?> graph, string member, object? value)
    {
        if (value is not null)
        {
            graph[member] = value;
        }
    }
}
