using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.Pester.Tests;

/// <summary>The files of the Pester suite, each in a separate PowerShell process.</summary>
public sealed class PesterTests : IClassFixture<PowerShellTool>
{
    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(PowerShellTool.Suite, "*.Tests.ps1").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Pester_file_passes(string file)
    {
        var (exitCode, output) = await PowerShellTool.RunAsync(
            "-NoProfile", "-File", Path.Combine(PowerShellTool.Suite, "Invoke-Tests.ps1"), Path.Combine(PowerShellTool.Suite, file));

        TestContext.Current.TestOutputHelper!.WriteLine(output);
        Assert.Matches(@"(?m)^[1-9]\d* passed, 0 failed, \d+ skipped\s*$", output);
        Assert.Equal(0, exitCode);
    }
}
