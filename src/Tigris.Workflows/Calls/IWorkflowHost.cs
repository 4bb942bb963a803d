using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Workflows;

/// <summary>The caller of a workflow: its connection, its confirmation prompts and its output. Its members can be used from any thread.</summary>
internal interface IWorkflowHost
{
    ITigrisClient Client { get; }

    CancellationToken Cancellation { get; }

    /// <summary>true if another step may begin; false if the run is about to end, after which no new request may be sent.</summary>
    bool MayContinue { get; }

    /// <summary>true if the workflow made a change, or may have made one; otherwise, false.</summary>
    bool MayHaveChanged { get; }

    /// <summary>Returns true if an attempt at an operation failed after the server may have carried it out.</summary>
    bool MayHaveRun(string operation);

    /// <summary>Shows a confirmation prompt. Can be called more than once. Returns false if the change was declined, or if the run ends.</summary>
    Task<bool> ConfirmAsync(string target, string action);

    void WriteWarning(string text);

    /// <summary>Writes a result.</summary>
    /// <param name="value">The result.</param>
    /// <param name="lost">The warning if the run ends before the result can be delivered; null to name the changes.</param>
    void Write(object value, string? lost = null);
}
