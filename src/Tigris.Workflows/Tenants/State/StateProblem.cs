namespace Tigris.Workflows;

/// <summary>A problem in a state document.</summary>
/// <param name="Line">The number of the line, from 1; null for input that has no lines.</param>
/// <param name="Path">The JSON path, or the column of a table.</param>
/// <param name="Message">The problem, and the text to write instead.</param>
internal sealed record StateProblem(int? Line, string Path, string Message)
{
    public override string ToString() => Line is { } line ? MessageText.Of(Messages.StateProblemAt, line, Path, Message) : $"{Path}: {Message}";
}
