using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Tigris.PowerShell;

/// <summary>Completes values that the vendor documents, each with a tool tip from the messages.</summary>
internal static class FixedCompletions
{
    public static CompletionItem[] Of(string kind, IEnumerable<string> values) => [.. values.Select(value => Hinted(kind, value, value))];

    /// <summary>Returns an item with the tool tip of its word.</summary>
    public static CompletionItem Hinted(string kind, string word, string value) =>
        new(value, toolTip: Messages.ResourceManager.GetString($"Hint_{kind}_{word}", CultureInfo.CurrentUICulture));
}
