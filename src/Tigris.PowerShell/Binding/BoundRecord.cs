using System;
using System.Management.Automation;
using System.Reflection;

namespace Tigris.PowerShell;

/// <summary>The record of the pipeline's input that the engine binds to a command of this module.</summary>
internal static class BoundRecord
{
    // The engine passes no command to a conversion. Without these members, an error of the binder has no row.
    private static readonly FieldInfo? Context = typeof(EngineIntrinsics).GetField("_context", BindingFlags.Instance | BindingFlags.NonPublic);
    private static readonly PropertyInfo? Processor = MemberOf(Context?.FieldType, "CurrentCommandProcessor");
    private static readonly PropertyInfo? Command = MemberOf(Processor?.PropertyType, "Command");

    /// <summary>Returns the command that a record is bound to; null for arguments of the command line.</summary>
    public static InputCmdlet? CommandOf(EngineIntrinsics? engine) =>
        engine is not null
        && Processor?.GetValue(Context!.GetValue(engine)) is { } processor
        && Command?.GetValue(processor) is InputCmdlet { ReadsInput: true } command ? command : null;

    private static PropertyInfo? MemberOf(Type? type, string name) =>
        type?.GetProperty(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
}
