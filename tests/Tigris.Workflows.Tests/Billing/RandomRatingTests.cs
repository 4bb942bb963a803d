using System;
using System.Linq;
using CsCheck;
using static Tigris.Workflows.Tests.Billing.Bills;

namespace Tigris.Workflows.Tests.Billing;

/// <summary>Computes statements of random usage by random price books. A failed run prints its seed.</summary>
public sealed class RandomRatingTests
{
    private const int Stated = 100_000;

    private static readonly StatementLineKind[] MayBeNegative = [StatementLineKind.Discount, StatementLineKind.Credit, StatementLineKind.Rounding];

    // A book and a measured quantity have a limited number of decimals. With 28 digits, the last one of a large amount would decide about rounding up.
    private const int Decimals = 9;

    private static readonly Gen<decimal> Quantity = Gen.Frequency(
        (1, Gen.Const(0m)), (4, Gen.Int[0, 2_000].Select(value => value / 7m)), (2, Gen.Int[0, 100_000].Select(value => (decimal)value)), (1, Gen.Long[0, 1L << 50].Select(value => value / 1000m)));

    private static readonly Gen<decimal> Price = Gen.Frequency(
        (1, Gen.Const(0m)), (3, Gen.Int[0, 100_000].Select(value => value / 1_000_000m)), (1, Gen.Int[0, 1_000].Select(value => value / 8m)));

    private static readonly Gen<RoundingRule> Amount = Gen.Select(Gen.OneOf<RoundingMode>([RoundingMode.Up, RoundingMode.HalfEven, RoundingMode.HalfUp]), Gen.OneOf<(int, decimal?)>([(0, null), (2, null), (3, null), (0, 5m), (2, 0.05m)]), (mode, step) => new RoundingRule(mode, step.Item1, step.Item2));

    private static readonly Gen<PriceTier[]> Tiers = Gen.Select(Gen.Int[1, 500].Array[0, 4], Price.Array[5], (steps, prices) =>
        new[] { new PriceTier(0, prices[0]) }.Concat(steps.Select((_, index) => new PriceTier(Math.Round(steps.Take(index + 1).Sum() / 3m, Decimals), prices[index + 1]))).ToArray());

    private static readonly Gen<PricePlan> Plan = Gen.Select(Gen.Int[0, 50], Gen.Int[0, 200], Gen.Int[0, 100], Gen.Int[0, 30], (fee, minimum, discount, credit) =>
        new PricePlan { Name = "plan", BaseFee = fee / 3m, Minimum = minimum / 7m, DiscountPercent = discount, Credit = credit / 3m });

    private static readonly Gen<Case> Cases = Gen.Select(
        Gen.Select(Tiers, Quantity, Price, Gen.Bool, Gen.Bool, Gen.Bool, (tiers, free, minimum, isLevel, has30Days, isPeak) => (tiers, free, minimum, isLevel, has30Days, isPeak)),
        Gen.Select(Amount, Amount.Null(), Gen.Bool),
        Quantity.Array[1, 31],
        Plan.Null(),
        Gen.Select(Gen.Int[1, 30], Gen.Int[1, 30]),
        (rule, rounding, values, plan, days) => new Case(
            new MetricRule
            {
                Tiers = rule.tiers,
                Free = Math.Round(rule.free / 10, Decimals),
                Minimum = rule.minimum,
                IsLevel = rule.isLevel,
                Has30Days = rule.has30Days,
                IsPeak = rule.isPeak,
                Amount = rounding.Item1,
                Quantity = rounding.Item2,
                IsVolume = rounding.Item3,
            },
            rounding.Item1,
            values,
            plan,
            Math.Min(days.Item1, days.Item2),
            Math.Max(days.Item1, days.Item2)));

    [Fact]
    public void Lines_add_up_and_only_discounts_credits_and_rounding_are_negative() => Cases.Sample(
        test =>
        {
            var statement = test.Rate();
            Assert.Equal(statement.Total, statement.Lines.Sum(line => line.Amount));
            Assert.True(statement.Total >= 0);
            Assert.All(statement.Lines, line => Assert.True(line.Amount >= 0 || MayBeNegative.Contains(line.Kind), line.Kind.ToString()));
            Assert.All(statement.Lines, line => Assert.Equal(line.Amount, Math.Round(line.Amount, test.Amount.Decimals)));
        },
        iter: TestScale.Of(Stated));

