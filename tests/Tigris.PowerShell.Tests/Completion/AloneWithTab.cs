namespace Tigris.PowerShell.Tests.Completion;

/// <summary>Tab completion has 1.5 seconds of real time, so no other test runs at the same time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneWithTab
{
    public const string Name = "Completion";
}
