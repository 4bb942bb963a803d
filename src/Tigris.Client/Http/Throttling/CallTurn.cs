using System;

namespace Tigris.Client.Http.Throttling;

/// <summary>The result of a wait.</summary>
/// <param name="At">The time at which the call begins, in the limiter's seconds.</param>
/// <param name="Refusals">The reason for a call that doesn't begin; otherwise, null.</param>
internal readonly record struct CallTurn(double At, Refusals? Refusals);

/// <summary>The refusals of a server since its last success.</summary>
/// <param name="Since">The time of the first of them.</param>
/// <param name="Duration">The time since then.</param>
/// <param name="Pause">The remaining pause that the server requested; null if it requested none, or if the pause is over.</param>
internal readonly record struct Refusals(DateTimeOffset Since, TimeSpan Duration, TimeSpan? Pause);
