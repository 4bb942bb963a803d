namespace Tigris.PowerShell;

/// <summary>The counts of a cmdlet's records. Guarded by the lock of the pipeline.</summary>
internal sealed class CallTally
{
    /// <summary>Records that have ended, well or not.</summary>
    public int Done { get; private set; }

    /// <summary>Those of them that failed.</summary>
    public int Failed { get; private set; }

    /// <summary>Calls that run.</summary>
    public int InFlight { get; private set; }

    public CallTally Copy() => (CallTally)MemberwiseClone();

    public void Begin() => InFlight++;

    /// <summary>A record has ended.</summary>
    public void End(bool failed)
    {
        Done++;
        Failed += failed ? 1 : 0;
    }

    /// <summary>A call has ended.</summary>
    public void Leave() => InFlight--;
}
