using System;
using System.Threading;

namespace Tigris.Emulator;

/// <summary>A fault for the next requests that match: operation, method and a part of the raw target, each where given.</summary>
public sealed class FaultRule
{
    private readonly string? _operationId;
    private readonly string? _method;
    private readonly string? _targetContains;
    private readonly FaultAction _action;
    private int _remaining;
    private int _hits;

    internal FaultRule(FaultAction action, string? operationId, string? method, string? targetContains, int count)
    {
        _action = action;
        _operationId = operationId is null ? null : Operation.FullId(operationId);
        _method = method;
        _targetContains = targetContains;
        _remaining = count;
    }

    /// <summary>How many requests the rule has struck.</summary>
    public int Hits => Volatile.Read(ref _hits);

    internal FaultAction? Take(EmulatorRequest request)
    {
        if (!Matches(request) || Interlocked.Decrement(ref _remaining) < 0) return null;
        Interlocked.Increment(ref _hits);
        return _action;
    }

    private bool Matches(EmulatorRequest request) =>
        (_operationId is null || _operationId == request.OperationId)
        && (_method is null || _method.Equals(request.Method, StringComparison.OrdinalIgnoreCase))
        && (_targetContains is null || request.RawTarget.Contains(_targetContains, StringComparison.Ordinal))
        && Volatile.Read(ref _remaining) > 0;
}
