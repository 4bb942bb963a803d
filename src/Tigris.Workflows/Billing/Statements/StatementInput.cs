using System;
using System.Collections.Generic;

namespace Tigris.Workflows;

/// <summary>The data of one organization in one month that a statement is computed from.</summary>
internal sealed record StatementInput
{
    public string OrganizationId { get; init; } = "";

    public string? OrganizationName { get; init; }

    /// <summary>The month, <c>yyyy-MM</c>.</summary>
    public string Month { get; init; } = "";

    /// <summary>The name of the plan; null to find it by the organization's id.</summary>
    public string? Plan { get; init; }

    /// <summary>The first day of the contract, a UTC midnight; null for a contract that started before the month.</summary>
    public DateTimeOffset? StartedOn { get; init; }

    /// <summary>The last day of the contract, a UTC midnight; null for a contract without an end.</summary>
    public DateTimeOffset? EndedOn { get; init; }

    /// <summary>The credit of the month beside that of the plan, 0 or more.</summary>
    public decimal Credit { get; init; }

    /// <summary>The price of a US dollar in the currency of the price book; null if none was given.</summary>
    public decimal? ExchangeRate { get; init; }

    /// <summary>The usage of the month. The basis Invoice needs none.</summary>
    public IReadOnlyList<UsageSummary> Usage { get; init; } = [];

    /// <summary>The vendor's invoice of the organization; null if it wasn't read.</summary>
    public Invoice? Invoice { get; init; }

    /// <summary>The vendor's invoice of the account; null if it wasn't read.</summary>
    public Invoice? Account { get; init; }

    /// <summary>true to show the cost. With the basis Invoice, the invoice is read in any case.</summary>
    public bool ShowsCost { get; init; } = true;

    /// <summary>The current time.</summary>
    public DateTimeOffset Now { get; init; }
}
