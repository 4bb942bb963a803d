namespace Tigris.PowerShell.Tests.Completion;

/// <summary>A press of Tab has a second and a half, of the clock on the wall: these tests have the machine to themselves.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneWithTab
{
    public const string Name = "Completion";
}
