namespace Tigris;

/// <summary>The state of a change of a tenant.</summary>
public enum TenantChangeState
{
    /// <summary>The change would be made: the run was a preview.</summary>
    Planned,

    /// <summary>The server confirmed the change.</summary>
    Done,

    /// <summary>The change failed. The error states the reason.</summary>
    Failed,

    /// <summary>The change wasn't started. The error states the reason.</summary>
    Skipped,

    /// <summary>The command doesn't make the change. Command names the one that does, if there is one.</summary>
    Manual,
}
