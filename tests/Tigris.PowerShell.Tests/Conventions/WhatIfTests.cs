using System.Linq;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>Checks that -WhatIf sends no change.</summary>
public sealed class WhatIfTests : EmulatorTest
{
    // What they would do depends on the current state, so they read it.
    private static readonly string[] Reading = ["New-TigrisTenant", "Remove-TigrisTenant", "Sync-TigrisTenant"];

    public static TheoryData<string> Changing =>
        [.. Surface.Cmdlets.Where(cmdlet => Surface.Attribute(cmdlet).SupportsShouldProcess).Select(cmdlet => cmdlet.Name)];

    [Invariant("what-if")]
    [Theory]
    [MemberData(nameof(Changing))]
    public void WhatIf_sends_no_change_and_describes_it(string command)
    {
        Server.SeedOrganizations(1, _ => ("acme", "Acme"));

        Run($"{command} {SampleCall.Arguments(command)} -WhatIf").ThrowIfFailed();

        Assert.All(Server.Requests.Entries, entry => Assert.True(Reading.Contains(command) && entry.Method == "GET", entry.RawTarget));
        Assert.Matches("What if: .*(acme)", Engine.Screen.TakeText());
    }
}
