using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Workflows;

/// <summary>A run that brings tenants to their desired state. It plans the changes of each tenant, and makes them after all tenants were planned.</summary>
/// <param name="options">The options of the run.</param>
internal sealed class TenantSync(SyncOptions options)
{
    private readonly List<TenantToSync> _tenants = [];
    private int _missing;

    public int Count => _tenants.Count;

    /// <summary>The number of tenants that couldn't be read or planned.</summary>
    public int Failed => _tenants.Count(tenant => !tenant.IsPlanned);

    /// <summary>true if there are several tenants and none of them exists; otherwise, false.</summary>
    public bool IsEachMissing => _tenants.Count > 1 && _missing == _tenants.Count;

    /// <summary>The tenants with changes, in the order of the input.</summary>
    public IReadOnlyList<TenantToSync> Planned => [.. _tenants.Where(tenant => tenant.Plan is not null)];

    /// <summary>Adds a tenant to plan.</summary>
    public void Add(TenantToSync tenant) => _tenants.Add(tenant);

    /// <summary>Adds a tenant that the document doesn't name.</summary>
    public void AddExtra(Organization organization) => Add(new TenantToSync { Plan = SyncPlan.OfExtra(organization), IsPlanned = true });

    /// <summary>Reads and plans a tenant. Sends reads only.</summary>
    /// <param name="host">The caller.</param>
    /// <param name="tenant">The tenant.</param>
    /// <param name="organization">The organization from a listing; null to read it.</param>
    /// <exception cref="TigrisArgumentException">A change can't be made or isn't allowed.</exception>
    public async Task PlanAsync(IWorkflowHost host, TenantToSync tenant, Organization? organization)
    {
        var reader = tenant.Reader(host);
        var actual = organization is null
            ? await reader.ReadAsync(tenant.Planner.Desired.OrganizationId).ConfigureAwait(false)
            : await reader.ReadAsync(organization).ConfigureAwait(false);
        Interlocked.Add(ref _missing, actual is null ? 1 : 0);
        var plan = tenant.Planner.Plan(actual, host.Client.UtcNow);
        host.WriteWarnings(plan.Warnings);
        options.Check(plan);
        if (tenant.Approved is { } approved)
        {
            options.Approved!.Add(plan.OrganizationId, approved.Compare(plan, options.Journal, options.Json));
        }

        if (!options.PlansOnly)
        {
            SyncRun.RequireSecrets(plan, options);
        }

        tenant.IsPlanned = true;
        tenant.Plan = plan.Changes.Count > 0 ? plan : null;
        if (plan.Error is { } error)
        {
            throw error;
        }
    }

    /// <summary>Reads a tenant again and makes its changes.</summary>
    /// <exception cref="TigrisArgumentException">The state has changed since the confirmation. Nothing was sent.</exception>
    public async Task RunAsync(IWorkflowHost host, TenantToSync tenant)
    {
        // Another person may have changed the tenant since it was planned, or while the prompt was open.
        var plan = tenant.Plan!;
        var actual = await tenant.Reader(host).ReadAsync(plan.OrganizationId).ConfigureAwait(false);
        var sender = new SyncSender(host, options, plan.OrganizationId, tenant.Actor);
        await new SyncRun(host, plan, options, sender).RunAsync(tenant.Planner.Plan(actual, host.Client.UtcNow)).ConfigureAwait(false);
    }

    /// <summary>Returns the changes of all tenants as a change set.</summary>
    /// <param name="heading">The endpoint and the provider of the connection.</param>
    /// <param name="complete">true if an object that the document doesn't name is extra; otherwise, false.</param>
    /// <param name="now">The server's time.</param>
    /// <param name="refused">The number of rows that couldn't be read.</param>
    /// <exception cref="TigrisArgumentException">A tenant couldn't be planned.</exception>
    public ChangeSet ToChangeSet(JournalHeading heading, bool complete, DateTimeOffset now, int refused) => Failed + refused > 0
        ? throw ChangeSet.Refused("ChangeSetIncomplete", MessageText.Of(Messages.ChangeSetIncomplete, Failed + refused))
        : ChangeSet.Of(Planned.Select(tenant => tenant.Plan!), heading, complete, now);
}
