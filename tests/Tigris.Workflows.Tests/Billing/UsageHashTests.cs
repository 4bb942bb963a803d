using System;
using System.Globalization;
using System.Linq;
using CsCheck;
using static Tigris.Workflows.Tests.Billing.Bills;

namespace Tigris.Workflows.Tests.Billing;

/// <summary>Compares the hash of usage with the hash of the documented text.</summary>
public sealed class UsageHashTests
{
    private static readonly Gen<decimal> Any = Gen.Select(Gen.Int, Gen.Int, Gen.OneOf(Gen.Const(0), Gen.Int), Gen.Bool, Gen.Int[0, 28], (low, middle, high, isNegative, scale) =>
        new decimal(low, middle, high, isNegative, (byte)scale));

    private static readonly Gen<decimal> Short = Gen.Select(Gen.Int[-2_000, 2_000], Gen.Int[0, 5], (digits, scale) => new decimal(Math.Abs(digits), 0, 0, digits < 0, (byte)scale));

    [Fact]
    public void The_hash_is_the_SHA256_of_the_text() => Gen.Select(Gen.OneOf(Any, Short), Gen.Int[0, 100_000], Gen.OneOf(Gen.Const(0L), Gen.Long[0, TimeSpan.TicksPerDay - 1])).Sample(
        (number, day, ticks) =>
        {
            var start = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day);
            var end = start.AddTicks(ticks);

            Assert.Equal(UsageHash.Of($"m\tu\n{Text(start)}\t{Text(end)}\t{Text(number)}\n"), Hash(Of("m", "u", Value(start, end, number))));
        },
        iter: TestScale.Of(100_000));

    [Theory]
    [InlineData("0", "0.000")]
    [InlineData("0", "-0.0")]
    [InlineData("1", "1.0000000000000000000000000000")]
    [InlineData("100", "100.00")]
    [InlineData("-1.5", "-1.50")]
    public void Numbers_with_the_same_value_have_the_same_hash(string number, string same) => Assert.Equal(HashOf(number), HashOf(same));

    [Theory]
    [InlineData("1", "10")]
    [InlineData("1", "-1")]
    [InlineData("0.1", "0.01")]
    [InlineData("18446744073709551615", "18446744073709551616")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000002")]
    [InlineData("79228162514264337593543950335", "-79228162514264337593543950335")]
    public void Different_numbers_have_different_hashes(string number, string other) => Assert.NotEqual(HashOf(number), HashOf(other));

    [Fact]
    public void A_month_of_seconds_fits()
    {
        var start = Time("2026-06-01");
        var values = Enumerable.Range(0, 5_000).Select(second => Value(start.AddSeconds(second), start.AddSeconds(second + 1), decimal.MinValue / 3)).ToArray();

        Assert.Equal(UsageHash.Of("m\tu\n" + string.Concat(values.Select(value => $"{Text(value.StartingOn)}\t{Text(value.EndingBefore)}\t{Text(value.Value)}\n"))), Hash(Of("m", "u", values)));
    }

    private static string HashOf(string number) => Hash(Of("m", "u", Value("2026-06-01", "2026-06-02", decimal.Parse(number, CultureInfo.InvariantCulture))));

    private static string Hash(UsageSummary usage)
    {
        var hash = new UsageHash();
        hash.Add(usage);
        foreach (var value in usage.Values)
        {
            hash.Add(value);
        }

        return hash.Compute();
    }

    private static string Text(decimal value) => value == 0 ? "0" : value.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(time.UtcDateTime.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture);
}
