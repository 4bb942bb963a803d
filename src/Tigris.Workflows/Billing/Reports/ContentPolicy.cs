using System;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>
/// The Content-Security-Policy of a document. The document sends no request, and uses only the scripts and styles that have these hashes.
/// </summary>
internal static class ContentPolicy
{
    public static string Of(string[] styles, string[] scripts) =>
        "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
        + $"style-src {string.Join(" ", styles.Select(Source))}"
        + (scripts.Length > 0 ? $"; script-src {string.Join(" ", scripts.Select(Source))}" : "");

    private static string Source(string content) => $"'sha256-{Convert.ToBase64String(Sha256Hash.Of(content))}'";
}
