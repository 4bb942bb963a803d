namespace Tigris.PowerShell.Tests.Connections;

/// <summary>Tests that set environment variables of the process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneWithEnvironment
{
    public const string Name = "Alone with the environment";
}
