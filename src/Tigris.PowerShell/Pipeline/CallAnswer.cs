using System;
using System.Runtime.ExceptionServices;

namespace Tigris.PowerShell;

/// <summary>The result of a call that the pipeline thread waits for. It is written before its slot is finished, and read after.</summary>
internal sealed class CallAnswer<T>
{
    private ExceptionDispatchInfo? _failure;
    private T _value = default!;

    public void Succeeded(T value) => _value = value;

    public void Failed(Exception exception) => _failure = ExceptionDispatchInfo.Capture(exception);

    public T Take()
    {
        _failure?.Throw();
        return _value;
    }
}
