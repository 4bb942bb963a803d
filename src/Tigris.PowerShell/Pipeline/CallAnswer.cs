using System;
using System.Runtime.ExceptionServices;

namespace Tigris.PowerShell;

/// <summary>What a call that is waited for came to. Written before its slot is finished, read after.</summary>
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
