using System;
using System.Reflection;

namespace Tigris.Workflows.Tests;

/// <summary>Implements an interface by one function, which gets the method's name and arguments.</summary>
#pragma warning disable CA1852 // DispatchProxy derives from it at run time.
internal class Stub : DispatchProxy
#pragma warning restore CA1852
{
    private Func<string, object?[], object?> _answer = null!;

    public static T Of<T>(Func<string, object?[], object?> answer)
        where T : class
    {
        var stub = Create<T, Stub>();
        ((Stub)(object)stub)._answer = answer;
        return stub;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _answer(targetMethod!.Name, args ?? []);
}
