using System.Collections.Generic;

namespace Tigris.PowerShell;

/// <summary>Several warnings at once.</summary>
internal static class CallWarnings
{
    public static void WarnOf(this CallContext call, IEnumerable<string> doubts)
    {
        foreach (var doubt in doubts)
        {
            call.WriteWarning(doubt);
        }
    }
}
