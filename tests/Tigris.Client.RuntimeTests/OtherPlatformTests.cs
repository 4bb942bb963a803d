namespace Tigris.Client.Tests;

/// <summary>The only test of this project on platforms other than Linux on x64.</summary>
public sealed class OtherPlatformTests
{
    [Fact(Skip = "The project has the .NET 8 and .NET 9 runtimes for Linux on x64 only.")]
    public void The_client_tests_pass_on_older_runtimes()
    {
    }
}
