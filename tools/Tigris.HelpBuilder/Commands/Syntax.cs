using System.Globalization;

namespace Tigris.HelpBuilder.Commands;

/// <summary>A syntax of a command, in the form of Get-Help and Get-Command.</summary>
internal static class Syntax
{
    public static string Of(Parameter parameter)
    {
        var name = parameter.Position is null ? $"-{parameter.Name}" : $"[-{parameter.Name}]";
        var whole = parameter.IsSwitch ? name : $"{name} {Value(parameter)}";
        return parameter.IsMandatory ? whole : $"[{whole}]";
    }

    public static string Position(Parameter parameter) => parameter.Position?.ToString(CultureInfo.InvariantCulture) ?? "named";

    private static string Value(Parameter parameter) =>
        parameter.Values.Count > 0 ? $"{{{string.Join(" | ", parameter.Values)}}}" : $"<{parameter.Type}>";
}
