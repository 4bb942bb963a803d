using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Commands;

/// <summary>Brings tenants to their desired state. Creates and updates, and never deletes.</summary>
[Cmdlet(VerbsData.Sync, "TigrisTenant", DefaultParameterSetName = RowSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = HelpPages.Guide)]
[OutputType(typeof(TenantChange), typeof(ProvisionedBucket), typeof(NewAccessKey))]
public sealed class SyncTigrisTenantCommand : DesiredStateCmdlet
{
    private const string ChangeSetSet = "ChangeSet";

    private SyncOptions _options = null!;
    private TenantSync _sync = null!;
    private CredentialFile? _credentials;
    private SyncJournal? _journal;
    private IFileReplacement? _target;
    private ChangeSetRun? _approved;

    /// <summary>Allows the deactivation of organizations. A deactivation revokes all access keys of an organization at once.</summary>
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
    /// A file that keeps the secret of each new access key as a line of JSON. It is required for the creation of a bucket or an access key. Only its
    /// owner can read the file. Lines are added to an existing credential file.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CredentialFile { get; set; }

    /// <summary>Accepts a credential file on Windows or on a network file system, where locks, flushes and owner-only access can't be verified.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter AllowSharedPath { get; set; }

    /// <summary>
    /// The credentials of webhooks by bucket name: a PSCredential for the authentication Basic, a SecureString for Token. The name * applies to
    /// all other buckets.
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

    private protected override void Open()
    {
        base.Open();
        NotificationSecrets.Check(NotificationCredential);
        if (ChangeSetPath is not null)
        {
            var path = UserFile.Resolve(this, ChangeSetPath);
            _target = Preferences.WhatIf ? null : ChangeSetFile.Prepare(ClientLoader.Services, path);
        }
        else
        {
            _approved = ParameterSetName == ChangeSetSet ? new ChangeSetRun(ReadChangeSet()) : null;
            OpenJournal();
            _credentials = CredentialFiles.Open(this, CredentialFile, AllowSharedPath, Preferences.WhatIf, ActiveConnection.ProviderId);
        }

        _options = new SyncOptions(ClientLoader.Json)
        {
            Credentials = _credentials,
            Journal = _journal,
            Approved = _approved,
            PlansOnly = ChangeSetPath is not null,
            Check = SyncChecks.Require,
            Secrets = (bucket, authentication) => NotificationSecrets.Find(NotificationCredential, bucket, authentication),
        };
        _sync = new TenantSync(_options);
    }

    private ChangeSet ReadChangeSet()
    {
        if (MaximumAge < TimeSpan.FromSeconds(1))
        {
            throw new TigrisArgumentException("InvalidMaximumAge", MessageText.Of(Messages.InvalidMaximumAge, MaximumAge), MaximumAge);
        }

        var services = new StateServices(ClientLoader.Services, () => ClientLoader.Schemas);
        var set = ChangeSetFile.Read(services, UserFile.Resolve(this, ChangeSet), ChangeSet);
        set.Require(Heading, ActiveConnection.Client().UtcNow, MaximumAge, AllowDeactivate);
        return set;
    }

    private void OpenJournal()
    {
        if (JournalPath is not null)
        {
            var path = UserFile.Resolve(this, JournalPath);
            UserFile.RequireDistinct(path, nameof(JournalPath), CredentialFile is null ? null : UserFile.Resolve(this, CredentialFile), nameof(CredentialFile));
            _journal = Preferences.WhatIf ? SyncJournal.Preview(ClientLoader.Services, path, Heading) : SyncJournal.Open(ClientLoader.Services, path, Heading);
        }
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
                PlanTenant(new SyncPlanner(tenant.Desired, _approved.Set.Complete, tenant.Deactivates), null, tenant);
            }
        }
        else if (Document is null)
        {
            Attempt(OrganizationId, () => PlanTenant(ReadRow(), null));
        }
        else
        {
            ForEachTenant(Document, PlanTenant, _sync.AddExtra);
        }
    }

    private void PlanTenant(DesiredTenant desired, Organization? organization) => PlanTenant(new SyncPlanner(desired, IsComplete, AllowDeactivate), organization, null);

    private void PlanTenant(SyncPlanner planner, Organization? organization, ChangeSetTenant? approved)
    {
        ActorFor(planner.Sections);
        var tenant = new TenantToSync { Planner = planner, Actor = Actor, Approved = approved };
        _sync.Add(tenant);
        Start(planner.Desired.OrganizationId, call => _sync.PlanAsync(call, tenant, organization));
    }

    // The whole plan is known before the first change, so that limits apply to all changes.
    private protected override void CompleteInput()
    {
        AwaitCalls();
        if (ParameterSetName != RowSet && RefusedRecords > 0 && _target is null && _approved is null)
        {
            // The error that ended the reading was written. A part of the document isn't the plan.
            return;
        }

        if (_sync.IsEachMissing)
        {
            WriteWarning(MessageText.Of(Messages.AllTenantsMissing, _sync.Count, ActiveConnection));
        }

        var planned = _sync.Planned;
        Expect(_sync.Count + planned.Count);
        Require(() => _approved?.Require());
        if (Preferences.WhatIf)
        {
            Preview(planned);
        }

        RequireLimits(planned);
        if (_target is not null)
        {
            Require(() => WriteChangeSet(_target, planned));
        }
        else if (!Preferences.WhatIf)
        {
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

    private void WriteChangeSet(IFileReplacement target, IEnumerable<TenantToSync> planned)
    {
        var set = _sync.ToChangeSet(Heading, IsComplete, ActiveConnection.Client().UtcNow, RefusedRecords);
        var hash = ChangeSetFile.Write(target, set, ClientLoader.Json);
        WriteVerbose(MessageText.Of(Messages.ChangeSetPlanned, set.Count, set.Tenants.Count, target.Path, hash));
        foreach (var tenant in planned)
        {
            Write(tenant.Plan!);
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
            Start(plan.OrganizationId, call => _sync.RunAsync(call, tenant));
        }
    }

    private void Write(SyncPlan plan) => Start(plan.OrganizationId, call =>
    {
        SyncRun.Preview(call, plan, _options);
        return Task.CompletedTask;
    });
}
