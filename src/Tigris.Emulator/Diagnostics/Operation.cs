using System;

namespace Tigris.Emulator;

/// <summary>Operation ids as people write them.</summary>
internal static class Operation
{
    private const string Prefix = "Tigris_";

    public static string FullId(string operationId) =>
        operationId.Length == 0 || operationId.StartsWith(Prefix, StringComparison.Ordinal) ? operationId : Prefix + operationId;

    public static string ShortId(string operationId) =>
        operationId.StartsWith(Prefix, StringComparison.Ordinal) ? operationId[Prefix.Length..] : operationId;
}
