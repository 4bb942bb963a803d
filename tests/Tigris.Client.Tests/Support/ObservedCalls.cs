namespace Tigris.Client.Tests.Support;

/// <summary>Selects the observer of the next calls.</summary>
internal static class ObservedCalls
{
    /// <summary>Sets the observer of the current flow, and returns the client.</summary>
    public static ITigrisClient ReportingTo(this ITigrisClient client, ICallObserver? observer)
    {
        CallObserver.Current = observer;
        return client;
    }
}
