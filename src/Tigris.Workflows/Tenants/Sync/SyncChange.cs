using System;
using System.Threading.Tasks;

namespace Tigris.Workflows;

/// <summary>A change of one tenant: one request, or the reason why it isn't sent.</summary>
internal sealed record SyncChange
{
    /// <summary>The kind of the object.</summary>
    public StateKind Of { get; init; } = StateKind.Tenant;

    /// <summary>The name of the object; null for the tenant itself.</summary>
    public string? Name { get; init; }

    /// <summary>The id of the access key; null for other objects and for a key that doesn't exist yet.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>The path within the tenant.</summary>
    public string Path { get; init; } = "";

    public SyncPhase Phase { get; init; }

    /// <summary>The operation of the API; null if no request makes the change.</summary>
    public string? Operation { get; init; }

    /// <summary>The command that makes this change alone; null if none does.</summary>
    public string? Command { get; init; }

    public object? Before { get; init; }

    public object? After { get; init; }

    /// <summary>Sends the request; null for a change that isn't made.</summary>
    public Func<SyncSender, Task>? Send { get; init; }

    /// <summary>The kind of credentials that the request needs for a webhook: Basic or Token; null for none.</summary>
    public string? Authentication { get; init; }

    /// <summary>The state of a change that isn't made: Manual or Skipped.</summary>
    public TenantChangeState State { get; init; } = TenantChangeState.Planned;

    /// <summary>The reason why the change isn't made; null for one that is.</summary>
    public string? Reason { get; init; }

    /// <summary>true if a request is to be sent; otherwise, false.</summary>
    public bool IsSent => Send is not null && Reason is null;

    /// <summary>true if the response has a secret; otherwise, false.</summary>
    public bool MakesSecret => IsSent && Phase is SyncPhase.CreateBucket or SyncPhase.CreateKey;

    /// <summary>true if the change deactivates the organization; otherwise, false.</summary>
    public bool IsDeactivation => IsSent && Phase == SyncPhase.Deactivate;

    /// <summary>true if a failure of an earlier change doesn't prevent this change, because it only restricts access; otherwise, false.</summary>
    public bool Restricts => Phase is SyncPhase.LowerQuota or SyncPhase.Restrict or SyncPhase.Deactivate;

    /// <summary>Creates a change that the command leaves to a person.</summary>
    public SyncChange AsManual(string reason) => this with { State = TenantChangeState.Manual, Reason = reason };

    /// <summary>Creates a change that can't be made now.</summary>
    public SyncChange AsSkipped(string reason) => this with { State = TenantChangeState.Skipped, Reason = reason };

    /// <summary>Returns a text that is equal for two changes if they are the same request for the same difference.</summary>
    public string Identity(IJsonSerializer json) => json.Serialize(new[] { Path, Phase.ToString(), Operation, StateValue.Sorted(Before), StateValue.Sorted(After) });
}
