using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>A cmdlet that processes many records concurrently.</summary>
public abstract class BulkCmdlet : TigrisCmdlet
{
    /// <summary>The maximum number of requests in flight, from 1 to 256. The output is in the order of the input.</summary>
    [Parameter]
    [WholeNumber]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 8;

    private protected sealed override int MaximumInFlight => ThrottleLimit;
}
