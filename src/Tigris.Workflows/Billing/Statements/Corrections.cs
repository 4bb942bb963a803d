using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Computes the differences between a statement and the earlier ones of the same month.</summary>
internal static class Corrections
{
    /// <summary>Returns a statement whose lines turn the earlier statements into the current one.</summary>
    /// <param name="current">The current statement.</param>
    /// <param name="earlier">The earlier statement and its corrections, at least one.</param>
    /// <exception cref="OverflowException">An amount is too large.</exception>
    public static Statement Of(Statement current, IReadOnlyList<SavedStatement> earlier)
    {
        var before = Sum(earlier.SelectMany(statement => statement.Lines));
        var after = Sum(current.Lines);
        var lines = after.Keys.Concat(before.Keys).Distinct()
            .Select(key => Line(current, key, before.TryGetValue(key, out var old) ? old : default, after.TryGetValue(key, out var now) ? now : default))
            .Where(line => line.Amount != 0).ToArray();
        var total = lines.Sum(line => line.Amount);
        var cost = current.Cost - earlier.Aggregate((decimal?)0, (sum, statement) => sum + statement.Cost);
        return new Statement
        {
            OrganizationId = current.OrganizationId,
            OrganizationName = current.OrganizationName,
            Month = current.Month,
            StartingOn = current.StartingOn,
            EndingBefore = current.EndingBefore,
            Plan = current.Plan,
            Basis = current.Basis,
            IsFinal = current.IsFinal,
            IsCorrection = true,
            Currency = current.Currency,
            Subtotal = lines.Where(line => line.CorrectedKind is not (StatementLineKind.Discount or StatementLineKind.Credit)).Sum(line => line.Amount),
            Total = total,
            UnusedCredit = current.UnusedCredit,
            Cost = cost,
            Margin = total - cost,
            ExchangeRate = current.ExchangeRate,
            InvoiceStatus = current.InvoiceStatus,
            InvoiceSubtotal = current.InvoiceSubtotal,
            InvoiceCredits = current.InvoiceCredits,
            InvoiceMinimumCommit = current.InvoiceMinimumCommit,
            AccountCredits = current.AccountCredits,
            AccountMinimumCommit = current.AccountMinimumCommit,
            ValidFrom = current.ValidFrom,
            PriceBookSha256 = current.PriceBookSha256,
            UsageSha256 = current.UsageSha256,
            Notices = [.. current.Notices, .. Notices(current, earlier)],
            Lines = lines,
        };
    }

    private static IEnumerable<string> Notices(Statement current, IReadOnlyList<SavedStatement> earlier)
    {
        if (!current.IsFinal)
        {
            yield return MessageText.Of(Messages.NoticeStillDraft, current.Month);
        }

        if (earlier.Any(statement => statement.PriceBookSha256 != current.PriceBookSha256))
        {
            yield return Messages.NoticeOtherPriceBook;
        }
    }

    // A correction has the key of the line that it corrects, so that a second correction starts from the first one.
    private static Dictionary<(StatementLineKind Kind, string? Metric, string? Unit, string? Tier), (StatementLine Line, decimal? Quantity, decimal Amount)> Sum(IEnumerable<StatementLine> lines) => lines
        .GroupBy(line => (line.CorrectedKind ?? line.Kind, line.Metric, line.Unit, line.Tier))
        .ToDictionary(same => same.Key, same => (same.First(), same.Aggregate((decimal?)0, (sum, line) => sum + line.Quantity), same.Sum(line => line.Amount)));

    private static StatementLine Line(
        Statement current,
        (StatementLineKind Kind, string? Metric, string? Unit, string? Tier) key,
        (StatementLine? Line, decimal? Quantity, decimal Amount) before,
        (StatementLine? Line, decimal? Quantity, decimal Amount) after)
    {
        var line = after.Line ?? before.Line!;
        return new StatementLine
        {
            OrganizationId = current.OrganizationId,
            OrganizationName = current.OrganizationName,
            Month = current.Month,
            FirstDay = BilledPeriod.Day(current.StartingOn),
            LastDay = BilledPeriod.LastDayOf(current.StartingOn, current.EndingBefore),
            Plan = current.Plan,
            IsFinal = current.IsFinal,
            Kind = StatementLineKind.Correction,
            CorrectedKind = key.Kind,
            Description = line.CorrectedKind is null ? MessageText.Of(Messages.LineCorrection, line.Description) : line.Description,
            Metric = key.Metric,
            MetricId = line.MetricId,
            Unit = key.Unit,
            Tier = key.Tier,
            Quantity = (after.Line is null ? 0 : after.Quantity) - (before.Line is null ? 0 : before.Quantity),
            Amount = after.Amount - before.Amount,
            Currency = current.Currency,
        };
    }
}
