using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>Returns the metadata of the commands from the engine.</summary>
internal static class Surface
{
    public static IReadOnlyList<CmdletInfo> Cmdlets { get; } = Load();

    public static TheoryData<string> Names => [.. Cmdlets.Select(cmdlet => cmdlet.Name)];

    public static CmdletInfo Cmdlet(string name) => Cmdlets.Single(cmdlet => cmdlet.Name == name);

    public static CmdletAttribute Attribute(CmdletInfo cmdlet) =>
        cmdlet.ImplementingType.GetCustomAttributes(typeof(CmdletAttribute), inherit: false).Cast<CmdletAttribute>().Single();

    /// <summary>Returns a type of the commands or of the model by its full name.</summary>
    public static Type FindType(string name) => Cmdlets
        .SelectMany(cmdlet => cmdlet.OutputType)
        .Select(output => output.Type.Assembly)
        .Append(Cmdlets[0].ImplementingType.Assembly)
        .Distinct()
        .Select(assembly => assembly.GetType(name))
        .OfType<Type>()
        .Single();

    /// <summary>Returns the parameters of a cmdlet without the common parameters.</summary>
    public static IEnumerable<ParameterMetadata> Parameters(CmdletInfo cmdlet) =>
        cmdlet.Parameters.Values.Where(parameter =>
            !System.Management.Automation.Cmdlet.CommonParameters.Contains(parameter.Name)
            && !System.Management.Automation.Cmdlet.OptionalCommonParameters.Contains(parameter.Name));

    public static bool TakesPipelineInput(ParameterMetadata parameter) => parameter.ParameterSets.Values.Any(set =>
        set.ValueFromPipeline || set.ValueFromPipelineByPropertyName);

    public static string Page(string cmdlet) => Repository.File("docs", "cmdlets", cmdlet + ".md");

    public static string ReadPage(string cmdlet) => File.ReadAllText(Page(cmdlet));

    private static IReadOnlyList<CmdletInfo> Load()
    {
        using var engine = new Engine();
        return [.. engine.Run("Get-Command -Module Tigris").ThrowIfFailed().Output.Select(item => (CmdletInfo)item.BaseObject)];
    }
}
