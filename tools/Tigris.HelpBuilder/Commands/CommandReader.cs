using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.Loader;

namespace Tigris.HelpBuilder.Commands;

/// <summary>Reads the commands of a built assembly with the rules of the engine.</summary>
internal static class CommandReader
{
    public static IReadOnlyList<Command> Read(string path)
    {
        var full = Path.GetFullPath(path);
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            Path.Combine(Path.GetDirectoryName(full)!, name.Name + ".dll") is var neighbour && File.Exists(neighbour) ? context.LoadFromAssemblyPath(neighbour) : null;
        var texts = new ParameterTexts(Path.ChangeExtension(full, ".xml"));

        return
        [
            .. AssemblyLoadContext.Default.LoadFromAssemblyPath(full).GetTypes()
                .Select(type => (Type: type, Attribute: type.GetCustomAttribute<CmdletAttribute>()))
                .Where(entry => entry.Attribute is not null)
                .Select(entry => Read(entry.Type, entry.Attribute!, texts))
                .OrderBy(command => command.Name, StringComparer.Ordinal),
        ];
    }

    private static Command Read(Type type, CmdletAttribute attribute, ParameterTexts texts)
    {
        var info = new CmdletInfo($"{attribute.VerbName}-{attribute.NounName}", type);
        var all = info.Parameters.Values.Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name)).ToDictionary(
            parameter => parameter.Name,
            parameter => Describe(parameter, type, texts),
            StringComparer.Ordinal);
        var sets = info.ParameterSets.OrderByDescending(set => set.IsDefault).Select(set => new ParameterSet(
            set.Name,
            [.. set.Parameters.Where(parameter => all.ContainsKey(parameter.Name)).Select(parameter => InSet(all[parameter.Name], parameter)).Order(Comparer.Instance)])).ToArray();

        return new Command(
            info.Name,
            attribute.HelpUri,
            [.. info.OutputType.Select(output => output.Type is null ? output.Name : TypeNames.Of(output.Type)).Distinct()],
            [.. all.Values.Select(parameter => Whole(parameter, sets)).Order(Comparer.Instance)],
            sets);
    }

    private static Parameter Describe(ParameterMetadata parameter, Type cmdlet, ParameterTexts texts)
    {
        var property = cmdlet.GetProperty(parameter.Name);
        var type = TypeNames.Element(parameter.ParameterType);
        return new Parameter(parameter.Name, TypeNames.Of(parameter.ParameterType))
        {
            Text = property is null ? EngineParameters.Text(parameter.Name) : texts.Of(property),
            Aliases = [.. parameter.Aliases.Order(StringComparer.OrdinalIgnoreCase)],
            Values = parameter.Attributes.OfType<ValidateSetAttribute>().FirstOrDefault()?.ValidValues.ToArray() ?? (type.IsEnum ? Enum.GetNames(type) : []),
            Default = property is null ? null : Defaults.Of(cmdlet, property),
            IsSwitch = parameter.SwitchParameter,
            TakesMany = parameter.ParameterType.IsArray,
            AcceptsWildcards = parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any(),
        };
    }

    private static Parameter InSet(Parameter parameter, CommandParameterInfo info) => parameter with
    {
        IsMandatory = info.IsMandatory,
        Position = info.Position < 0 ? null : info.Position,
        FromPipeline = info.ValueFromPipeline,
        FromPipelineByPropertyName = info.ValueFromPipelineByPropertyName,
        Default = info.IsMandatory ? null : parameter.Default,
    };

    /// <summary>Combines a parameter of all sets. It is mandatory only if it is mandatory in each of them.</summary>
    private static Parameter Whole(Parameter parameter, IReadOnlyList<ParameterSet> sets)
    {
        var uses = sets.SelectMany(set => set.Parameters).Where(candidate => candidate.Name == parameter.Name).ToArray();
        return uses.Length == 0 ? parameter : uses[0] with { IsMandatory = uses.All(use => use.IsMandatory) };
    }

    /// <summary>Orders parameters: by position, then the mandatory ones, then the others as declared, and at the end those of the engine.</summary>
    private sealed class Comparer : IComparer<Parameter>
    {
        public static Comparer Instance { get; } = new();

        public int Compare(Parameter? x, Parameter? y) => Rank(x!).CompareTo(Rank(y!));

        private static (int, bool, bool) Rank(Parameter parameter) =>
            (parameter.Position ?? int.MaxValue, !parameter.IsMandatory, EngineParameters.Names.Contains(parameter.Name));
    }
}
