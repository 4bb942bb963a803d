using System;

namespace Tigris.Emulator;

/// <summary>What faults can lay hands on, besides the request.</summary>
/// <param name="Time">The emulator's clock.</param>
/// <param name="Operations">All operations, to refuse a rule that would never strike.</param>
/// <param name="Past">The state as it was.</param>
/// <param name="Listeners">The server's ports.</param>
internal sealed record FaultScene(TimeProvider Time, Operations Operations, PastStates Past, ListenerGate Listeners);
