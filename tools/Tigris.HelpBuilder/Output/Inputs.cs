using System.Collections.Generic;
using System.Linq;
using Tigris.HelpBuilder.Commands;

namespace Tigris.HelpBuilder.Output;

/// <summary>The types that a command accepts from the pipeline.</summary>
internal static class Inputs
{
    public static IReadOnlyList<(string Type, string Text)> Of(Command command)
    {
        var inputs = new List<(string, string)>();
        inputs.AddRange(command.Parameters.Where(parameter => parameter.FromPipeline).Select(parameter => (parameter.Type, $"Values of -{parameter.Name}.")));
        var names = command.Parameters.Where(parameter => parameter.FromPipelineByPropertyName).Select(parameter => parameter.Name).ToArray();
        if (names.Length > 0)
        {
            inputs.Add(("psobject", $"Objects with properties that have the name of a parameter: {string.Join(", ", names)}."));
        }

        return inputs.Count > 0 ? inputs : [("None", "Nothing can be piped into this command.")];
    }
}
