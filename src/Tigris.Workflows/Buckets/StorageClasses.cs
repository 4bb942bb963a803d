using System.Linq;

namespace Tigris.Workflows;

/// <summary>The storage classes that the vendor documents. Responses and users may name others, because the list grows.</summary>
internal static class StorageClasses
{
    public const string Standard = "STANDARD";

    public static readonly string[] Known = [Standard, "STANDARD_IA", "GLACIER", "GLACIER_IR"];

    public static bool IsKnown(string name) => Known.Contains(name);
}
