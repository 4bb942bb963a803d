using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Tigris.PowerShell.Tests.Desktop;

/// <summary>The name and the references of an assembly, read without loading it.</summary>
internal sealed record AssemblyFile(string Name, Version Version, IReadOnlyDictionary<string, Version> References)
{
    /// <summary>Reads an assembly. Returns null for a file that isn't an assembly, such as the framework's modules.</summary>
    public static AssemblyFile? Read(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        if (!file.HasMetadata || file.GetMetadataReader() is not { IsAssembly: true } metadata)
        {
            return null;
        }

        var definition = metadata.GetAssemblyDefinition();
        var references = metadata.AssemblyReferences.Select(metadata.GetAssemblyReference)
            .ToDictionary(reference => metadata.GetString(reference.Name), reference => reference.Version);
        return new AssemblyFile(metadata.GetString(definition.Name), definition.Version, references);
    }
}
