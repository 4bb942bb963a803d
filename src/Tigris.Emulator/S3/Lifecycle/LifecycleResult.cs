namespace Tigris.Emulator.S3.Lifecycle;

/// <summary>What a run of the rules came to.</summary>
internal sealed class LifecycleResult
{
    public int Expired { get; set; }

    public int Transitioned { get; set; }

    public int FailedBuckets { get; set; }

    /// <summary>Adds what a transaction did, once it stands.</summary>
    public void Add(LifecycleResult page)
    {
        Expired += page.Expired;
        Transitioned += page.Transitioned;
    }
}
