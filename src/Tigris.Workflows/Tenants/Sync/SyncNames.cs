using System.Collections.Generic;

namespace Tigris.Workflows;

/// <summary>Distinguishes settings that a document names from settings that are extra only in the mode Complete.</summary>
internal static class SyncNames
{
    /// <summary>Returns true if the document, or the plan, names the setting of a difference; otherwise, false.</summary>
    public static bool Names(DesiredTenant desired, StateDifference difference)
    {
        IReadOnlyDictionary<string, object?>? wanted = desired.ObjectsOf(difference.Of).TryGetValue(difference.Name!, out var own) ? own
            : difference.Of == StateKind.Bucket ? desired.BucketDefaults
            : null;
        return wanted is not null && difference.Setting is { } setting && wanted.ContainsKey(setting.Name);
    }
}
