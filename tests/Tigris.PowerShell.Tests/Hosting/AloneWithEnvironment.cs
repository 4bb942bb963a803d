namespace Tigris.PowerShell.Tests;

/// <summary>Tests that set environment variables, which all tests of the process share: no others run at the same time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneWithEnvironment
{
    public const string Name = "Environment";
}
