using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Explains the reasons for differences.</summary>
internal static class DifferenceText
{
    private const int MostNames = 5;

    public static string Of(InvoiceDifferenceReason reason, IReadOnlyCollection<string> failed, IReadOnlyCollection<string> withoutInvoice) => reason switch
    {
        InvoiceDifferenceReason.Equal => Messages.DifferenceEqual,
        InvoiceDifferenceReason.FreeAllowance => Messages.DifferenceFreeAllowance,
        InvoiceDifferenceReason.Rounding => Messages.DifferenceRounding,
        InvoiceDifferenceReason.MissingOrganization when withoutInvoice.Count > 0 => MessageText.Of(Messages.DifferenceWithoutInvoice, Names(withoutInvoice)),
        InvoiceDifferenceReason.MissingOrganization => Messages.DifferenceMissingOrganization,
        InvoiceDifferenceReason.Draft => Messages.DifferenceDraft,
        InvoiceDifferenceReason.AccountAdjustment => Messages.DifferenceAccountAdjustment,
        InvoiceDifferenceReason.Incomplete => MessageText.Of(Messages.DifferenceIncomplete, Names(failed)),
        _ => Messages.DifferenceUnexplained,
    };

    private static string Names(IReadOnlyCollection<string> ids)
    {
        var names = string.Join(", ", ids.OrderBy(id => id, System.StringComparer.Ordinal).Take(MostNames));
        return ids.Count > MostNames ? MessageText.Of(Messages.AndMore, names, ids.Count - MostNames) : names;
    }
}
