namespace Tigris.Emulator.S3.Lifecycle;

/// <summary>The result of a lifecycle run.</summary>
internal sealed class LifecycleResult
{
    public int Expired { get; set; }

    public int Transitioned { get; set; }

    public int FailedBuckets { get; set; }

    /// <summary>Adds the result of a committed transaction.</summary>
    public void Add(LifecycleResult page)
    {
        Expired += page.Expired;
        Transitioned += page.Transitioned;
    }
}
