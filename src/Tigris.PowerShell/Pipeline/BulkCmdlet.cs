using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>A cmdlet that works on many records side by side.</summary>
public abstract class BulkCmdlet : TigrisCmdlet
{
    /// <summary>The largest number of requests in flight, 1 to 256. The output keeps the order of the input with each limit.</summary>
    [Parameter]
    [WholeNumber]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 8;

    private protected sealed override int MostInFlight => ThrottleLimit;
}
