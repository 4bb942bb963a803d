namespace Tigris.Workflows;

/// <summary>The names of the vendor's metrics that are public.</summary>
internal static class VendorMetrics
{
    /// <summary>Gets the names, in the order of the vendor's dashboard.</summary>
    public static string[] Names { get; } =
    [
        "PUT, COPY, POST, LIST Requests",
        "GET, SELECT, and all other Requests",
        "Storage used - Standard",
        "Storage used - Standard Infrequent Access",
        "Storage used - Infrequent Access minimum retention (30 day min)",
        "Data retrieval - Standard Infrequent Access",
        "Storage used - Archive",
        "Data transfer Out",
    ];

    /// <summary>Gets the metrics whose values add up, in contrast to stored sizes.</summary>
    public static (string Name, string Unit)[] Counts { get; } =
    [
        ("PUT, COPY, POST, LIST Requests", "Number of Requests"),
        ("GET, SELECT, and all other Requests", "Number of Requests"),
        ("Data retrieval - Standard Infrequent Access", "GiB"),
        ("Data transfer Out", "GiB"),
    ];
}
