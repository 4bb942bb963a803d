using System;
using System.Runtime.ExceptionServices;

namespace Tigris.PowerShell;

/// <summary>The result of a call that the pipeline thread waits for. It is set before the call ends, and read afterwards.</summary>
internal sealed class CallResult<T>
{
    private ExceptionDispatchInfo? _failure;
    private T _value = default!;

    public void Succeeded(T value) => _value = value;

    public void Failed(Exception exception) => _failure = ExceptionDispatchInfo.Capture(exception);

    public T Get()
    {
        _failure?.Throw();
        return _value;
    }
}
