using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Tigris.PowerShell.Tests.Desktop;

/// <summary>What Windows PowerShell loads is all there, once, and nothing else is.</summary>
public sealed class ClosureTests
{
    private static readonly Dictionary<string, AssemblyFile> Library = Read(Directory.EnumerateFiles(DesktopFiles.Library, "*.dll"));
    private static readonly Dictionary<string, AssemblyFile> Framework = Read(DesktopFiles.Framework);
    private static readonly AssemblyFile Model = AssemblyFile.Read(Path.Combine(DesktopFiles.Module, "Tigris.Model.dll"))!;

    public static TheoryData<string> Assemblies => [.. Library.Keys];

    [Invariant("runtimes")]
    [Theory]
    [MemberData(nameof(Assemblies))]
    public void What_an_assembly_asks_for_is_in_its_folder_in_the_module_or_in_the_framework(string assembly)
    {
        foreach (var (name, version) in Library[assembly].References)
        {
            // In this order: the framework takes its own for any older one, and the folder's handler is asked only where that fails.
            var answers = (Framework.TryGetValue(name, out var inbox) && inbox.Version >= version)
                || (Library.TryGetValue(name, out var own) && own.Version >= version)
                || (name == Model.Name && Model.Version == version);

            Assert.True(answers, $"{assembly} asks for {name} {version}, and nothing answers.");
        }
    }

    [Invariant("runtimes")]
    [Fact]
    public void Nothing_is_there_that_nobody_asks_for()
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
    public void The_shared_model_and_the_frameworks_own_are_not_there_a_second_time()
    {
        Assert.DoesNotContain(Model.Name, Library.Keys);
        Assert.DoesNotContain(Library.Values, own => Framework.TryGetValue(own.Name, out var inbox) && inbox.Version >= own.Version);
    }

    [Invariant("runtimes")]
    [Fact]
    public void What_the_engine_loads_needs_the_framework_alone()
    {
        var commands = AssemblyFile.Read(Path.Combine(DesktopFiles.Module, "Tigris.PowerShell.dll"))!;
        var others = commands.References.Keys.Concat(Model.References.Keys).Distinct().Except(Framework.Keys);

        // The engine, our own, and what only .NET has: it is named in one method that .NET Framework never compiles.
        Assert.Equal(["System.Management.Automation", "System.Runtime.Loader", "Tigris.Model"], others.Order());
    }

    private static Dictionary<string, AssemblyFile> Read(IEnumerable<string> paths) =>
        paths.Select(AssemblyFile.Read).OfType<AssemblyFile>().DistinctBy(assembly => assembly.Name).ToDictionary(assembly => assembly.Name);
}