    [Fact]
    public void Tiers_have_no_gap_and_no_double_count() => Cases.Sample(
        test =>
        {
            var statement = test.Rate();
            var charged = statement.Lines.Where(line => line.Kind == StatementLineKind.Usage).ToArray();
            var free = statement.Lines.Where(line => line.Kind == StatementLineKind.FreeAllowance).Sum(line => line.Quantity!.Value);
            var measured = MeteredQuantity.Of(test.Usage.Values, test.Rule, test.Period).Billed;
            var quantity = test.Rule.Quantity?.Apply(measured) ?? measured;

            Assert.Equal(quantity, charged.Sum(line => line.Quantity!.Value) + free);
            Assert.Equal(Math.Min(quantity, test.Rule.Free), free);
            Assert.All(charged, line => Assert.Equal(test.Amount.Apply(line.Quantity!.Value * line.Price!.Value), line.Amount));

            // An independent computation: the price of a quantity is the sum over all steps up to it.
            var exact = Reference(test.Rule, quantity - free);
            var minimum = quantity > free ? test.Period.Prorate(test.Rule.Minimum) : 0;
            Assert.Equal(test.Amount.Apply(Math.Max(exact, minimum)), statement.AmountOf("m"));
        },
        iter: TestScale.Of(Stated));

    [Fact]
    public void More_usage_never_costs_less_under_graduated_tiers() => Gen.Select(Cases, Quantity, Gen.Int[0, 30]).Sample(
        (test, more, day) =>
        {
            var graduated = test with { Rule = test.Rule with { IsVolume = false } };
            var values = graduated.Values.ToArray();
            values[day % values.Length] += more;

            Assert.True((graduated with { Values = values }).Rate().Total >= graduated.Rate().Total);
        },
        iter: TestScale.Of(Stated));

    [Fact]
    public void Days_of_two_contracts_are_billed_once() => Gen.Select(Cases, Gen.Int[1, 29]).Sample(
        (test, split) =>
        {
            var sum = test with { Rule = test.Rule with { IsPeak = false, Quantity = null } };
            decimal Quantity(int first, int last) => MeteredQuantity.Of(sum.Usage.Values, sum.Rule, (sum with { First = first, Last = last }).Period).Billed;

            Assert.InRange(Quantity(1, split) + Quantity(split + 1, 30) - Quantity(1, 30), -0.000000002m, 0.000000002m);
        },
        iter: TestScale.Of(Stated));

    private static decimal Reference(MetricRule rule, decimal charged)
    {
        if (rule.IsVolume)
        {
            return charged * (rule.Tiers.LastOrDefault(tier => tier.StartingAfter < charged)?.Price ?? 0);
        }

        var amount = 0m;
        var rest = charged;
        foreach (var tier in rule.Tiers.Reverse().Where(tier => tier.StartingAfter < charged))
        {
            amount += (rest - tier.StartingAfter) * tier.Price;
            rest = tier.StartingAfter;
        }

        return amount;
    }

    private sealed record Case(MetricRule Rule, RoundingRule Amount, decimal[] Values, PricePlan? Plan, int First, int Last)
    {
        public BilledPeriod Period => BilledPeriod.Of("2026-06", Time($"2026-06-{First:00}"), Time($"2026-06-{Last:00}"));

        public UsageSummary Usage => Daily("m", GibMonth, "2026-06", day => day < Values.Length ? Values[day] : 0);

        public Statement Rate() => Rating.Rate(
            new LoadedPriceBook(
                new PriceBook(),
                new BookContent { Currency = "USD", Versions = [new BookVersion { ValidFrom = "2026-01", Amount = Amount, Metrics = [Rule], Plans = Plan is null ? [] : [Plan] }] }),
            Input("2026-06", Usage) with { Plan = Plan?.Name, StartedOn = Time($"2026-06-{First:00}"), EndedOn = Time($"2026-06-{Last:00}") });
    }
}
