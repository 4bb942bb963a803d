namespace Tigris.PowerShell;

/// <summary>The counts of a cmdlet's records. Guarded by the lock of the pipeline.</summary>
internal sealed class CallTally
{
    /// <summary>The number of records that have ended.</summary>
    public int Done { get; private set; }

    /// <summary>The number of records that failed.</summary>
    public int Failed { get; private set; }

    /// <summary>The number of running calls.</summary>
    public int InFlight { get; private set; }

    public CallTally Copy() => (CallTally)MemberwiseClone();

    public void Begin() => InFlight++;

    /// <summary>Counts the end of a record.</summary>
    public void End(bool failed)
    {
        Done++;
        Failed += failed ? 1 : 0;
    }

    /// <summary>Counts the end of a call.</summary>
    public void Leave() => InFlight--;
}
