namespace Tigris.Workflows;

/// <summary>The state of the server, compared with the changes of one tenant in a change set.</summary>
internal sealed class ChangeSetState
{
    /// <summary>The number of changes that the server has already.</summary>
    public int Made { get; init; }

    /// <summary>true if the server has all changes, and needs no other; otherwise, false.</summary>
    public bool IsWholeMade { get; init; }

    /// <summary>The first setting that has changed since the change set was made, other than by a run with the same journal; null if none has.</summary>
    public string? ChangedPath { get; init; }
}
