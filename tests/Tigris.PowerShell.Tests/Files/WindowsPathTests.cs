using System;
using System.Globalization;
using System.Linq;
using System.Reflection;
using Tigris.PowerShell.Tests.Conventions;

namespace Tigris.PowerShell.Tests.Files;

/// <summary>The rules of Windows for paths. The check reads no file system, so that these tests run on each system.</summary>
public sealed class WindowsPathTests
{
    private static readonly Func<string, bool, string?> FindProblem = Surface.Cmdlets[0].ImplementingType.Assembly
        .GetType("Tigris.PowerShell.WindowsPath", throwOnError: true)!
        .GetMethod("FindProblem", BindingFlags.Public | BindingFlags.Static)!
        .CreateDelegate<Func<string, bool, string?>>();

    [Theory]
    [InlineData(@"C:\keys.json")]
    [InlineData(@"c:/data/keys.json")]
    [InlineData(@"C:\a b\.env")]
    [InlineData(@"C:\data\..\keys")]
    [InlineData(@"C:\console\comma\com10\nullable\lpt\COM.env\conin.txt")]
    [InlineData(@"C:\été\ключ\鍵")]
    [InlineData(@"\\server\share\keys.json")]
    [InlineData(@"\\?\C:\data\keys.json")]
    [InlineData(@"\\.\C:\data\keys.json")]
    [InlineData(@"\\?\UNC\server\share\keys.json")]
    public void A_usual_path_has_no_problem(string path) => Assert.Null(FindProblem(path, false));

    [Invariant("target-file")]
    [Theory]
    [InlineData("CON")]
    [InlineData("con")]
    [InlineData("Prn")]
    [InlineData("AUX")]
    [InlineData("NUL")]
    [InlineData("CONIN$")]
    [InlineData("CONOUT$")]
    [InlineData("COM0")]
    [InlineData("COM1")]
    [InlineData("lpt9")]
    [InlineData("COM¹")]
    [InlineData("LPT³")]
    [InlineData("nul.env")]
    [InlineData("con.tar.gz")]
    [InlineData("NUL ")]
    [InlineData("NUL .json")]
    [InlineData("COM1:")]
    public void A_device_name_is_a_problem_as_file_and_as_folder(string name)
    {
        Assert.Contains("device", FindProblem($@"C:\data\{name}", false), StringComparison.Ordinal);
        Assert.Contains("device", FindProblem($@"C:\{name}\keys.json", false), StringComparison.Ordinal);
        Assert.Contains("device", FindProblem($@"\\server\share\{name}", true), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"C:\")]
    [InlineData("C:")]
    [InlineData("C:/")]
    [InlineData(@"\")]
    [InlineData(@"\\server\share")]
    [InlineData(@"\\server\share\")]
    [InlineData(@"\\server")]
    [InlineData(@"\\?\C:\")]
    [InlineData(@"\\?\UNC\server\share")]
    [InlineData(@"C:\data\")]
    [InlineData("C:/data/")]
    public void A_root_or_a_folder_is_a_problem_for_a_file_only(string path)
    {
        Assert.Contains("folder", FindProblem(path, false), StringComparison.Ordinal);
        Assert.Null(FindProblem(path, true));
    }

    [Invariant("target-file")]
    [Theory]
    [InlineData(@"C:\keys.", "drops")]
    [InlineData(@"C:\keys ", "drops")]
    [InlineData(@"C:\data.\keys", "drops")]
    [InlineData(@"C:\keys...", "drops")]
    [InlineData(@"C:\keys.json:old", "hidden stream")]
    [InlineData(@"C:\keys::$DATA", "hidden stream")]
    [InlineData(@"C:\a<b", "'<'")]
    [InlineData("C:\\a\"b", "'\"'")]
    [InlineData(@"C:\a|b\keys", "'|'")]
    [InlineData(@"C:\keys?.json", "'?'")]
    [InlineData(@"C:\*.json", "'*'")]
    [InlineData("C:\\a\tb", "'\t'")]
    [InlineData(@"\\.\pipe\keys", "device or a pipe")]
    [InlineData(@"\\.\PhysicalDrive0", "device or a pipe")]
    [InlineData(@"\\.\NUL", "device or a pipe")]
    [InlineData(@"\\?\GLOBALROOT\Device\Null", "device or a pipe")]
    [InlineData(@"//./pipe/keys", "device or a pipe")]
    public void A_path_that_Windows_changes_is_a_problem(string path, string reason)
    {
        Assert.Contains(reason, FindProblem(path, false), StringComparison.Ordinal);
        Assert.Contains(reason, FindProblem(path, true), StringComparison.Ordinal);
    }

    [Fact]
    public void Paths_have_the_length_limits_of_Windows()
    {
        Assert.Null(FindProblem($@"C:\{new string('a', 255)}", false));
        Assert.Contains("256", FindProblem($@"C:\{new string('a', 256)}", false), StringComparison.Ordinal);
        var folders = string.Concat(Enumerable.Repeat(@"\" + new string('a', 200), 163));
        Assert.Null(FindProblem("C:" + folders, false));
        Assert.Contains(32_767.ToString(CultureInfo.CurrentCulture), FindProblem($@"C:{folders}\keys", false), StringComparison.Ordinal);
    }
}
