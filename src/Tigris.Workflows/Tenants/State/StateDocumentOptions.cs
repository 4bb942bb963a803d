namespace Tigris.Workflows;

/// <summary>The settings for a state document.</summary>
internal sealed class StateDocumentOptions
{
    /// <summary>The provider whose tenants the document must be about.</summary>
    public string ProviderId { get; init; } = "";

    /// <summary>The plans that tenants may name; null without a file of plans.</summary>
    public PlanFile? Plans { get; init; }

    /// <summary>true if the document names all tenants, so that it must not be cut off; otherwise, false.</summary>
    public bool Complete { get; init; }
}
