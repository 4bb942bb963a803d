using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>The charges of several invoices, added up by name and unit. The ids of charges aren't documented.</summary>
internal sealed class ChargeTotals
{
    private readonly Dictionary<(string Charge, string Unit), ChargeSums> _charges = [];
    private readonly List<(string Charge, string Unit)> _keys = [];

    /// <summary>The charges in the order in which they were added.</summary>
    public IEnumerable<(string Charge, string Unit)> Keys => _keys;

    /// <summary>The sum of the amounts outside charges: credits, commitments, and differences between the charges and the total.</summary>
    public decimal Others { get; private set; }

    public int Invoices { get; private set; }

    public void Add(Invoice invoice)
    {
        Invoices++;
        var seen = new HashSet<(string, string)>();
        foreach (var charge in invoice.Charges)
        {
            var key = (charge.Charge, charge.Unit);
            if (!_charges.TryGetValue(key, out var sums))
            {
                _charges[key] = sums = new();
                _keys.Add(key);
            }

            sums.Add(charge, seen.Add(key));
        }

        Others = Amounts.Add(Others, invoice.Charges.Aggregate(invoice.Total, (rest, charge) => Amounts.Subtract(rest, charge.Total)));
    }

    public ChargeSums Of((string Charge, string Unit) key) => _charges.TryGetValue(key, out var sums) ? sums : new ChargeSums();
}
