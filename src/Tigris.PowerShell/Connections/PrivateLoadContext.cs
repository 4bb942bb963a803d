using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace Tigris.PowerShell;

/// <summary>Answers from one folder, but for the model: its types are what both sides speak of, so there must be one copy.</summary>
internal sealed class PrivateLoadContext(string folder) : AssemblyLoadContext
{
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var model = typeof(ITigrisClient).Assembly;
        if (assemblyName.Name == model.GetName().Name)
        {
            return model;
        }

        var path = Path.Combine(folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
