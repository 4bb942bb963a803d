using System;

namespace Tigris.Emulator;

/// <summary>The services that faults use.</summary>
/// <param name="Time">The emulator's clock.</param>
/// <param name="Operations">All operations, to refuse a rule that matches none.</param>
/// <param name="Past">Earlier states.</param>
/// <param name="Listeners">The server's ports.</param>
internal sealed record FaultContext(TimeProvider Time, Operations Operations, PastStates Past, PausableListeners Listeners);
