using System.Collections.Generic;

namespace Tigris.Workflows;

/// <summary>Writes several warnings.</summary>
internal static class HostWarnings
{
    public static void WriteWarnings(this IWorkflowHost host, IEnumerable<string> warnings)
    {
        foreach (var warning in warnings)
        {
            host.WriteWarning(warning);
        }
    }
}
