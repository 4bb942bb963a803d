using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Commands;

/// <summary>Brings tenants to their desired state. Creates and updates, and never deletes.</summary>
[Cmdlet(VerbsData.Sync, "TigrisTenant", DefaultParameterSetName = RowSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = HelpPages.Guide)]
[OutputType(typeof(TenantChange), typeof(ProvisionedBucket), typeof(NewAccessKey))]
public sealed class SyncTigrisTenantCommand : DesiredStateCmdlet
{
    private const string ChangeSetSet = "ChangeSet";

    private readonly CallGroup _reads = new();
    private readonly List<TenantToSync> _tenants = [];
    private CredentialFile? _credentials;
    private SyncJournal? _journal;
    private IFileReplacement? _target;
    private ChangeSetRun? _approved;
    private int _missing;

    /// <summary>Allows the deactivation of organizations, at which all of their access keys stop working at once.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter AllowDeactivate { get; set; }

    /// <summary>The maximum number of organizations that the command deactivates. If there are more, it changes nothing.</summary>
    [Parameter]
    [WholeNumber]
    [ValidateRange(0, int.MaxValue)]
    public int MaximumDeactivations { get; set; } = 10;

    /// <summary>The maximum number of changes. If there are more, the command changes nothing. By default, there is no limit.</summary>
    [Parameter]
    [WholeNumber]
    [ValidateRange(1, int.MaxValue)]
    public int MaximumChanges { get; set; } = int.MaxValue;

    /// <summary>
    /// A file that keeps the secret of each new access key as a line of JSON. It is required if a bucket or an access key is to be created. Only its owner can
    /// read the file. Lines are added to an existing credential file.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CredentialFile { get; set; }

    /// <summary>Accepts a credential file on Windows or on a network file system, where locks, flushes and owner-only access can't be verified.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter AllowSharedPath { get; set; }

    /// <summary>
    /// The credentials of webhooks by bucket name: a PSCredential for the authentication Basic, a SecureString for Token. The name * stands for all other buckets.
    /// </summary>
    [Parameter]
    public IDictionary? NotificationCredential { get; set; }

    /// <summary>A file that each change is written to before and after its request. A later run with the same file resumes. One run at a time can use it.</summary>
    [Parameter]
    [TextCell]
    public string? JournalPath { get; set; }

    /// <summary>
    /// The file to which the command writes the changes that it would make. It changes nothing else. Another person can read the file, and a later run makes
    /// the changes with -ChangeSet.
    /// </summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = RowSet)]
    [ValidateNotNullOrEmpty]
    public string? ChangeSetPath { get; set; }

    /// <summary>The path of a change set that -ChangeSetPath wrote. The command makes exactly its changes, or none if the state of a tenant has changed since.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ChangeSetSet)]
    [ValidateNotNullOrEmpty]
    public string ChangeSet { get; set; } = "";

    /// <summary>The maximum age of the change set, such as 1.00:00:00 for a day. By default, there is no limit.</summary>
    [Parameter(ParameterSetName = ChangeSetSet)]
    public TimeSpan? MaximumAge { get; set; }

    private JournalHeading Heading => new(ActiveConnection.Endpoint.AbsoluteUri, ActiveConnection.ProviderId, JournalHeading.Sync);

    private SyncOptions Options => new(ClientLoader.Json)
    {
        Credentials = _credentials,
        Journal = _journal,
        Secrets = (bucket, authentication) => NotificationSecrets.Find(NotificationCredential, bucket, authentication),
    };

    private protected override void Open()
    {
        base.Open();
        NotificationSecrets.Check(NotificationCredential);
        if (ChangeSetPath is not null)
        {
            var path = UserFile.Resolve(this, ChangeSetPath);
            _target = Preferences.WhatIf ? null : ChangeSetFile.Prepare(ClientLoader.Services, path);
            return;
        }

        if (ParameterSetName == ChangeSetSet)
        {
            _approved = new ChangeSetRun(ReadChangeSet());
        }

        if (JournalPath is not null)
        {
            var path = UserFile.Resolve(this, JournalPath);
            _journal = Preferences.WhatIf ? SyncJournal.Preview(ClientLoader.Services, path, Heading) : SyncJournal.Open(ClientLoader.Services, path, Heading);
        }

        _credentials = CredentialFiles.Open(this, CredentialFile, AllowSharedPath, Preferences.WhatIf, ActiveConnection.ProviderId);
    }

