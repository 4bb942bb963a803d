using System.Collections.Generic;

namespace Tigris.Workflows;

/// <summary>Remembers the billed periods of a run, so that no day of an organization is billed twice.</summary>
internal sealed class StatementPeriods
{
    private readonly Dictionary<(string OrganizationId, string Month), List<BilledPeriod>> _periods = [];

    /// <summary>Adds the period of an input.</summary>
    /// <exception cref="TigrisArgumentException">A period of the organization overlaps, or the vendor's invoice would be billed twice.</exception>
    public void Require(StatementInput input, PriceBasis basis)
    {
        var period = BilledPeriod.Of(input.Month, input.StartedOn, input.EndedOn);
        if (!_periods.TryGetValue((input.OrganizationId, input.Month), out var others))
        {
            _periods[(input.OrganizationId, input.Month)] = others = [];
        }

        if (others.Exists(other => basis == PriceBasis.Invoice || (other.StartingOn < period.EndingBefore && period.StartingOn < other.EndingBefore) || (other.Days == 0 && period.Days == 0)))
        {
            throw new TigrisArgumentException("DuplicateStatement", MessageText.Of(Messages.DuplicateStatement, input.OrganizationId, input.Month), input.OrganizationId);
        }

        others.Add(period);
    }
}
