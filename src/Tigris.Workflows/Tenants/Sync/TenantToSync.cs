using System.Threading;

namespace Tigris.Workflows;

/// <summary>A tenant of a run, from its first read to its last change.</summary>
internal sealed class TenantToSync
{
    private SyncPlan? _plan;

    public SyncPlanner Planner { get; init; } = null!;

    /// <summary>The acting user.</summary>
    public Actor Actor { get; init; } = null!;

    /// <summary>The changes of a change set; null for a run without one.</summary>
    public ChangeSetTenant? Approved { get; init; }

    /// <summary>true if the tenant was read and planned; otherwise, false.</summary>
    public bool IsPlanned { get; set; }

    /// <summary>The changes; null if there are none, or if the tenant can't be changed.</summary>
    public SyncPlan? Plan
    {
        get => Volatile.Read(ref _plan);
        set => Volatile.Write(ref _plan, value);
    }

    public StateReader Reader(IWorkflowHost host) => new(host, Actor, Planner.Sections);
}
