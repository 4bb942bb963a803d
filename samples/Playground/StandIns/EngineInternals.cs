using System;
using System.Management.Automation;
using System.Reflection;

namespace Tigris.Playground.StandIns;

/// <summary>
/// The engine holds what the Utility module's commands are made of, but shows it to that module only. The version of the engine is pinned,
/// so this cannot break by itself; where it does after an update, the tour says so.
/// </summary>
internal static class EngineInternals
{
    private const string Formatting = "Microsoft.PowerShell.Commands.Internal.Format.";
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>The exception that ends the commands before this one, and nothing else.</summary>
    public static Exception StopUpstream(Cmdlet command) =>
        (Exception)New("System.Management.Automation.StopUpstreamCommandsException", command);

    /// <summary>Gives a formatting command the engine's own formatter.</summary>
    /// <param name="command">The command, of one of the engine's public bases.</param>
    /// <param name="shape">Table or List.</param>
    public static void UseFormatter(Cmdlet command, string shape)
    {
        var formatter = New(Formatting + "InnerFormatShapeCommand", Enum.Parse(Type(Formatting + "FormatShape"), shape));
        Field(command.GetType(), "implementation").SetValue(command, formatter);
    }

    private static object New(string type, params object[] arguments) =>
        Activator.CreateInstance(Type(type), Hidden, binder: null, arguments, culture: null) ?? throw Missing(type);

    private static Type Type(string name) => typeof(PSObject).Assembly.GetType(name) ?? throw Missing(name);

    private static FieldInfo Field(Type type, string name)
    {
        for (Type? at = type; at is not null; at = at.BaseType)
        {
            if (at.GetField(name, Hidden) is { } field)
            {
                return field;
            }
        }

        throw Missing(name);
    }

    private static PlaygroundException Missing(string name) => new($"This version of the PowerShell engine has no {name}.");
}
