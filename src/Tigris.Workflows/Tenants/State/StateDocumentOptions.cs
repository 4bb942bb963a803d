namespace Tigris.Workflows;

/// <summary>The settings for a state document.</summary>
internal sealed class StateDocumentOptions
{
    /// <summary>The provider of all tenants in the document.</summary>
    public string ProviderId { get; init; } = "";

    /// <summary>The plans that tenants may name; null without a file of plans.</summary>
    public PlanFile? Plans { get; init; }

    /// <summary>true if the document must name all tenants, so that a cut-off document is an error; otherwise, false.</summary>
    public bool Complete { get; init; }
}
