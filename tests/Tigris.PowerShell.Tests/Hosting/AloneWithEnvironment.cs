namespace Tigris.PowerShell.Tests;

/// <summary>Tests that set environment variables. The process shares these, so no other test runs at the same time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneWithEnvironment
{
    public const string Name = "Environment";
}
