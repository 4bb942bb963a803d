using System;
using System.Linq.Expressions;
using System.Management.Automation;
using System.Reflection;

namespace Tigris.PowerShell;

/// <summary>The record of the pipeline's input that the engine binds to a command of this module.</summary>
internal static class BoundRecord
{
    private const BindingFlags AnyInstance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    // The engine passes no command to a conversion. Without these members, an error of the binder has no row. They are compiled, because each
    // piped value reads them.
    private static readonly Func<EngineIntrinsics, object?>? Command = CompileCommand();

    /// <summary>Returns the command that a record is bound to; null for arguments of the command line.</summary>
    public static InputCmdlet? CommandOf(EngineIntrinsics? engine) =>
        engine is not null && Command?.Invoke(engine) is InputCmdlet { ReadsInput: true } command ? command : null;

    // Returns null for an engine without these members.
    private static Func<EngineIntrinsics, object?>? CompileCommand()
    {
        if (typeof(EngineIntrinsics).GetField("_context", AnyInstance) is not { } context
            || context.FieldType.GetProperty("CurrentCommandProcessor", AnyInstance) is not { } current
            || current.PropertyType.GetProperty("Command", AnyInstance) is not { } command)
        {
            return null;
        }

        var engine = Expression.Parameter(typeof(EngineIntrinsics));
        var processor = Expression.Variable(current.PropertyType);
        var nothing = Expression.Constant(null);
        var body = Expression.Block(
            [processor],
            Expression.Assign(processor, Expression.Property(Expression.Field(engine, context), current)),
            Expression.Condition(
                Expression.ReferenceEqual(processor, nothing), nothing, Expression.Convert(Expression.Property(processor, command), typeof(object))));
        return Expression.Lambda<Func<EngineIntrinsics, object?>>(body, engine).Compile();
    }
}
