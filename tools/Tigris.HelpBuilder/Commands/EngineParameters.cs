using System.Collections.Generic;

namespace Tigris.HelpBuilder.Commands;

/// <summary>The parameters that the engine adds to a command that changes something. They have no XML documentation.</summary>
internal static class EngineParameters
{
    private static readonly Dictionary<string, string> Texts = new()
    {
        ["WhatIf"] = "Says what would be done, and does not do it: no request that changes anything is sent.",
        ["Confirm"] = "Asks before each change. -Confirm:$false leaves out the question that a command asks by itself.",
    };

    public static IReadOnlyList<string> Names { get; } = [.. Texts.Keys];

    public static IReadOnlyList<string> Text(string name) => Texts.TryGetValue(name, out var text) ? [text] : [];
}
