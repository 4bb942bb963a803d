using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Tigris.PowerShell.Tests.Desktop;

/// <summary>Checks that the folder for Windows PowerShell contains each required assembly once and no other.</summary>
public sealed class ClosureTests
{
    private static readonly Dictionary<string, AssemblyFile> Library = Read(Directory.EnumerateFiles(DesktopFiles.Library, "*.dll"));
    private static readonly Dictionary<string, AssemblyFile> Framework = Read(DesktopFiles.Framework);
    private static readonly AssemblyFile Model = AssemblyFile.Read(Path.Combine(DesktopFiles.Module, "Tigris.Model.dll"))!;

    public static TheoryData<string> Assemblies => [.. Library.Keys];

    [Invariant("runtimes")]
    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Each_reference_of_an_assembly_is_in_its_folder_the_module_or_the_framework(string assembly)
    {
        foreach (var (name, version) in Library[assembly].References)
        {
            // In this order: the framework replaces an older assembly by its own, and the folder's handler runs only after that fails.
            var answers = (Framework.TryGetValue(name, out var inbox) && inbox.Version >= version)
                || (Library.TryGetValue(name, out var own) && own.Version >= version)
                || (name == Model.Name && Model.Version == version);

            Assert.True(answers, $"{assembly} asks for {name} {version}, and nothing answers.");
        }
    }

    [Invariant("runtimes")]
    [Fact]
    public void The_folder_has_no_assembly_without_a_reference()
    {
        var needed = new HashSet<string>();
        var next = new Queue<string>(["Tigris.Client"]);
        while (next.TryDequeue(out var name))
        {
            if (Library.TryGetValue(name, out var assembly) && needed.Add(name))
            {
                foreach (var reference in assembly.References.Keys)
                {
                    next.Enqueue(reference);
                }
            }
        }

        Assert.Empty(Library.Keys.Except(needed));
    }

    [Invariant("runtimes")]
    [Fact]
    public void The_folder_repeats_no_assembly_of_the_model_or_the_framework()
    {
        Assert.DoesNotContain(Model.Name, Library.Keys);
        Assert.DoesNotContain(Library.Values, own => Framework.TryGetValue(own.Name, out var inbox) && inbox.Version >= own.Version);
    }

    [Invariant("runtimes")]
    [Fact]
    public void The_assemblies_that_the_engine_loads_reference_only_the_framework()
    {
        var commands = AssemblyFile.Read(Path.Combine(DesktopFiles.Module, "Tigris.PowerShell.dll"))!;
        var workflows = AssemblyFile.Read(Path.Combine(DesktopFiles.Module, "Tigris.Workflows.dll"))!;
        var others = commands.References.Keys.Concat(workflows.References.Keys).Concat(Model.References.Keys).Distinct().Except(Framework.Keys);

        // The engine, our own assemblies, and an assembly of .NET that one method names, which .NET Framework never compiles.
        Assert.Equal(["System.Management.Automation", "System.Runtime.Loader", "Tigris.Model", "Tigris.Workflows"], others.Order());
    }

    private static Dictionary<string, AssemblyFile> Read(IEnumerable<string> paths) =>
        paths.Select(AssemblyFile.Read).OfType<AssemblyFile>().DistinctBy(assembly => assembly.Name).ToDictionary(assembly => assembly.Name);
}
