using System;
using System.Linq;

namespace Tigris.Workflows.Tests.Billing;

/// <summary>Statements with random lines of each kind.</summary>
internal sealed class RandomStatements(int seed)
{
    private static readonly string[] Currencies = ["USD", "EUR", "JPY", "KWD"];
    private static readonly string?[] Names = [null, "Acme", "M\u00fcller", "<script>alert(1)</script>", " "];

    private readonly Random _random = new(seed);

    public Statement Next()
    {
        var start = new DateTimeOffset(2026, _random.Next(1, 13), 1, 0, 0, 0, TimeSpan.Zero);
        var lines = Enumerable.Range(0, _random.Next(0, 10)).Select(_ => Line()).ToArray();
        return new Statement
        {
            OrganizationId = $"tenant-{_random.Next(1000)}",
            OrganizationName = Names[_random.Next(Names.Length)],
            Month = start.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture),
            StartingOn = start.AddDays(_random.Next(0, 10)),
            EndingBefore = start.AddMonths(1).AddDays(-_random.Next(0, 10)),
            Plan = _random.Next(2) == 0 ? null : "Standard",
            IsFinal = _random.Next(2) == 0,
            IsCorrection = _random.Next(5) == 0,
            Currency = Currencies[_random.Next(Currencies.Length)],
            Total = lines.Sum(line => line.Amount),
            Lines = lines,
        };
    }

    private StatementLine Line()
    {
        var kind = (StatementLineKind)_random.Next(Enum.GetValues<StatementLineKind>().Length);
        var isCorrection = kind == StatementLineKind.Correction;
        var quantity = _random.NextInt64(0, 1_000_000_000) / 1_000_000m;
        var price = _random.Next(0, 1_000_000) / 10_000_000m;
        var metric = _random.Next(5);
        return new StatementLine
        {
            Kind = kind,
            CorrectedKind = isCorrection ? (StatementLineKind)_random.Next((int)StatementLineKind.Correction) : null,
            Description = $"Line {metric}",
            Metric = _random.Next(4) == 0 ? null : $"Metric {metric}",
            MetricId = _random.Next(4) == 0 ? null : $"id:{metric}",
            Unit = _random.Next(4) == 0 ? null : "GiB-Month",
            Tier = _random.Next(3) == 0 ? $"above {_random.Next(3)}" : null,
            Plan = _random.Next(2) == 0 ? "Gold" : null,
            Quantity = _random.Next(6) == 0 ? null : quantity * (isCorrection ? -1 : 1),
            Price = _random.Next(6) == 0 ? null : price,
            Amount = kind switch
            {
                StatementLineKind.FreeAllowance or StatementLineKind.Unpriced => 0,
                StatementLineKind.Discount or StatementLineKind.Credit => -Math.Round(quantity, 2),
                StatementLineKind.Rounding or StatementLineKind.Correction => Math.Round(quantity - 500, 2),
                _ => Math.Round(quantity * price, 2),
            },
        };
    }
}
