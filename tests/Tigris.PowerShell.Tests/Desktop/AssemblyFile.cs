using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Tigris.PowerShell.Tests.Desktop;

/// <summary>An assembly's name and what it refers to, read without loading it.</summary>
internal sealed record AssemblyFile(string Name, Version Version, IReadOnlyDictionary<string, Version> References)
{
    /// <summary>Null for what is no assembly; the framework has a module or two.</summary>
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
