namespace Tigris.PowerShell.Commands;

/// <summary>What was asked for, the same for all tenants of a run but for the acting user.</summary>
internal sealed class OffboardingPlan(Actor actor)
{
    /// <summary>In whose name organizations are deactivated.</summary>
    public Actor Actor { get; } = actor;

    /// <summary>The month of the invoice; null for the month of the deactivation.</summary>
    public string? Month { get; set; }

    /// <summary>Where invoices are saved; null where they are not.</summary>
    public InvoiceFolder? Invoices { get; set; }

    public bool RequireFinalizedInvoice { get; set; }

    public bool KeepBuckets { get; set; }

    /// <summary>Where finished steps are written down; null where they are not.</summary>
    public Journal? Journal { get; set; }
}
