using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>Checks that amounts are never binary floating-point numbers.</summary>
public sealed partial class MoneyTests
{
    public static TheoryData<string> BillingFiles =>
    [
        .. Directory.EnumerateFiles(Repository.File("src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => path.Split(Path.DirectorySeparatorChar).Contains("Billing"))
            .Select(path => Path.GetRelativePath(Repository.Root, path)),
    ];

    [Invariant("money")]
    [Theory]
    [MemberData(nameof(BillingFiles))]
    public void Billing_code_has_no_binary_floating_point(string file) =>
        Assert.Empty(BinaryNumber().Matches(Code(File.ReadAllText(Repository.File(file)))).Select(match => match.Value));

    [Invariant("money")]
    [Theory]
    [InlineData("double x = 1;")]
    [InlineData("var x = (float)y;")]
    [InlineData("Convert.ToDouble(y)")]
    [InlineData("decimal.ToDouble(y)")]
    [InlineData("var x = 1.5 * y;")]
    [InlineData("var x = 1e3;")]
    [InlineData("var x = 2d;")]
    [InlineData("var x = 2f;")]
    [InlineData("Math.Pow(2, 3)")]
    public void The_rule_finds_binary_floating_point(string code) => Assert.Matches(BinaryNumber(), Code(code));

    [Invariant("money")]
    [Theory]
    [InlineData("var x = 1.5m + 2m + 10;")]
    [InlineData("// a double entry of 1.5\nvar text = \"double 1.5\";")]
    public void The_rule_allows_decimals_and_text(string code) => Assert.DoesNotMatch(BinaryNumber(), Code(code));

    [Invariant("money")]
    [Fact]
    public void No_property_of_a_billing_type_is_a_binary_floating_point_number() => Assert.Empty(
        Surface.FindType("Tigris.Statement").Assembly.GetExportedTypes()
            .Where(type => Regex.IsMatch(type.Name, "^(Statement|Invoice|Usage|PriceBook|Charge)"))
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Where(property => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) is var type && (type == typeof(double) || type == typeof(float)))
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}"));

    private static string Code(string source) => Text().Replace(Comment().Replace(source, ""), "\"\"");

    [GeneratedRegex(@"\b(double|float|Double|Single|Half)\b|ToDouble|ToSingle|Math\.(Pow|Sqrt|Log|Exp)|\b[0-9][0-9_]*(\.[0-9]+([eE]-?[0-9]+)?|[eE]-?[0-9]+)(?![0-9.mM])|\b[0-9][0-9_]*(\.[0-9]+)?[dDfF]\b")]
    private static partial Regex BinaryNumber();

    [GeneratedRegex("//.*")]
    private static partial Regex Comment();

    [GeneratedRegex("\"\"\".*?\"\"\"|@\"(\"\"|[^\"])*\"|\"(\\\\.|[^\"\\\\\n])*\"", RegexOptions.Singleline)]
    private static partial Regex Text();
}