    private ChangeSet ReadChangeSet()
    {
        if (MaximumAge < TimeSpan.FromSeconds(1))
        {
            throw new TigrisArgumentException("InvalidMaximumAge", MessageText.Of(Messages.InvalidMaximumAge, MaximumAge), MaximumAge);
        }

        var services = new StateServices(ClientLoader.Services, () => ClientLoader.Schemas);
        var set = ChangeSetFile.Read(services, UserFile.Resolve(this, ChangeSet), ChangeSet);
        set.Require(Heading, ActiveConnection.Client().UtcNow, MaximumAge);
        return !AllowDeactivate && set.Deactivated.FirstOrDefault() is { } first
            ? throw new TigrisArgumentException(
                "DeactivationNotAllowed", MessageText.Of(Workflows.Messages.ChangeSetDeactivates, set.Deactivated.Count(), first), first)
            : set;
    }

    private protected override void CloseFiles()
    {
        base.CloseFiles();
        _target?.Dispose();
        _journal?.Dispose();
        _credentials?.Dispose();
    }

    private protected override void ProcessInput()
    {
        if (_approved is not null)
        {
            Expect(_approved.Set.Tenants.Count);
            foreach (var tenant in _approved.Set.Tenants)
            {
                PlanTenant(tenant.Desired, new SyncPlanner(tenant.Desired, _approved.Set.Complete, tenant.Deactivates), null, tenant);
            }
        }
        else if (Document is null)
        {
            Attempt(OrganizationId, () => PlanTenant(ReadRow(), null));
        }
        else
        {
            ForEachTenant(Document, PlanTenant, Add);
        }
    }

    // The whole plan is known before the first change, so that limits hold for all of it.
    private protected override void CompleteInput()
    {
        Call(ActiveConnection.ProviderId, async _ =>
        {
            await _reads.EndAsync().ConfigureAwait(false);
            return true;
        });
        if (ParameterSetName != RowSet && RefusedRecords > 0 && _target is null && _approved is null)
        {
            // The error that ended the reading was written. A part of the document isn't the plan.
            return;
        }

        if (_tenants.Count > 1 && _missing == _tenants.Count)
        {
            WriteWarning(MessageText.Of(Messages.AllTenantsMissing, _missing, ActiveConnection));
        }

        var planned = _tenants.Where(tenant => tenant.Plan is not null).ToArray();
        Expect(_tenants.Count + planned.Length);
        if (_approved is not null)
        {
            Require(_approved.Require);
        }

        if (Preferences.WhatIf)
        {
            Preview(planned);
            RequireLimits(planned);
        }
        else if (_target is not null)
        {
            RequireLimits(planned);
            Require(() => WriteChangeSet(_target, [.. planned.Select(tenant => tenant.Plan!)]));
        }
        else
        {
            RequireLimits(planned);
            Run(planned);
        }
    }

    private void RequireLimits(IEnumerable<TenantToSync> planned)
    {
        var limits = new SyncLimits
        {
            Deactivations = MaximumDeactivations,
            Changes = MaximumChanges,
            HasCredentials = CredentialFile is not null || ChangeSetPath is not null,
        };
        Require(() => limits.Require([.. planned.Select(tenant => tenant.Plan!)]));
    }

    private void Require(Action check)
    {
        try
        {
            check();
        }
        catch (TigrisException exception)
        {
            ThrowTerminatingError(ErrorRecords.From(exception, null));
        }
    }

