using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using Tigris.PowerShell.Commands;

namespace Tigris.PowerShell;

/// <summary>The command line while one of its words is completed.</summary>
internal sealed class TypedCommand(string command, string parameter, CommandAst line, IDictionary bound)
{
    private const string ConnectionParameter = "Connection";

    /// <summary>The class of the command. Its name derives from the command's name.</summary>
    public Type? Command { get; } = typeof(TypedCommand).Assembly.GetType(
        $"{typeof(GetTigrisConnectionCommand).Namespace}.{command.Substring(command.LastIndexOf('\\') + 1).Replace("-", "")}Command",
        throwOnError: false,
        ignoreCase: true);

    public string Parameter { get; } = parameter;

    /// <summary>Indicates whether the parameter accepts wildcards, so that a star in a name must be escaped.</summary>
    public bool AcceptsWildcards => Command?.GetProperty(Parameter) is { } property && Attribute.IsDefined(property, typeof(SupportsWildcardsAttribute));

    /// <summary>
    /// The connection that the command would use; null if there is none, or if the connection isn't certain. Names of another account would be
    /// worse than no names.
    /// </summary>
    public TigrisConnection? Connection() => bound.Contains(ConnectionParameter)
        ? Piped.Bare(bound[ConnectionParameter]) as TigrisConnection
        : Mentions(ConnectionParameter) ? null : RunspaceConnections.Current.Resolve();

    /// <summary>Returns the value of a parameter if it has exactly one: as text, or as an object with the property.</summary>
    public string? One(string name) => Values(bound[name]).ToArray() is { Length: 1 } values ? Of(values[0], name) : null;

    /// <summary>Returns the values that are in the list already, except for the word itself.</summary>
    public ICollection<string> Listed(CompletionWord word)
    {
        // A list that ends in a comma isn't bound yet. The parser keeps its parts in an error.
        var unfinished = line.CommandElements.OfType<ErrorExpressionAst>()
            .SelectMany(error => error.FindAll(part => part is StringConstantExpressionAst, searchNestedScriptBlocks: false))
            .Select(part => ((StringConstantExpressionAst)part).Value);
        var listed = Values(bound[Parameter]).Select(value => value.ToString()).Where(value => value != word.Text);
        return new HashSet<string>(listed.Concat(unfinished), StringComparer.Ordinal);
    }

    private bool Mentions(string name) => line.CommandElements.OfType<CommandParameterAst>()
        .Any(typed => name.StartsWith(typed.ParameterName, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<object> Values(object? value) => Piped.Bare(value) switch
    {
        null => [],
        string or IDictionary => [value!],
        IEnumerable many => many.Cast<object?>().OfType<object>(),
        _ => [value!],
    };

    private static string? Of(object value, string name) => Piped.Bare(value) switch
    {
        string or ValueType => value.ToString(),
        _ => PSObject.AsPSObject(value).Properties[name]?.Value?.ToString(),
    };
}
