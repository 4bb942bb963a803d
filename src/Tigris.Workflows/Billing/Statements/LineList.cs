using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>The lines of a statement while it is computed.</summary>
internal sealed class LineList(StatementInput input, BilledPeriod period, string? plan, string currency, bool isFinal)
{
    private readonly List<StatementLine> _lines = [];
    private readonly List<string> _notices = [];

    public IReadOnlyList<StatementLine> Lines => _lines;

    public IReadOnlyList<string> Notices => _notices;

    /// <summary>The sum of the amounts so far.</summary>
    /// <exception cref="System.OverflowException">The sum is too large.</exception>
    public decimal Total => _lines.Sum(line => line.Amount);

    public void Note(string notice) => _notices.Add(notice);

    /// <summary>Adds a line about the whole statement, unless its amount is 0.</summary>
    public void AddAmount(StatementLineKind kind, string description, decimal amount)
    {
        if (amount != 0)
        {
            Add(new StatementLine { Kind = kind, Description = description, Amount = amount });
        }
    }

    /// <summary>Adds a line. The identities are those of the statement.</summary>
    public void Add(StatementLine line) => _lines.Add(new StatementLine
    {
        OrganizationId = input.OrganizationId,
        OrganizationName = input.OrganizationName,
        Month = input.Month,
        FirstDay = period.FirstDay,
        LastDay = period.LastDay,
        Plan = plan,
        IsFinal = isFinal,
        Currency = currency,
        Kind = line.Kind,
        CorrectedKind = line.CorrectedKind,
        Description = line.Description,
        Metric = line.Metric,
        MetricId = line.MetricId,
        Unit = line.Unit,
        Tier = line.Tier,
        Quantity = line.Quantity,
        Price = line.Price,
        Amount = line.Amount,
    });
}
