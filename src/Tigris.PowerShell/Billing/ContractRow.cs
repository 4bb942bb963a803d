using System.Linq;
using System.Management.Automation;
using Tigris.PowerShell.Commands;

namespace Tigris.PowerShell;

/// <summary>Reads contracts: the columns that Get-TigrisStatement reads from the pipeline.</summary>
internal static class ContractRow
{
    private const decimal MaxCredit = 1_000_000_000_000m;

    // A file of contracts has the same columns as the pipeline input of Get-TigrisStatement.
    private static readonly string[] Identities = IdentityAttribute.NamesOf(typeof(GetTigrisStatementCommand), nameof(GetTigrisStatementCommand.OrganizationId));

    /// <summary>Returns the contract of a row.</summary>
    /// <exception cref="TigrisArgumentException">The row has no id, or a value can't be read.</exception>
    public static StatementInput Read(object? row)
    {
        var item = row is null ? null : PSObject.AsPSObject(row);
        return Identities.Select(name => Field.Text(item, name)).FirstOrDefault(text => text is not null) is { } id
            ? Of(id, Field.Text(item, "Plan"), Field.Value(item, "StartedOn"), Field.Value(item, "EndedOn"), Field.Value(item, "Credit"))
            : throw new TigrisArgumentException("InvalidIdentifier", RowColumns.Missing(Identities, item?.Properties.Select(property => property.Name) ?? []), null);
    }

    /// <summary>Returns the contract with these values. A blank value counts as a missing one.</summary>
    /// <exception cref="TigrisArgumentException">A value can't be read.</exception>
    public static StatementInput Of(string organizationId, string? plan, object? startedOn, object? endedOn, object? credit)
    {
        var contract = new StatementInput
        {
            OrganizationId = organizationId,
            Plan = plan,
            StartedOn = UtcDay.Read(startedOn),
            EndedOn = UtcDay.Read(endedOn),
            Credit = Amount.Read(credit, "Credit", 0, MaxCredit) ?? 0,
        };
        BilledPeriod.RequireOrder(contract.StartedOn, contract.EndedOn);
        return contract;
    }
}