    private void WriteChangeSet(IFileReplacement target, IReadOnlyCollection<SyncPlan> plans)
    {
        var failed = _tenants.Count(tenant => !tenant.IsPlanned) + RefusedRecords;
        if (failed > 0)
        {
            throw Workflows.ChangeSet.Refused("ChangeSetIncomplete", MessageText.Of(Workflows.Messages.ChangeSetIncomplete, failed));
        }

        var set = Workflows.ChangeSet.Of(plans, Heading, IsComplete, ActiveConnection.Client().UtcNow);
        var hash = ChangeSetFile.Write(target, set, ClientLoader.Json);
        WriteVerbose(MessageText.Of(Messages.ChangeSetPlanned, set.Count, set.Tenants.Count, target.Path, hash));
        foreach (var plan in plans)
        {
            Write(plan);
        }
    }

    private void Add(Organization organization) => _tenants.Add(new TenantToSync { Plan = SyncPlan.OfExtra(organization), IsPlanned = true });

    private void PlanTenant(DesiredTenant desired, Organization? organization) =>
        PlanTenant(desired, new SyncPlanner(desired, IsComplete, AllowDeactivate), organization, null);

    private void PlanTenant(DesiredTenant desired, SyncPlanner planner, Organization? organization, ChangeSetTenant? approved)
    {
        var sections = desired.Needs(planner.IsComplete);
        ActorFor(sections);
        var tenant = new TenantToSync { Planner = planner, Sections = sections, Actor = Actor, Approved = approved };
        _tenants.Add(tenant);
        Start(desired.OrganizationId, _reads.Add(call => PlanAsync(call, tenant, organization)));
    }

    private async Task PlanAsync(CallContext call, TenantToSync tenant, Organization? organization)
    {
        var reader = tenant.Reader(call);
        var actual = organization is null
            ? await reader.ReadAsync(tenant.Planner.Desired.OrganizationId).ConfigureAwait(false)
            : await reader.ReadAsync(organization).ConfigureAwait(false);
        Interlocked.Add(ref _missing, actual is null ? 1 : 0);
        var plan = tenant.Planner.Plan(actual, call.Client.UtcNow);
        call.WriteWarnings(plan.Warnings);
        SyncChecks.Require(plan);
        if (tenant.Approved is { } approved)
        {
            _approved!.Add(plan.OrganizationId, approved.Compare(plan, _journal, ClientLoader.Json));
        }

        if (ChangeSetPath is null)
        {
            SyncRun.RequireSecrets(plan, Options);
        }

        tenant.IsPlanned = true;
        tenant.Plan = plan.Changes.Count > 0 ? plan : null;
        if (plan.Error is { } error)
        {
            throw error;
        }
    }

    private void Preview(IEnumerable<TenantToSync> planned)
    {
        foreach (var plan in planned.Select(tenant => tenant.Plan!))
        {
            foreach (var change in plan.ToSend)
            {
                Confirmed(plan.OrganizationId, SyncText.Of(change, ClientLoader.Json));
            }

            Write(plan);
        }
    }

    private void Run(IEnumerable<TenantToSync> planned)
    {
        foreach (var tenant in planned)
        {
            var plan = tenant.Plan!;
            ResumeRow(Document is null ? plan.Desired.Line : null);
            Attempt(plan.OrganizationId, () => Run(tenant, plan));
        }
    }

    private void Run(TenantToSync tenant, SyncPlan plan)
    {
        if (!plan.ToSend.Any())
        {
            Write(plan);
        }
        else if (Confirmed(plan.OrganizationId, SyncText.Of(plan, ClientLoader.Json)))
        {
            Start(plan.OrganizationId, call => RunAsync(call, tenant, plan));
        }
    }

    private void Write(SyncPlan plan) => Start(plan.OrganizationId, call =>
    {
        SyncRun.Preview(call, plan, Options);
        return Task.CompletedTask;
    });

    private async Task RunAsync(CallContext call, TenantToSync tenant, SyncPlan plan)
    {
        // Another person may have changed the tenant since it was planned, or while the question was open.
        var actual = await tenant.Reader(call).ReadAsync(plan.OrganizationId).ConfigureAwait(false);
        var options = Options;
        var sender = new SyncSender(call, options, plan.OrganizationId, tenant.Actor);
        await new SyncRun(call, plan, options, sender).RunAsync(tenant.Planner.Plan(actual, call.Client.UtcNow)).ConfigureAwait(false);
    }
}
