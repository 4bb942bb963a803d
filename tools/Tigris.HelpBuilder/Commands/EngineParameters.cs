using System.Collections.Generic;

namespace Tigris.HelpBuilder.Commands;

/// <summary>The parameters that the engine adds to a command that changes something. They have no XML documentation.</summary>
internal static class EngineParameters
{
    private static readonly Dictionary<string, string> Texts = new()
    {
        ["WhatIf"] = "Shows the changes without making them. The command sends no request that changes anything.",
        ["Confirm"] = "Prompts for a confirmation before each change. -Confirm:$false suppresses the prompt of a command that prompts by default.",
    };

    public static IReadOnlyList<string> Names { get; } = [.. Texts.Keys];

    public static IReadOnlyList<string> Text(string name) => Texts.TryGetValue(name, out var text) ? [text] : [];
}
