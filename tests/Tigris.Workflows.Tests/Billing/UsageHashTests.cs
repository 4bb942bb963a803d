using System;
using System.Globalization;
using System.Linq;
using CsCheck;
using static Tigris.Workflows.Tests.Billing.Bills;

namespace Tigris.Workflows.Tests.Billing;

/// <summary>Compares the hash of usage with the hash of the documented text.</summary>
public sealed class UsageHashTests
{
    private static readonly Gen<decimal> AnyNumber = Gen.Select(Gen.Int, Gen.Int, Gen.OneOf(Gen.Const(0), Gen.Int), Gen.Bool, Gen.Int[0, 28], (low, middle, high, isNegative, scale) =>
        new decimal(low, middle, high, isNegative, (byte)scale));

    private static readonly Gen<decimal> ShortNumber = Gen.Select(Gen.Int[-2_000, 2_000], Gen.Int[0, 5], (digits, scale) => new decimal(Math.Abs(digits), 0, 0, digits < 0, (byte)scale));

    [Fact]
    public void The_hash_is_the_SHA256_of_the_text() => Gen.Select(Gen.OneOf(AnyNumber, ShortNumber), Gen.Int[0, 100_000], Gen.OneOf(Gen.Const(0L), Gen.Long[0, TimeSpan.TicksPerDay - 1])).Sample(
        (number, day, ticks) =>
        {
            var start = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day);
            var end = start.AddTicks(ticks);

            Assert.Equal(Sha256Hash.HexOf($"m\tu\n{CanonicalText(start)}\t{CanonicalText(end)}\t{CanonicalText(number)}\n"), HashOfUsage(Of("m", "u", Value(start, end, number))));
        },
        iter: TestScale.Of(100_000));

    [Theory]
    [InlineData("0", "0.000")]
    [InlineData("0", "-0.0")]
    [InlineData("1", "1.0000000000000000000000000000")]
    [InlineData("100", "100.00")]
    [InlineData("-1.5", "-1.50")]
    public void Numbers_with_the_same_value_have_the_same_hash(string number, string same) => Assert.Equal(HashOfNumber(number), HashOfNumber(same));

    [Theory]
    [InlineData("1", "10")]
    [InlineData("1", "-1")]
    [InlineData("0.1", "0.01")]
    [InlineData("18446744073709551615", "18446744073709551616")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000002")]
    [InlineData("79228162514264337593543950335", "-79228162514264337593543950335")]
    public void Different_numbers_have_different_hashes(string number, string other) => Assert.NotEqual(HashOfNumber(number), HashOfNumber(other));

    [Fact]
    public void A_month_of_seconds_fits()
    {
        var start = Time("2026-06-01");
        var values = Enumerable.Range(0, 5_000).Select(second => Value(start.AddSeconds(second), start.AddSeconds(second + 1), decimal.MinValue / 3)).ToArray();

        Assert.Equal(Sha256Hash.HexOf("m\tu\n" + string.Concat(values.Select(value => $"{CanonicalText(value.StartingOn)}\t{CanonicalText(value.EndingBefore)}\t{CanonicalText(value.Value)}\n"))), HashOfUsage(Of("m", "u", values)));
    }

    [Theory]
    [InlineData(4_096)]
    [InlineData(100_000)]
    public void A_name_that_is_longer_than_the_buffer_fits(int length)
    {
        var name = new string('ä', length);

        Assert.Equal(
            Sha256Hash.HexOf($"{name}\tu\n2026-06-01\t2026-06-02\t1\n"),
            HashOfUsage(Of(name, "u", Value("2026-06-01", "2026-06-02", 1))));
    }

    private static string HashOfNumber(string number) => HashOfUsage(Of("m", "u", Value("2026-06-01", "2026-06-02", decimal.Parse(number, CultureInfo.InvariantCulture))));

    private static string HashOfUsage(UsageSummary usage)
    {
        using var hash = new UsageHash();
        hash.Add(usage);
        foreach (var value in usage.Values)
        {
            hash.Add(value);
        }

        return hash.Compute();
    }

    private static string CanonicalText(decimal value) => value == 0 ? "0" : value.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string CanonicalText(DateTimeOffset time) => time.UtcDateTime.ToString(time.UtcDateTime.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture);
}
