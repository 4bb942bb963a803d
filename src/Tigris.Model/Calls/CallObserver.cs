using System.Threading;

namespace Tigris;

/// <summary>
/// The observer of the calls that the current asynchronous flow makes. One client serves many flows at the same time, each with its own observer.
/// </summary>
public static class CallObserver
{
    private static readonly AsyncLocal<ICallObserver?> Flow = new();

    /// <summary>
    /// The observer; null for none. The calls that a flow begins after the assignment report to it. An assignment in an asynchronous method
    /// ends with that method.
    /// </summary>
    public static ICallObserver? Current
    {
        get => Flow.Value;
        set => Flow.Value = value;
    }
}
