namespace Tigris.Workflows;

/// <summary>The options of a run. Except for the acting user they are the same for all its tenants.</summary>
/// <param name="json">The JSON serializer.</param>
/// <param name="actor">The acting user of the deactivation.</param>
internal sealed class OffboardingPlan(IJsonSerializer json, Actor actor)
{
    public IJsonSerializer Json { get; } = json;

    /// <summary>The acting user of the deactivation.</summary>
    public Actor Actor { get; } = actor;

    /// <summary>The month of the invoice, if the run names one.</summary>
    public string? Month { get; init; }

    /// <summary>The folder for invoices; null if they aren't saved.</summary>
    public InvoiceFolder? Invoices { get; init; }

    public bool RequireFinalizedInvoice { get; init; }

    public bool KeepBuckets { get; init; }

    /// <summary>The journal; null if there is none.</summary>
    public Journal? Journal { get; init; }

    /// <summary>The path of the journal; null if there is none.</summary>
    public string? JournalPath => Journal?.FullName;
}
