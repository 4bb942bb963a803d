using System.IO;

namespace Tigris.Workflows;

/// <summary>The JSON schemas of state documents, which the package publishes too.</summary>
internal static class StateSchemas
{
    /// <summary>The schema of a line: one tenant.</summary>
    public static string Tenant { get; } = Read("tenant-state-1.json");

    /// <summary>The schema of a file with plans.</summary>
    public static string Plans { get; } = Read("tenant-plans-1.json");

    /// <summary>The schema of a change set.</summary>
    public static string ChangeSet { get; } = Read("tenant-change-set-1.json");

    private static string Read(string name)
    {
        using var stream = typeof(StateSchemas).Assembly.GetManifestResourceStream("Tigris.Schemas." + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
