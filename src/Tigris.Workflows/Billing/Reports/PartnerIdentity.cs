namespace Tigris.Workflows;

/// <summary>The name, the logo and the texts of the partner on its documents.</summary>
internal sealed record PartnerIdentity
{
    public string? Name { get; init; }

    /// <summary>The logo as a data: address; null without a logo.</summary>
    public string? Logo { get; init; }

    /// <summary>The text above the lines; null without a text.</summary>
    public string? Introduction { get; init; }

    /// <summary>The text at the end; null without a text.</summary>
    public string? Footer { get; init; }
}
