using System;

namespace Tigris.Emulator.Tests.Conventions;

/// <summary>
/// Verifies that client and emulator share no code: two readings of the documentation check each other only if they are independent.
/// </summary>
public sealed class IndependenceTests
{
    [Invariant("second-reading")]
    [Fact]
    public void The_emulator_shares_no_code_with_the_product() =>
        Assert.DoesNotContain(typeof(EmulatorServer).Assembly.GetReferencedAssemblies(), reference =>
            reference.Name!.StartsWith("Tigris.", StringComparison.Ordinal) || reference.Name is "Refit" or "Polly.Core");
}
