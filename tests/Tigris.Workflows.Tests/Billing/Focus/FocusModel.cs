using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Tigris.Workflows.Tests.Billing;

/// <summary>The rule model of FOCUS 1.2: the file of the specification's own validator.</summary>
internal static class FocusModel
{
    public const string Root = "CostAndUsage-D-000-M";

    /// <summary>The features that the vendor and its partners have. The rules of other features don't apply.</summary>
    public static readonly IReadOnlySet<string> Supported = new HashSet<string>
    {
        "ACCOUNT_NAMING_SUPPORTED", "MULTIPLE_PRICING_CATEGORIES_SUPPORTED", "NEGOTIATED_PRICING_SUPPORTED", "PUBLIC_PRICE_LIST_SUPPORTED",
        "SUB_ACCOUNT_SUPPORTED", "UNIT_PRICING_SUPPORTED", "USAGE_MEASUREMENT_SUPPORTED",
    };

    public static IReadOnlyDictionary<string, FocusRule> Rules { get; } = Read();

    private static Dictionary<string, FocusRule> Read()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "TestData", "focus", "model-1.2.json")));
        return json.RootElement.GetProperty("ModelRules").Clone().EnumerateObject().ToDictionary(rule => rule.Name, rule => FocusRule.Of(rule.Name, rule.Value));
    }
}
