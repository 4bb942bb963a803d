using System.Collections.Generic;

namespace Tigris.HelpBuilder.Commands;

/// <summary>A command as the engine sees it, with the texts of its parameters.</summary>
internal sealed record Command(
    string Name,
    string HelpUri,
    IReadOnlyList<string> OutputTypes,
    IReadOnlyList<Parameter> Parameters,
    IReadOnlyList<ParameterSet> ParameterSets)
{
    public string Verb => Name.Split('-')[0];

    public string Noun => Name.Split('-')[1];
}

/// <summary>One way to call a command.</summary>
internal sealed record ParameterSet(string Name, IReadOnlyList<Parameter> Parameters);

/// <summary>A parameter of one parameter set, or of the whole command.</summary>
internal sealed record Parameter(string Name, string Type)
{
    public IReadOnlyList<string> Text { get; init; } = [];

    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The allowed values, if the type has others too.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The default of the parameter, or null.</summary>
    public string? Default { get; init; }

    public bool IsSwitch { get; init; }

    public bool TakesMany { get; init; }

    public bool AcceptsWildcards { get; init; }

    public bool IsMandatory { get; init; }

    /// <summary>The position, from 0; null for a parameter without a position.</summary>
    public int? Position { get; init; }

    public bool FromPipeline { get; init; }

    public bool FromPipelineByPropertyName { get; init; }

    public string Pipeline => (FromPipeline, FromPipelineByPropertyName) switch
    {
        (true, true) => "True (ByPropertyName, ByValue)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };
}
