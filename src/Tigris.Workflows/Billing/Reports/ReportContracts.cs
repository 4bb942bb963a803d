using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>The contracts of organizations, from which a report computes its revenue.</summary>
internal sealed class ReportContracts
{
    private readonly Dictionary<string, List<StatementInput>> _contracts = new(StringComparer.Ordinal);

    /// <summary>The organizations that have a contract.</summary>
    public IReadOnlyCollection<string> OrganizationIds => _contracts.Keys;

    /// <summary>Adds a contract: a plan, the first and the last day, and a credit for each month.</summary>
    public void Add(StatementInput contract)
    {
        if (!_contracts.TryGetValue(contract.OrganizationId, out var others))
        {
            _contracts[contract.OrganizationId] = others = [];
        }

        others.Add(contract);
    }

    /// <summary>
    /// Returns an input for each contract of an organization with days in a month. An organization without contracts has one for the whole month.
    /// </summary>
    /// <exception cref="TigrisArgumentException">Two contracts bill the same day, or a contract ends before it starts.</exception>
    public IReadOnlyList<StatementInput> InputsOf(string organizationId, string month, PriceBasis basis)
    {
        if (!_contracts.TryGetValue(organizationId, out var contracts))
        {
            return [new StatementInput { OrganizationId = organizationId, Month = month }];
        }

        var periods = new StatementPeriods();
        var inputs = contracts.Select(contract => contract with { Month = month }).Where(input => IsBilled(input, basis)).ToArray();
        foreach (var input in inputs)
        {
            periods.Require(input, basis);
        }

        return inputs;
    }

    // The days of the vendor's invoice can't be separated.
    private static bool IsBilled(StatementInput input, PriceBasis basis) =>
        BilledPeriod.Of(input.Month, input.StartedOn, input.EndedOn).Days > 0 || basis == PriceBasis.Invoice;
}
