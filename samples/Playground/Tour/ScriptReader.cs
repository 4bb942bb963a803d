using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Language;

namespace Tigris.Playground.Tour;

/// <summary>Splits a script into the statements that a user would type one after the other.</summary>
internal static class ScriptReader
{
    public static IReadOnlyList<Statement> Read(string path)
    {
        var script = Parser.ParseFile(path, out var tokens, out var errors);
        if (errors.Length > 0)
        {
            throw new PlaygroundException($"{path}:{errors[0].Extent.StartLineNumber}: {errors[0].Message}");
        }

        var comments = tokens.Where(IsHeading).ToArray();
        var statements = new List<Statement>();
        var from = script.ParamBlock?.Extent.EndOffset ?? 0;
        foreach (var part in script.EndBlock.Statements)
        {
            var heading = comments
                .Where(comment => comment.Extent.StartOffset >= from && comment.Extent.EndOffset <= part.Extent.StartOffset)
                .Select(comment => comment.Text.TrimStart('#').Trim())
                .ToArray();
            statements.Add(new Statement(
                heading.Length > 0 ? string.Join('\n', heading) : null,
                part.Extent.Text.ReplaceLineEndings("\n"),
                part.Extent.StartLineNumber,
                part is FunctionDefinitionAst));
            from = part.Extent.EndOffset;
        }

        return statements;
    }

    private static bool IsHeading(Token token) => token.Kind == TokenKind.Comment
        && token.Extent.StartColumnNumber == 1
        && !token.Text.StartsWith("<#", StringComparison.Ordinal)
        && !token.Text.StartsWith("#requires", StringComparison.OrdinalIgnoreCase);
}
